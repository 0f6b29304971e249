"""Every letter of a figure is proven: one that is lost, doubled or exchanged is noticed, in any kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.whole import held
from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.document import build
from euroapp.export.pdf.figures.figure import FigureBlock
from euroapp.export.pdf.figures.gantt import GanttBlock
from euroapp.export.pdf.pen import Pen
from tests.builders import call_of
from tests.export.mutations import doubled, dropped, swapped
from tests.export.test_beside_figures import ALL, draft, printed
from tests.faults.workshop import NIGHTLY

FIGURES = {
    "chain": "From specific objectives",
    "organisation": "Organisation",
    "map": "Where the participants",
    "budget_by_participant": "Eligible costs by participant",
    "budget_by_category": "Eligible costs by category",
    "risk_matrix": "Risks",
    "support_share": "Support to SMEs as a share",
    "support_over_time": "Support to SMEs over time",
    "timetable": "Timetable",
}
"""How the caption of each kind begins."""
Change = Callable[["Spoiler", str, int, Any], list[Any]]


def words(label: Any) -> str:
    return label if isinstance(label, str) else "".join(piece.text for line in label for piece in line)


@dataclass
class Spoiler:
    """Changes labels of figures while they are drawn."""

    labels: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    """All labels of each figure but its caption, in the order in which they are drawn."""
    learns: bool = False
    change: Change | None = None
    spoilt: set[str] = field(default_factory=set)
    figure: str = ""
    place: int = 0

    def draw(self, original: Callable[..., None], block: Any, pen: Pen, left: float, top: float) -> None:
        self.figure, self.place = getattr(block, "key", "timetable") or "timetable", -1
        original(block, pen, left, top)
        self.figure = ""

    def write(self, original: Callable[..., None], pen: Pen, label: Any, *rest: Any, **more: Any) -> None:
        made = [label]
        if self.figure and words(label).strip():
            self.place += 1
            if self.place and self.learns:
                self.labels[self.figure].append(label)
            elif self.place and self.change is not None:
                made = self.change(self, self.figure, self.place - 1, label)
        for one in made:
            original(pen, one, *rest, **more)

    def at(self, figure: str, part: float) -> int:
        return int((len(self.labels[figure]) - 1) * part)


@pytest.fixture
def spoiler(monkeypatch: pytest.MonkeyPatch) -> Spoiler:
    made = Spoiler()
    kinds: Sequence[type[Block]] = (FigureBlock, GanttBlock)
    for kind in kinds:
        drawn = kind.draw
        monkeypatch.setattr(kind, "draw", lambda *given, drawn=drawn: made.draw(drawn, *given))
    for name in ("text", "lines"):
        written = getattr(Pen, name)
        monkeypatch.setattr(Pen, name, _by(made, written))
    made.labels = _LABELS or learnt(made)
    return made


def _by(made: Spoiler, written: Callable[..., None]) -> Callable[..., None]:
    return lambda pen, *given, **more: made.write(written, pen, *given, **more)


_LABELS: dict[str, list[Any]] = {}
"""All labels, once they are known."""


def learnt(made: Spoiler) -> dict[str, list[Any]]:
    made.learns = True
    build(printed(draft()))
    made.learns = False
    _LABELS.update(made.labels)
    return _LABELS


def noticed() -> set[str]:
    """The kinds of figures in which something is wrong."""
    document = build(printed(draft()))
    read = Printed.of(document.data)
    try:
        told = held(read, document.pages, draft(), call_of(draft()), working=False)
        names = [one.atom.name for one in told if not one.difference.none]
        return {key for key, begins in FIGURES.items() if any(f"“{begins}" in name for name in names)}
    finally:
        read.close()


def changed(label: Any, change: Callable[[str], str]) -> Any:
    if isinstance(label, str):
        return change(label)
    lines = [list(line) for line in label]
    row, place = next(
        (row, place)
        for row, line in enumerate(lines)
        for place, piece in enumerate(line)
        if any(map(str.isalnum, piece.text))
    )
    lines[row][place] = lines[row][place]._replace(text=change(lines[row][place].text))
    return tuple(map(tuple, lines))


PLACES = [0.0, 0.35, 0.7, 1.0]
"""Which label of a figure: the first, the last, or one between."""
LETTERS = {
    "a letter dropped": dropped,
    "a letter doubled": doubled,
    "letters swapped": swapped,
    "a digit exchanged": lambda text: text.translate(str.maketrans("0123456789", "9012345678")),
}
LABELS: dict[str, Callable[[Any], list[Any]]] = {
    "dropped": lambda _: [],
    "printed twice": lambda label: [label, label],
    "cut": lambda label: [changed(label, lambda text: f"{text[:3]}…")],
}


def spread(hows: Iterable[str]) -> list[tuple[str, float]]:
    """Return each way with each place; with every change with two places, in turn."""
    return [
        (how, part)
        for turn, how in enumerate(hows)
        for part in (PLACES if NIGHTLY else PLACES[turn % 2 :: 2])
    ]


def test_every_kind_of_figure_is_drawn_and_raises_no_alarm(spoiler: Spoiler) -> None:
    assert set(spoiler.labels) == set(FIGURES)
    assert len(FIGURES) == ALL
    assert noticed() == set()


@pytest.mark.parametrize(("how", "part"), spread(LETTERS))
def test_a_changed_letter_is_noticed_in_every_figure(spoiler: Spoiler, how: str, part: float) -> None:
    def change(made: Spoiler, figure: str, place: int, label: Any) -> list[Any]:
        if place != made.at(figure, part) or not any(map(str.isalnum, words(label))):
            return [label]
        other = changed(label, LETTERS[how])
        if words(other) != words(label):
            made.spoilt.add(figure)
        return [other]

    spoiler.change = change
    found = noticed()
    assert spoiler.spoilt
    assert found == spoiler.spoilt


@pytest.mark.parametrize(("how", "part"), spread(LABELS))
def test_a_label_that_is_lost_doubled_or_cut_is_noticed_in_every_figure(
    spoiler: Spoiler, how: str, part: float
) -> None:
    def change(made: Spoiler, figure: str, place: int, label: Any) -> list[Any]:
        if place != made.at(figure, part) or (how == "cut" and len(words(label)) < 4):
            return [label]
        made.spoilt.add(figure)
        return LABELS[how](label)

    spoiler.change = change
    found = noticed()
    assert spoiler.spoilt
    assert found == spoiler.spoilt


@pytest.mark.parametrize("part", PLACES)
def test_two_labels_in_each_others_place_are_noticed_in_every_figure(spoiler: Spoiler, part: float) -> None:
    def change(made: Spoiler, figure: str, place: int, label: Any) -> list[Any]:
        labels = made.labels[figure]
        one = min(made.at(figure, part), len(labels) - 2)
        kind = type(labels[one])
        other = next(
            (
                at
                for at in (*range(one + 1, len(labels)), *range(one))
                if words(labels[at]) != words(labels[one]) and isinstance(labels[at], kind)
            ),
            one,
        )
        if place not in {one, other} or one == other:
            return [label]
        made.spoilt.add(figure)
        return [labels[other if place == one else one]]

    spoiler.change = change
    found = noticed()
    assert spoiler.spoilt
    assert found == spoiler.spoilt
