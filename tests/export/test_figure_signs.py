"""Words of a legend explain the signs of the rows: one that is exchanged, lost, added or moved is noticed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.whole import held
from euroapp.export.pdf.document import build
from euroapp.export.pdf.figures import bars, gantt, marks, rollout
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, LIGHT, LINE
from euroapp.figures.timetable import timetable
from tests.builders import an_example, call_of
from tests.export.test_beside_figures import draft, printed

TIMETABLE = "Timetable"
BARS = "Eligible costs by participant"
OVER_TIME_CAPTION = "Support to SMEs over time"
Drawn = Callable[..., None]


def wrong(of: Draft) -> list[str]:
    """The figures in which something is wrong."""
    document = build(printed(of))
    read = Printed.of(document.data)
    try:
        found = held(read, document.pages, of, call_of(of), working=False)
        assert all(one.difference.signs for one in found if not one.difference.none)
        return [one.atom.name.split("“")[1] for one in found if not one.difference.none]
    finally:
        read.close()


def beyond() -> Draft:
    """A draft whose timetable goes on behind the end of the project."""
    of = draft()
    return of.replace(general=of.general.replace(duration_months=timetable(of).end - 6))


class Places:
    """Tells signs of the legend from those of the rows while a figure is drawn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: Any) -> None:
        self.monkeypatch, self.module, self.legend = monkeypatch, module, False
        drawn = module._draw_legend
        monkeypatch.setattr(module, "_draw_legend", partial(self.draw, drawn))

    def draw(self, drawn: Drawn, *given: Any, **more: Any) -> None:
        self.legend = True
        drawn(*given, **more)
        self.legend = False

    def change(self, owner: Any, name: str, make: Callable[[Drawn], Drawn], *, legend: bool) -> None:
        """Draw otherwise, in the legend or in the rows."""
        drawn = getattr(owner, name)
        other = make(drawn)
        self.monkeypatch.setattr(
            owner,
            name,
            lambda *given, **more: (other if self.legend is legend else drawn)(*given, **more),
        )


def lost(_: Drawn) -> Drawn:
    return lambda *_given, **_more: None


def twice(drawn: Drawn) -> Drawn:
    def again(*given: Any, **more: Any) -> None:
        drawn(*given, **more)
        drawn(*given, **more)

    return again


def coloured(exchange: Sequence[tuple[Any, Any]]) -> Callable[[Drawn], Drawn]:
    """Draw with colours exchanged."""
    other = dict([*exchange, *((there, here) for here, there in exchange)])
    return lambda drawn: (
        lambda *given, **more: drawn(
            *(other.get(one, one) if isinstance(one, tuple) else one for one in given), **more
        )
    )


def as_other(drawn: Drawn) -> Callable[[Drawn], Drawn]:
    return lambda _: drawn


SIGNS: dict[str, tuple[Any, str, Callable[[Drawn], Drawn]]] = {
    "packages and tasks exchanged": (Pen, "band", coloured([(ACCENT, LIGHT)])),
    "bars lost": (Pen, "band", lost),
    "milestones as deliverables": (None, "diamond", as_other(marks.dot)),
    "milestones lost": (None, "diamond", lost),
    "deliverables as milestones": (None, "dot", as_other(marks.diamond)),
    "deliverables lost": (None, "dot", lost),
}


@pytest.mark.parametrize("legend", [True, False], ids=["in the legend", "in the rows"])
@pytest.mark.parametrize("how", SIGNS)
def test_a_sign_of_the_timetable_that_its_word_does_not_explain_is_noticed(
    monkeypatch: pytest.MonkeyPatch, how: str, legend: bool
) -> None:
    owner, name, change = SIGNS[how]
    places = Places(monkeypatch, gantt)
    places.change(owner or (gantt if legend else marks), name, change, legend=legend)
    found = wrong(draft())
    assert [one for one in found if one.startswith(TIMETABLE)], found


def test_a_mark_that_is_drawn_twice_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    Places(monkeypatch, gantt).change(marks, "dot", twice, legend=False)
    assert [one.startswith(TIMETABLE) for one in wrong(draft())] == [True]


def test_a_mark_in_another_month_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def moved(drawn: Drawn) -> Drawn:
        return lambda pen, x, middle: drawn(pen, x + 2, middle)

    Places(monkeypatch, gantt).change(marks, "diamond", moved, legend=False)
    assert [one.startswith(TIMETABLE) for one in wrong(draft())] == [True]


