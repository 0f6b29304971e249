"""Every total on paper equals its rows: read from the words of the finished file and their places."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.draft import Draft
from tests.builders import a_cost, a_draft, a_partner, a_task
from tests.export.reading import example_print, file_of

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?")
_CAPTION = re.compile(r"Table\s(\d+)\.\s(.*)")
_WORD, _PAGE = "{http://www.w3.org/1999/xhtml}word", "{http://www.w3.org/1999/xhtml}page"
Line = list[tuple[float, str]]
"""The right ends of the words of a line, and the words."""


def lines_of(path: Path) -> list[Line]:
    """Return the lines of a file in reading order, without heads and feet of pages."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout
    clean = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", told)
    found: list[Line] = []
    for page in ET.fromstring(clean).iter(_PAGE):  # noqa: S314 - the words of our own file
        rows: defaultdict[int, list[tuple[float, float, str]]] = defaultdict(list)
        for word in page.iter(_WORD):
            if 60 < float(word.attrib["yMin"]) < float(page.attrib["height"]) - 52:
                place = (float(word.attrib["xMin"]), float(word.attrib["xMax"]), word.text or "")
                rows[round(float(word.attrib["yMin"]) / 3)].append(place)
        found += [[(right, text) for _, right, text in sorted(rows[key])] for key in sorted(rows)]
    return found


def wrong_totals(path: Path) -> tuple[int, list[str]]:
    """Return how many totals a file prints, and those that their rows do not add up to."""
    count, wrong, name, rows = 0, [], "", []
    for line in lines_of(path):
        words = " ".join(text for _, text in line)
        if found := _CAPTION.match(words):
            if not found[2].endswith("continued"):
                name, rows = found[0], []
            continue
        if not name:
            continue
        numbers = [(right, Decimal(t.replace(",", ""))) for right, t in line if _NUMBER.fullmatch(t)]
        if line[0][1] != "Total":
            rows += numbers
            continue
        for right, whole in numbers:
            count += 1
            parts = sum((value for end, value in rows if abs(end - right) < 1.5), Decimal(0))
            wrong += [f"{name}: {whole} is not {parts}"] * (parts != whole)
        name = ""
    return count, wrong


def test_the_tables_of_the_example_add_up(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(example_print("submission")[0])
    count, wrong = wrong_totals(tmp_path / "x.pdf")
    assert wrong == []
    assert count > 60


def a_plan(seed: int) -> Draft:
    """Return a plan in which some rows name no package, participant or category, or one that is gone."""
    draw = Random(seed)

    def some(*names: str) -> str:
        return draw.choice((*names, *names, "", "gone"))

    costs = tuple(
        a_cost(f"c{i}", some("A1", "B", "C1a", "C3", "D1"), draw.randint(1, 999_999) / 100,
               some("p1", "p2", "p3"), some("w1", "w2"))
        for i in range(draw.randint(1, 25))
    )  # fmt: skip
    efforts: list[dict[str, Any]] = [
        {some("p1", "p2", "p3"): str(draw.randint(1, 400) / 20) for _ in range(3)} for _ in range(6)
    ]
    tasks = tuple(a_task(f"t{i}", some("w1", "w2"), **effort) for i, effort in enumerate(efforts))
    packages = ({"id": "w1", "name": "One"}, {"id": "w2", "name": "Two"})
    partners = tuple(map(a_partner, ("p1", "p2", "p3")))
    return a_draft(partners=partners, work_packages=packages, cost_lines=costs, tasks=tasks)


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_the_tables_of_any_plan_add_up(tmp_path_factory: Any, seed: int) -> None:
    path = tmp_path_factory.mktemp("pdf") / "x.pdf"
    path.write_bytes(file_of(a_plan(seed)))
    assert wrong_totals(path)[1] == []
