"""Every word for a row that the data holds is read, and no expression is compiled before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from euroapp.mentions.letters import DOTTED, LETTERS
from euroapp.mentions.reader import mentions
from euroapp.mentions.vocabulary import each_of, table, words

ROWS = [(letters, word) for letters, said in table("rows").items() for word in said.split("|")]
FORMS = [(said.partition(": ")[0], form) for form, said in table("short_forms").items()]


def collections_in(text: str) -> list[str]:
    return [mention.collection for mention in mentions(f"We see {text} here.")]


@pytest.mark.parametrize(("letters", "word"), [*ROWS, *FORMS])
def test_every_word_for_a_row_is_read(letters: str, word: str) -> None:
    blank = "" if (letters, word) in FORMS else " "
    said = f"{word.replace('~', ' ')}{blank}{'2.1' if letters in DOTTED else '2'}"
    assert collections_in(said) == [LETTERS.get(letters, letters)]


@pytest.mark.parametrize("number", range(1, 11))
def test_rows_are_counted_out_in_words(number: int) -> None:
    for word in each_of("ordinals")[number - 1].split("|")[:2]:
        assert [one.number for one in mentions(f"the {word} milestone")] == [f"MS{number}"]


def test_words_of_a_kind_are_small_and_stand_once() -> None:
    for kind in ("heads", "programme", "nationalities", "verbs", "behind_a_row", "before_a_row", "measures"):
        assert all(word == word.lower() for word in words(kind))


def test_nothing_is_compiled_or_read_when_the_modules_are_imported() -> None:
    code = (
        "import re, euroapp.bundle, euroapp.draft, euroapp.calls.form\n"
        "import heapq, unicodedata, string, json\n"
        "def refuse(*_): raise AssertionError('compiled')\n"
        "re.compile = refuse\n"
        "import euroapp.mentions.reader, euroapp.mentions.names\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
