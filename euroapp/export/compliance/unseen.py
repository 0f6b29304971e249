"""Judges whether every letter can be seen: on the page, in a colour of its own, beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.export.compliance.areas import Area, Box, meet
from euroapp.export.compliance.filed import Filed
from euroapp.export.compliance.inks import PAPER, Colour, apart
from euroapp.export.compliance.sheets import Run, Sheet
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say, say_count, together

_NAMED = 3
_LONGEST = 40
_LOW, _HIGH = 0.24, 0.6
"""Between these parts of its height every letter has ink, and none of the lines above and below."""
_EDGE = 0.5
"""Neighbours may share so much, in points."""

_INVISIBLE = say("printed in no colour")
_OUTSIDE = say("outside the page")
_CUT_OFF = say("cut off")
_NARROW = say("squeezed together")
_COVERED = say("covered by a shape or an image")
_COLOUR = say("in the colour of the ground")
_STACKED = say("on top of other letters")


@dataclass(frozen=True)
class _Unseen:
    page: int
    words: str
    why: str


def judge(filed: Filed) -> Item:
    """Return the item on letters that nobody can see."""
    found = [one for page, sheet in enumerate(filed.sheets, 1) for one in _unseen(sheet, page)]
    named = [
        say("page {page}: “{words}” {why}", page=str(one.page), words=one.words[:_LONGEST], why=one.why)
        for one in found[:_NAMED]
    ]
    more = len(found) - _NAMED
    rest = say_count("{count} more", "{count} more", more) if more > 0 else ""
    layers = say("layers that can be hidden") if filed.layers else ""
    told = together((layers, *named, rest), "; ")
    return Item(
        "seen",
        say("Visible letters"),
        Verdict.FAIL if told else Verdict.OK,
        told or say("all"),
        say("every letter on the page, apart from its ground and from other letters"),
    )


def _unseen(sheet: Sheet, page: int) -> Iterator[_Unseen]:
    runs = [run for run in sheet.runs if run.text.strip()]
    for run in runs:
        if why := _why(run, sheet):
            yield _Unseen(page, run.text.strip(), why)
    for run in _stacked(runs):
        yield _Unseen(page, run.text.strip(), _STACKED)


def _why(run: Run, sheet: Sheet) -> str:
    """Return why a run cannot be seen; nothing where it can."""
    if not run.colours:
        return _INVISIBLE
    if run.narrow:
        return _NARROW
    core = _core(run.box)
    if not _within(core, sheet.seen):
        return _OUTSIDE
    if run.clip is not None and not _within(core, run.clip):
        return _CUT_OFF
    near = [area for area in sheet.areas if meet(area.box, core)]
    above = [area for area in near if area.order > run.order]
    if above and any(area.holds(_middle(box)) for _, box in run.letters() for area in above):
        return _COVERED
    return "" if any(_apart(run, colour, near) for colour in run.colours) else _COLOUR


def _apart(run: Run, colour: Colour | None, near: Sequence[Area]) -> bool:
    """Tell whether each letter of a run in this colour stands on a ground that it differs from."""
    below = [area for area in reversed(near) if area.order < run.order]
    if apart(colour, PAPER) and all(apart(colour, area.colour) for area in below):
        return True
    return all(apart(colour, _ground(_middle(box), below)) for _, box in run.letters())


def _ground(point: tuple[float, float], below: Sequence[Area]) -> Colour | None:
    return next((area.colour for area in below if area.holds(point)), PAPER)


def _core(box: Box) -> Box:
    """Return where the letters of a box have their ink."""
    left, bottom, right, top = box
    high = top - bottom
    return left + _EDGE, bottom + _LOW * high, right - _EDGE, bottom + _HIGH * high


def _middle(box: Box) -> tuple[float, float]:
    left, bottom, right, top = _core(box)
    return (left + right) / 2, (bottom + top) / 2


def _within(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _stacked(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs of which a letter stands where one of another run does."""
    cores = sorted(((_core(run.box), run) for run in runs), key=lambda one: one[0][1])
    for place, (core, run) in enumerate(cores):
        left, _, right, top = core
        for other, beside in cores[place + 1 :]:
            if other[1] >= top:
                break
            if left < other[2] and other[0] < right and _meet(run, beside):
                yield max(run, beside, key=lambda one: one.order)


def _meet(run: Run, other: Run) -> bool:
    """Tell whether any letters of two runs share a place."""
    theirs = [_core(box) for _, box in other.letters()]
    return any(meet(_core(box), there) for _, box in run.letters() for there in theirs)
