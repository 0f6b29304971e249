"""The timetable on A3, to be hung on a wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from euroapp.language import say, together
from euroapp.outline.activities import schedule
from euroapp.outline.elements import Gantt
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import stem_of
from euroapp.papers.parts import chapter

WHAT = say("Timetable on A3: work packages, tasks, milestones, deliverables")

_MONTHS = 60
"""Up to so many a sheet numbers each month."""


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the timetable, unless no work package has a month."""
    drawn = [_drawn(one) for one in schedule(material.context) if isinstance(one, Gantt)]
    if not drawn:
        yield Absent(WHAT, say("no work package has a month yet."))
        return
    paper = Paper(say("Timetable"), (chapter(say("Plan of work"), drawn, "work_packages"),))
    name = f"{stem_of(material.draft)}-timetable-A3.pdf"
    yield Leaf(name, material.printed(paper), WHAT, say("All partners"))


def _drawn(one: Gantt) -> Gantt:
    """Return a drawing of the proposal as it stands on a sheet, which has room for each month."""
    caption: str = say("Work packages, tasks, milestones and deliverables by month")
    if one.timetable.outside:
        numbers = together(one.timetable.outside, ", ")
        caption = say("{caption}. Outside the drawing: {numbers}", caption=caption, numbers=numbers)
    by_month = one.timetable.months <= _MONTHS
    return replace(one, sheet=True, caption=caption if by_month else one.caption)