@pytest.mark.parametrize("legend", [True, False], ids=["in the legend", "in the rows"])
def test_milestones_and_deliverables_exchanged_are_noticed(
    monkeypatch: pytest.MonkeyPatch, legend: bool
) -> None:
    places, owner = Places(monkeypatch, gantt), gantt if legend else marks
    dot, diamond = marks.dot, marks.diamond
    places.change(owner, "diamond", as_other(dot), legend=legend)
    places.change(owner, "dot", as_other(diamond), legend=legend)
    package = draft().work_packages[0].id
    even = draft().replace(
        milestones=(draft().milestones[0].replace(work_package=package, due_month=6),),
        deliverables=(draft().deliverables[0].replace(work_package=package, due_month=18),),
    )
    assert TIMETABLE in wrong(even)[0]


def test_a_bar_of_other_length_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def longer(drawn: Drawn) -> Drawn:
        return lambda pen, left, top, wide, *rest, **more: drawn(pen, left, top, wide + 1, *rest, **more)

    Places(monkeypatch, gantt).change(Pen, "band", longer, legend=False)
    assert [one for one in wrong(draft()) if one.startswith(TIMETABLE)]


def test_signs_that_are_alike_in_rows_and_legend_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gantt, "LIGHT", ACCENT)
    assert [one.startswith(TIMETABLE) for one in wrong(draft())] == [True]


@pytest.mark.parametrize("legend", [True, False], ids=["in the legend", "in the rows"])
@pytest.mark.parametrize(
    "change", [lost, lambda drawn: partial(coloured_line, drawn)], ids=["lost", "as a year"]
)
def test_an_end_of_the_project_that_its_word_does_not_explain_is_noticed(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Drawn], Drawn], legend: bool
) -> None:
    assert alarms_beyond() == []
    Places(monkeypatch, gantt).change(gantt, "project_end", change, legend=legend)
    assert [one.startswith(TIMETABLE) for one in wrong(beyond())] == [True]


@cache
def alarms_beyond() -> list[str]:
    """What is wrong where nothing was spoilt: the same for all who ask before they spoil it."""
    return wrong(beyond())


def coloured_line(_: Drawn, pen: Pen, x: float, top: float, bottom: float) -> None:
    pen.rule(x, top, x, LINE, 1.2, bottom=bottom)


PARTS: dict[str, tuple[str, Callable[[Drawn], Drawn]]] = {
    "the first part lost": ("band", lost),
    "the rest lost": ("hatched", lost),
    "the first part hatched": ("band", lambda _: lambda pen, *box: bars.hatched(pen, *box[:4])),
    "the rest full": ("hatched", lambda _: lambda pen, *box: pen.band(*box[:4], ACCENT)),
}


@pytest.mark.parametrize("legend", [True, False], ids=["in the legend", "in the rows"])
@pytest.mark.parametrize("how", PARTS)
def test_a_part_of_a_bar_that_its_word_does_not_explain_is_noticed(
    monkeypatch: pytest.MonkeyPatch, how: str, legend: bool
) -> None:
    name, change = PARTS[how]
    places = Places(monkeypatch, bars)
    drawing = [False]
    sketch = bars.BarsBlock.sketch

    def sketched(block: Any, *given: Any) -> None:
        drawing[0] = block.parts is not None
        sketch(block, *given)
        drawing[0] = False

    def only_bars(drawn: Drawn) -> Drawn:
        other = change(drawn)
        return lambda *given, **more: (other if drawing[0] else drawn)(*given, **more)

    monkeypatch.setattr(bars.BarsBlock, "sketch", sketched)
    places.change(Pen if name == "band" else bars, name, only_bars, legend=legend)
    assert [one for one in wrong(draft()) if one.startswith(BARS)]


def test_words_of_both_parts_exchanged_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = bars._draw_bar
    places = Places(monkeypatch, bars)
    places.change(
        bars, "_draw_bar", lambda _: lambda *given: drawn(*given[:-1], 1.0 - given[-1]), legend=True
    )
    assert [one.startswith(BARS) for one in wrong(draft())] == [True]


OVER_TIME: dict[str, tuple[Any, str, Callable[[Drawn], Drawn]]] = {
    "calls lost": (rollout, "hatched", lost),
    "calls full": (rollout, "hatched", lambda _: lambda pen, *box: pen.band(*box[:4], LIGHT)),
    "calls longer": (
        rollout,
        "hatched",
        lambda drawn: lambda pen, x, top, wide, high: drawn(pen, x, top, wide + 1, high),
    ),
}
IN_LEGEND: dict[str, tuple[Any, str, Callable[[Drawn], Drawn]]] = {
    "projects and payments exchanged": (Pen, "band", coloured([(ACCENT, LIGHT)])),
    "projects and payments lost": (Pen, "band", lost),
    "calls lost": (rollout, "hatched", lost),
}
IN_ROWS: dict[str, tuple[Any, str, Callable[[Drawn], Drawn]]] = {
    **OVER_TIME,
    "payments in the colour of projects": (Pen, "band", coloured([(ACCENT, LIGHT)])),
    "payments lost": (Pen, "band", lost),
    "projects lost": (rollout, "box", lost),
    "projects in the colour of payments": (rollout, "box", coloured([(LIGHT, ACCENT)])),
}


