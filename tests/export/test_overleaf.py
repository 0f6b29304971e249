"""Rows of tables that go on overleaf are proven cell by cell: each letter in its order, on whichever page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.rows import fills, follow_row
from euroapp.export.verdict import Verdict
from euroapp.outline.elements import Outline, Row, Table
from euroapp.outline.proposal import outline
from tests.builders import call_of, figures_of
from tests.export.mutations import shortened
from tests.export.reading import read_back, texts_back

Lines = list[list[str]]
"""The lines of each cell of a row."""
lines_of_cells = st.lists(
    st.lists(st.text("abcd", min_size=1, max_size=5), max_size=9), min_size=1, max_size=12
)


def on_pages(cells: Lines, each: int, head: str = "", again: bool = False) -> str:
    """Print a row whose cells stand side by side, so many lines to a page."""
    count = max(-(-max(map(len, cells)) // each), 1)
    pages = []
    for page in range(count):
        parts = [cell[page * each : (page + 1) * each] for cell in cells]
        if page and again and not parts[0]:
            parts[0] = cells[0]
        pages.append((head if page else "") + "".join("".join(part) for part in parts))
    return PAGE.join(pages)


@given(lines_of_cells, st.integers(1, 4), st.sampled_from(["", "head"]), st.booleans())
def test_a_row_is_followed_to_its_end_however_pages_part_it(
    cells: Lines, each: int, head: str, again: bool
) -> None:
    words = ["".join(cell) for cell in cells]
    row = on_pages(cells, each, head, again and len(cells[0]) <= each)
    assume(PAGE in row)
    assert fills(words, row, head)
    found = follow_row(words, f"{row}xyz", 0, head)
    assert found is not None
    assert found.at == len(row)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(2, 30))
def test_two_letters_that_change_places_are_noticed_wherever_they_stand(
    one: int, other: int, each: int
) -> None:
    cells = [[f"{name}{number:02}" for number in range(40)] for name in "ABCDEFGHIJKL"]
    row = on_pages(cells, each, "Head")
    places = [place for place, char in enumerate(row) if char not in f"{PAGE}Head"]
    first, last = sorted((places[one % len(places)], places[other % len(places)]))
    assume(row[first] != row[last])
    turned = row[:first] + row[last] + row[first + 1 : last] + row[first] + row[last + 1 :]
    words = ["".join(cell) for cell in cells]
    assert follow_row(words, row, 0, "Head") is not None
    assert follow_row(words, turned, 0, "Head") is None


def test_hyphens_and_codes_at_the_end_of_a_page_part_no_cell() -> None:
    words = ["R1", "Supercalifragilistic\u2603end", "Other"]
    row = f"R1Superca{HYPHEN}Ot{PAGE}R1lifra{HYPHEN}gilistic[U+2603]endher"
    found = follow_row(words, row, 0, "")
    assert found is not None
    assert found == (len(row), "\u2603")


@pytest.mark.parametrize("head", ["", "Head"])
def test_a_row_that_begins_at_the_top_of_a_page_is_followed_overleaf(head: str) -> None:
    cells = [["R1"], ["abc", "def", "ghi"], ["jkl", "mno"]]
    row = f"{PAGE}{head}{on_pages(cells, 1, head, again=True)}"
    words = ["".join(cell) for cell in cells]
    assert fills(words, row, head)
    assert follow_row(words, row, 0, head) is not None


def test_cells_that_read_alike_are_followed_in_an_instant() -> None:
    cells = [["aaaaaaaaaa"] * 90, ["aaaaaaaaaa"] * 120, ["aaaaaaaaa"] * 30]
    row = on_pages(cells, 40)
    assert follow_row(["".join(cell) for cell in cells], row, 0, "") is not None


WORDS = [f"{first}{second}" for first in ("al", "br", "de", "ho") for second in ("pha", "avo", "lta", "tel")]


def many(count: int, first: int) -> str:
    return " ".join(f"{WORDS[(first + 7 * n + n // 16) % 16]}{n}" for n in range(count))


@cache
def a_draft_of_long_rows() -> Draft:
    """A risk whose cells go over two pages and three, and a person whose name is said again overleaf."""
    draft = shortened()
    risk = draft.risks[0].replace(description=many(250, 0), mitigation=many(800, 3))
    first, *others = draft.partners
    staff = tuple(one.replace(tasks=many(300, 5), profile=many(420, 9)) for one in first.staff)
    return draft.replace(risks=(risk,), partners=(first.replace(staff=staff), *others))


@cache
def right() -> Outline:
    draft = a_draft_of_long_rows()
    return outline(draft, call_of(draft), figures_of(draft))


def with_cells(caption: str, change: Callable[[list[str]], list[str]]) -> Outline:
    """The outline with other cells in the first row of a table."""

    def changed(table: Table) -> Table:
        first, *others = table.rows
        texts = ["".join(getattr(part, "text", part) for part in cell) for cell in first.cells]
        return replace(table, rows=(Row(tuple(change(texts)), first.path), *others))

    chapters = tuple(
        replace(
            chapter,
            elements=tuple(
                changed(one) if isinstance(one, Table) and one.caption == caption else one
                for one in chapter.elements
            ),
        )
        for chapter in right().chapters
    )
    return replace(right(), chapters=chapters)


def in_longest(change: Callable[[list[str]], list[str]]) -> Callable[[list[str]], list[str]]:
    """Change the words of the longest cell."""

    def by(cells: list[str]) -> list[str]:
        place = max(range(len(cells)), key=lambda n: len(cells[n]))
        return [*cells[:place], " ".join(change(cells[place].split(" "))), *cells[place + 1 :]]

    return by


def exchanged(items: list[str], one: int, other: int) -> list[str]:
    items = list(items)
    items[one], items[other] = items[other], items[one]
    return items


def letters_exchanged(words: list[str]) -> list[str]:
    """Exchange the first two letters of a word that stands near the end of a first page."""
    place = len(words) // 3
    word = words[place]
    return [*words[:place], word[1] + word[0] + word[2:], *words[place + 1 :]]


FAULTS: dict[str, Callable[[list[str]], list[str]]] = {
    "two letters": in_longest(letters_exchanged),
    "two words of a page": in_longest(lambda words: exchanged(words, 3, 4)),
    "two words far apart": in_longest(lambda words: exchanged(words, 9, -9)),
    "a word left out": in_longest(lambda words: [*words[:200], *words[201:]]),
    "a word said twice": in_longest(lambda words: [*words[:200], words[199], *words[200:]]),
    "two cells": lambda cells: exchanged(cells, -1, -2),
    "a word in the next cell": lambda cells: [
        *cells[:-2],
        " ".join(cells[-2].split(" ")[1:]),
        f"{cells[-1]} {cells[-2].split(' ')[0]}",
    ],
}


def test_a_right_row_that_goes_on_overleaf_raises_no_alarm() -> None:
    assert {item.verdict for item in read_back(right(), a_draft_of_long_rows())} == {Verdict.OK}


@pytest.mark.parametrize("caption", ["Critical risks and mitigation", "Project teams and staff"])
@pytest.mark.parametrize("fault", FAULTS)
def test_what_changes_places_in_a_row_that_goes_on_overleaf_is_noticed(fault: str, caption: str) -> None:
    found = texts_back(with_cells(caption, FAULTS[fault]), a_draft_of_long_rows())[1]
    assert found.verdict is Verdict.FAIL
    assert caption in found.measured
