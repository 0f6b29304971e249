"""Judges the titles of a file: every one of the form, in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from euroapp.calls.call import Call
from euroapp.export.compliance.filed import Filed
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.sheets import Run
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say

_RUNNING = 60.0
"""Heads and feet of pages stand so near the upper and lower edge, in points."""
_BIGGER = 0.9
"""Headings are so much larger than the list of contents, in points."""


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


def titles(call: Call) -> Iterator[str]:
    """Yield the headings of the form in its order."""
    for chapter in call.form.chapters:
        if chapter.title:
            yield f"{chapter.number} {chapter.title}"
        for section in chapter.sections:
            yield f"{section.number} {section.title}"


def _lost(runs: Sequence[Run], wanted: Sequence[str]) -> Iterator[str]:
    """Yield the titles that do not stand in their order among what is larger than the list of contents."""
    tight = [letters(title) for title in wanted]
    least = _listed(runs, tight) + _BIGGER
    headings = "".join(letters(run.text) for run in runs if run.size >= least)
    at = 0
    for title, word in zip(wanted, tight, strict=True):
        found = headings.find(word, at)
        if found < 0:
            yield title.strip()
        else:
            at = found + len(word)


def judge(filed: Filed, call: Call) -> Item:
    """Return the item on titles."""
    wanted = list(titles(call))
    lost = list(_lost(_body(filed), wanted))
    return Item(
        "titles",
        say("Section titles"),
        Verdict.FAIL if lost else Verdict.OK,
        say("{count} missing or out of order: {title}", count=len(lost), title=lost[0])
        if lost
        else say("{count} present, in order", count=len(wanted)),
        say("every title of the form, in its order"),
    )
