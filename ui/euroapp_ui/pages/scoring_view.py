"""The own scoring against the award criteria of the call."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.figures.scoring import CriterionScore, scoring
from euroapp.language import say, together
from euroapp.values import FieldPath, join, starts_with
from euroapp.wording.numbers import quantity
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.text import Card, label, set_tone

_REMARK = say(
    "The points and thresholds of the call are not known. Those shown are placeholders to practise with, "
    "not from the call; they are never printed as the call's own."
)


def _limits(score: CriterionScore) -> str:
    parts = []
    if score.most is not None:
        parts.append(say("of {points} points", points=quantity(score.most)))
    if score.threshold is not None:
        parts.append(say("threshold {points}", points=quantity(score.threshold)))
    if not parts:
        return say("points not known")
    limits = together(parts, ", ")
    return say("{limits} (placeholder)", limits=limits) if score.placeholder else limits


class ScoringView(QWidget):
    """A card for each criterion, and the sum."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(12)
        self._sum = label("", "section", wrap=True)
        box.addWidget(self._sum)
        found = scoring(session.draft, session.call)
        if found.placeholder:
            box.addWidget(label(_REMARK, "help", wrap=True))
        self._rows: list[FieldRow] = []
        self._states = {}
        for score in found.criteria:
            card = Card(margins=16)
            card.box.setSpacing(8)
            card.box.addWidget(
                label(together((score.criterion.name, _limits(score)), "    "), "label", wrap=True)
            )
            if score.criterion.description:
                card.box.addWidget(label(score.criterion.description, "help", wrap=True))
            base = join("scores", score.criterion.key)
            for row in (FieldRow(session, base, "points"), FieldRow(session, base, "note", lines=2)):
                self._rows.append(row)
                card.box.addWidget(row)
            state = label("", "help", wrap=True)
            self._states[score.criterion.key] = state
            card.box.addWidget(state)
            box.addWidget(card)
        self._rows.append(FieldRow(session, "scoring", "printed"))
        box.addWidget(self._rows[-1])
        box.addStretch()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for row in self._rows:
            row.refresh()
        found = scoring(self._session.draft, self._session.call)
        total = found.total
        if total is None:
            self._sum.setText(tr("Give every criterion points to see the sum."))
        else:
            points = say("{points} points", points=quantity(total))
            threshold = quantity(found.threshold)
            limit = say("threshold {points}", points=threshold) if threshold else ""
            self._sum.setText(together((points, limit), ", "))
        for score in found.criteria:
            self._say(score)

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the points or the note of a criterion."""
        for row in self._rows:
            if starts_with(path, row.path):
                row.focus()
                return True
        return False

    def _say(self, score: CriterionScore) -> None:
        text, tone = "", ""
        if not score.possible:
            text, tone = tr("Points lie between 0 and {most}.", most=quantity(score.most)), "error"
        elif score.passed is not None:
            text = tr("Reaches the threshold.") if score.passed else tr("Below the threshold.")
            tone = "ok" if score.passed else "warn"
        state = self._states[score.criterion.key]
        state.setText(text)
        state.setVisible(bool(text))
        set_tone(state, tone)
