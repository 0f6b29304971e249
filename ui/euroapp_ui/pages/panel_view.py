"""The own evaluator panel: the sheets of all evaluators, and what they give side by side."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.draft.scoring import EVALUATIONS
from euroapp.edits.evaluating import add_sheet
from euroapp.figures.panel import Evaluator, Panel, PanelRow, panel
from euroapp.language import Words, say, say_count, together
from euroapp.storage.authors import author
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.tables.summary import Lines, SummaryTable
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.text import button, label, set_tone

_INTRO = say(
    "Each partner reads the proposal as an evaluator would, and fills in a sheet in an own copy of the "
    "draft. When you take in what the partners send, their sheets stand here together."
)
_EMPTY = say("Nobody has given points yet. “Add my sheet” makes a row for each criterion.")
_DASH = "\N{EN DASH}"


def side_by_side(state: State) -> Lines:
    """Return the points of every evaluator by criterion, with the mean and how far they lie apart."""
    found = panel(state.draft, state.call)
    rows, tones = [], {}
    for place, row in enumerate(found.rows):
        given = (quantity(row.points.get(one)) or _DASH for one in found.evaluators)
        rows.append(
            (row.score.criterion.name, *given, _mean(row), quantity(row.spread) or _DASH, _limit(row))
        )
        if row.mean is not None and row.score.threshold is not None and row.mean < row.score.threshold:
            tones[place] = "warn"
    blank = ("",) * len(found.evaluators)
    rows.append((tr("Total"), *blank, quantity(found.total, 1) or _DASH, "", ""))
    named = (_named(one, state) for one in found.evaluators)
    heads = (tr("Criterion"), *named, tr("Mean"), tr("Apart"), tr("Threshold"))
    return Lines(heads, tuple(rows), total=True, tones=tones)


def _mean(row: PanelRow) -> str:
    return quantity(row.mean, 1) or _DASH


def _limit(row: PanelRow) -> str:
    limit = quantity(row.score.threshold)
    if not limit:
        return tr("not known")
    return say("{limits} (placeholder)", limits=limit) if row.score.placeholder else limit


def _named(evaluator: Evaluator, state: State) -> str:
    participant, name = evaluator
    parts = tuple(filter(None, (state.numbers.partner(participant), name)))
    return together(parts, ", ") if parts else tr("No name")


def _not_counted(found: Panel, state: State) -> Iterator[Words]:
    """Yield a sentence for each kind of row that is in doubt."""
    if found.doubled:
        names = dict.fromkeys(
            _named((one.participant, one.evaluator.strip()), state) for one in found.doubled
        )
        yield say(
            "{evaluators}: more than one row for the same criterion. None of them counts; keep one of each.",
            evaluators=together(names, "; "),
        )
    if found.impossible:
        yield say_count(
            "{count} row is not counted: its points lie below 0 or above the most of the criterion.",
            "{count} rows are not counted: their points lie below 0 or above the most of the criterion.",
            len(found.impossible),
        )
    if found.lost:
        yield say_count(
            "{count} row with points is not counted: choose a criterion of this call for it.",
            "{count} rows with points are not counted: choose a criterion of this call for them.",
            len(found.lost),
        )


class PanelView(QWidget):
    """The sheets, and above them what they give together."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(10)
        box.addWidget(label(_INTRO, "help", wrap=True))
        self._table = SummaryTable(session, tr("Side by side"), side_by_side)
        box.addWidget(self._table)
        self._doubts = label("", "help", wrap=True)
        set_tone(self._doubts, "error")
        box.addWidget(self._doubts)
        detail = Form(session, f"{EVALUATIONS}/*")
        detail.line("criterion", "points", stretch=(3, 1))
        detail.line("participant", "evaluator")
        detail.field("comment", lines=4)
        columns = (
            Column("participant", width=12),
            Column("evaluator", width=12),
            Column("criterion", width=30),
            Column("points", width=8),
            Column("comment"),
        )
        listing = Listing(EVALUATIONS, columns, say("evaluation"), _EMPTY, rows_shown=8)
        self.rows = RowsView(session, listing, detail)
        add = button(tr("Add my sheet"))
        add.clicked.connect(self.add_sheet)
        self.rows.add_tool(add)
        box.addWidget(self.rows)
        box.addStretch()

    def add_sheet(self) -> None:
        """Make a row for each criterion, in the name of whoever works here."""
        session = self._session
        participant = session.part.partner if session.part is not None else ""
        session.apply(
            tr("Add my sheet"),
            lambda draft: add_sheet(draft, session.call, participant=participant, evaluator=author()),
        )

    def refresh(self) -> None:
        """Show the draft as it is now."""
        state = self._session.state
        self._table.refresh()
        self._table.setVisible(bool(state.draft.evaluations))
        doubts = together(_not_counted(panel(state.draft, state.call), state), " ")
        self._doubts.setText(shown(doubts))
        self._doubts.setVisible(bool(doubts))
        self.rows.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to a field of a sheet."""
        return self.rows.reveal(path)