@pytest.mark.parametrize(
    ("how", "legend"), [*((how, True) for how in IN_LEGEND), *((how, False) for how in IN_ROWS)]
)
def test_a_sign_of_support_over_time_that_its_word_does_not_explain_is_noticed(
    monkeypatch: pytest.MonkeyPatch, how: str, legend: bool
) -> None:
    owner, name, change = (IN_LEGEND if legend else IN_ROWS)[how]
    places = Places(monkeypatch, rollout)
    if owner is Pen:
        change = only_in(monkeypatch, rollout.RolloutBlock, change)
    places.change(owner, name, change, legend=legend)
    assert [one.startswith(OVER_TIME_CAPTION) for one in wrong(draft())] == [True]


def only_in(
    monkeypatch: pytest.MonkeyPatch, kind: Any, change: Callable[[Drawn], Drawn]
) -> Callable[[Drawn], Drawn]:
    """Change what is drawn in one kind of figure alone."""
    drawing, sketch = [False], kind.sketch

    def sketched(block: Any, *given: Any) -> None:
        drawing[0] = True
        sketch(block, *given)
        drawing[0] = False

    monkeypatch.setattr(kind, "sketch", sketched)

    def made(drawn: Drawn) -> Drawn:
        other = change(drawn)
        return lambda *given, **more: (other if drawing[0] else drawn)(*given, **more)

    return made


def one_task() -> Draft:
    of = draft()
    return of.replace(work_packages=of.work_packages[:1], tasks=of.tasks[:1])


def without_months() -> Draft:
    """Packages and tasks without a start, an end or both, and bars of a single month."""
    of = draft()
    spans = [(None, None), (3, None), (None, 4), (5, 5), (9, 3), (0, 2), (0, None), (-3, 90)]
    tasks = tuple(
        row.replace(start_month=spans[at % len(spans)][0], end_month=spans[at % len(spans)][1])
        for at, row in enumerate(of.tasks)
    )
    packages = tuple(
        row.replace(start_month=spans[at % len(spans)][0], end_month=spans[at % len(spans)][1])
        for at, row in enumerate(of.work_packages)
    )
    lost_mark = of.milestones[0].replace(work_package="gone")
    return of.replace(tasks=tasks, work_packages=packages, milestones=(lost_mark, *of.milestones[1:]))


def crowded() -> Draft:
    """Hundreds of rows, dozens of them due in one month, with names of many lines that read alike."""
    of = draft()
    tasks = tuple(
        row.replace(id=f"{row.id}-{copy}", name="Work package " * (copy % 9 * 6 + 1))
        for copy in range(12)
        for row in of.tasks
    )
    due = tuple(
        row.replace(id=f"{row.id}-{copy}", due_month=copy % 4)
        for copy in range(30)
        for row in of.deliverables[:2]
    )
    packages = (of.work_packages[0].replace(name="Task"), *of.work_packages[1:])
    return of.replace(tasks=tasks, deliverables=due, work_packages=packages)


def unfunded() -> Draft:
    """Participants whose costs are paid in full, in part or not at all, and who are called like a legend."""
    of = draft()
    asked = [0, None, 1, 10**9, 5]
    people = tuple(
        row.replace(short_name="Requested EU contribution" if at == 1 else row.short_name).replace(
            requested_contribution=asked[at % len(asked)]
        )
        for at, row in enumerate(of.partners)
    )
    return of.replace(partners=people)


def odd_calls() -> Draft:
    """Schemes of one name, whose calls lack a month, last none, or lie before and behind the project."""
    of = draft()
    spans = [(None, 3), (3, None), (5, 5), (9, 3), (0, 2), (-9, 0), (-3, 90), (40, 400), (None, None)]
    scheme = of.schemes[0]
    schemes = tuple(
        scheme.replace(
            id=f"s{at}",
            calls=tuple(
                scheme.calls[0].replace(id=f"c{at}-{further}", opening_month=first, closing_month=last)
                for further, (first, last) in enumerate(spans[at : at + 3])
            ),
        )
        for at in range(len(spans) * 4)
    )
    return of.replace(schemes=schemes)


RIGHT = {
    "the example": an_example,
    "beyond its end": beyond,
    "one task": one_task,
    "odd months": without_months,
    "crowded": crowded,
    "odd grants": unfunded,
    "odd calls": odd_calls,
}


@pytest.mark.parametrize("of", RIGHT)
def test_a_right_print_raises_no_alarm(of: str) -> None:
    assert wrong(RIGHT[of]()) == []
