"""Judges the words of a file: every title in its order, every character of every text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.export.compliance.expected import Expected
from euroapp.export.compliance.filed import Filed
from euroapp.export.compliance.letters import letters, missing
from euroapp.export.compliance.sheets import Run
from euroapp.export.verdict import Item, Verdict
from euroapp.wording.numbers import quantity

_RUNNING = 60.0
"""Heads and feet of pages stand so near the upper and lower edge, in points."""
_BIGGER = 0.9
"""Headings are so much larger than the list of contents, in points."""


@dataclass(frozen=True)
class _Section:
    """A heading that was looked for, and the letters printed below it."""

    expected: Expected
    found: bool
    printed: str


def _body(filed: Filed) -> list[Run]:
    """Return what stands between the heads and feet of all pages, in order."""
    return [
        run
        for sheet in filed.sheets[: filed.counted]
        for run in sheet.runs
        if _RUNNING < (run.box[1] + run.box[3]) / 2 < sheet.height - _RUNNING
    ]


def _listed(runs: Sequence[Run], titles: Sequence[str]) -> float:
    """Return the size of the list of contents: the smallest in which most of the titles stand.

    How much is set in which size tells nothing: a new draft is mostly headings, and a long one mostly tables.
    """
    printed: defaultdict[float, list[str]] = defaultdict(list)
    for run in runs:
        printed[round(run.size, 1)].append(letters(run.text))
    for size in sorted(printed):
        whole = "".join(printed[size])
        if 2 * sum(title in whole for title in titles) > len(titles):
            return size
    return 0.0


def _sections(runs: Sequence[Run], wanted: Sequence[Expected]) -> Iterator[_Section]:
    """Find the headings in their order among what is larger than the list of contents."""
    titles = [letters(one.title) for one in wanted]
    least = _listed(runs, titles) + _BIGGER
    printed, places, big = [], [], []
    length = 0
    for run in runs:
        tight = letters(run.text)
        printed.append(tight)
        if run.size >= least:
            big.append(tight)
            places += [length] * len(tight)
        length += len(tight)
    whole, headings = "".join(printed), "".join(big)
    starts: list[int | None] = []
    at = 0
    for title in titles:
        found = headings.find(title, at)
        starts.append(places[found] if found >= 0 else None)
        at = found + len(title) if found >= 0 else at
    for number, one in enumerate(wanted):
        start = starts[number]
        stop = next((place for place in starts[number + 1 :] if place is not None), length)
        yield _Section(one, start is not None, whole[start:stop] if start is not None else "")


def judge(filed: Filed, wanted: Sequence[Expected]) -> Iterator[Item]:
    """Yield the items on titles and texts."""
    sections = list(_sections(_body(filed), wanted))
    lost = [section.expected.title.strip() for section in sections if not section.found]
    yield Item(
        "titles",
        "Section titles",
        Verdict.FAIL if lost else Verdict.OK,
        f"{len(lost)} missing or out of order: {lost[0]}" if lost else f"{len(sections)} present, in order",
        "every title of the form, in its order",
    )
    yield _texts(sections)


def _texts(sections: Sequence[_Section]) -> Item:
    written = [section for section in sections if section.expected.passages]
    total = sum(len(letters(section.expected.typed)) for section in written)
    said = ""
    for section in written:
        expected = section.expected
        lost = missing(expected.passages, section.printed)
        if lost.count:
            as_typed = missing((expected.typed,), section.printed)
            lost = min(lost, as_typed, key=lambda one: one.count)
        if lost.count:
            name = expected.section
            said = said or f"{quantity(lost.count)} characters missing in {name}, near “{lost.sample}”"
    rule = "every character of every section"
    if said:
        return Item("texts", "Text of the sections", Verdict.FAIL, said, rule)
    words = (
        f"all of {quantity(total)} characters in {len(written)} sections" if written else "none is written"
    )
    return Item("texts", "Text of the sections", Verdict.OK, words, rule)
