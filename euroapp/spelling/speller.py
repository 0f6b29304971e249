"""Who tells whether words are spelt right: an engine with a dictionary, and what it said already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from euroapp.spelling.words import is_joined, parts_of, plain

MOST = 5
"""Words that are suggested for one."""
_KEPT = 50_000
"""Words whose spelling is remembered."""


class Engine(Protocol):
    """Looks up plain words in one dictionary; all of it may take long."""

    def wrong(self, words: Iterable[str]) -> set[str]:
        """Return the words that the dictionary does not have.

        Raises:
            SpellingFailed: the dictionary cannot be read, or its reader broke down.

        """

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words of the dictionary that may be meant, the likeliest first.

        Raises:
            SpellingFailed: as above.

        """

    def stop(self) -> None:
        """Let whoever waits for an answer wait no more; from any thread."""

    def close(self) -> None:
        """Let go of the dictionary."""


class Speller:
    """Looks up words as they stand in texts; a joined word may be known whole or by its parts.

    `right` and `suggested` are asked from any thread and never look anything up; the others are for a thread
    that may wait.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._right: dict[str, bool] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def right(self, word: str, known: Callable[[str], bool] = lambda _word: False) -> bool | None:
        """Tell whether a word is right, as far as that was looked up; None where it was not.

        `known` tells of words that need no dictionary; of a joined word, each part may be such a word.
        """
        if known(word):
            return True
        found = self._right.get(plain(word))
        if found is False:
            parts = parts_of(plain(word))
            if any(map(known, parts)):
                return all(known(part) or self._right.get(part, False) for part in parts)
        return found

    def suggested(self, word: str) -> tuple[str, ...] | None:
        """Return what was found to be meant by a word; None where nobody looked yet."""
        return self._suggested.get(word)

    def look_up(self, words: Iterable[str]) -> None:
        """Look up what is not known yet.

        Raises:
            SpellingFailed: the dictionary cannot be read.

        """
        fresh = sorted({plain(word) for word in words} - self._right.keys())
        if not fresh:
            return
        wrong = self._engine.wrong(fresh)
        joined = {word: parts_of(word) for word in wrong if is_joined(word)}
        parts = {part for several in joined.values() for part in several}
        bad = self._engine.wrong(sorted(parts)) if parts else set()
        if len(self._right) > _KEPT:
            self._right.clear()
        for word in fresh:
            by_parts = word in joined and not bad.intersection(joined[word])
            self._right[word] = word not in wrong or by_parts
        self._right.update((part, part not in bad) for part in parts)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return up to five words that may be meant, written as the word is.

        Raises:
            SpellingFailed: the dictionary cannot be read.

        """
        if word not in self._suggested:
            found = self._likely(plain(word))
            curly = "\u2019" in word
            said = (one.replace("'", "\u2019") if curly else one for one in found)
            if len(self._suggested) > _KEPT:
                self._suggested.clear()
            self._suggested[word] = tuple(dict.fromkeys(said))[:MOST]
        return self._suggested[word]

    def _likely(self, word: str) -> tuple[str, ...]:
        """Mend the one part of a joined word that is wrong; any other word as a whole."""
        bad = self._engine.wrong(parts_of(word))
        part = next(iter(bad), "")
        if len(bad) != 1 or word.count(part) != 1:
            return self._engine.suggest(word)
        return tuple(word.replace(part, one) for one in self._engine.suggest(part))

    def stop(self) -> None:
        """Let whoever waits for an answer wait no more; from any thread."""
        self._engine.stop()

    def close(self) -> None:
        """Let go of the dictionary."""
        self._engine.close()
