"""The process that holds a dictionary: a question in JSON on each line it reads, an answer on each it writes.

`{"check": [words]}` is answered by the words that the dictionary does not have, `{"suggest": word}` by what
may be meant.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hunspell import Hunspell

FURTHER = ".like"
"""Ends the name of a file beside the dictionary: on each line a word, and one that behaves alike."""


def main(folder: str, stem: str) -> int:
    """Answer until nobody asks any more."""
    with contextlib.suppress(OSError, AttributeError):
        # Whoever types comes first.
        os.nice(5)
    # The paths of today's systems are UTF-8; on Windows the engine needs to be told.
    dictionary = Hunspell(stem, hunspell_data_dir=folder, system_encoding="UTF-8")
    for word, like in _further_words(Path(folder, f"{stem}{FURTHER}")):
        dictionary.add(word, like)
    for line in sys.stdin.buffer:
        answer = json.dumps(_answer(dictionary, json.loads(line)))
        sys.stdout.buffer.write(answer.encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _further_words(file: Path) -> Iterator[tuple[str, str]]:
    """Yield words of the field that the dictionary bends and joins like others; few packs have any."""
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            word, _, like = line.partition(" ")
            if word and like:
                yield word, like


def _answer(dictionary: Any, question: dict[str, Any]) -> list[str]:
    if "check" in question:
        return [word for word in question["check"] if not _has(dictionary, word)]
    try:
        return list(dictionary.suggest(question["suggest"]))
    except UnicodeEncodeError:
        return []


def _has(dictionary: Any, word: str) -> bool:
    """Tell whether the dictionary has a word; letters that it cannot write are in none of its own."""
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
