"""A user's own list of words: a file of this computer, one word a line, for all drafts."""

from __future__ import annotations

from pathlib import Path

from euroapp.replacing import replace_small
from euroapp.settings import data_folder, private_folder
from euroapp.spelling.words import LONGEST, key_of

_MOST_BYTES = 4 * 1024 * 1024


def words_file() -> Path:
    """Return where the list lies; it need not be there."""
    return data_folder() / "words.txt"


def own_words() -> tuple[str, ...]:
    """Return the words of the list, as they were written; a file that cannot be read holds none."""
    try:
        with words_file().open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ()
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return tuple(line for line in lines if line and len(line) <= LONGEST)


def add_own_word(word: str) -> None:
    """Add a word to the list, as it is on the disk by now: another window may have added one.

    Raises:
        OSError: the list is as it was.

    """
    before = own_words()
    if key_of(word) in map(key_of, before):
        return
    private_folder(words_file().parent)
    text = "\n".join(sorted((*before, word), key=key_of)) + "\n"
    replace_small(words_file(), text.encode("utf-8"))
