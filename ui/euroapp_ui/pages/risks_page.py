"""Page 10: risks, and the questions on ethics and security."""

from __future__ import annotations

from euroapp.calls.names import title_of
from euroapp.draft import Draft
from euroapp.draft.numbering import NUMBER
from euroapp.draft.risks import Rating
from euroapp.edits.values import set_value
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.language import tr
from euroapp_ui.pages.page import Page
from euroapp_ui.pictures.risk_matrix import RiskMatrix
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.text import Card, label


class AnswerCard(Card):
    """A question with yes or no and details."""

    def __init__(
        self, session: DraftSession, base: FieldPath, title: str, text: str = "", remark: str = ""
    ) -> None:
        super().__init__(margins=16)
        self.box.setSpacing(8)
        self.box.addWidget(label(title, "label", wrap=True))
        for line in (text, remark):
            if line:
                self.box.addWidget(label(line, "help", wrap=True))
        self._base = base
        self._rows = [FieldRow(session, base, "value"), FieldRow(session, base, "details", lines=2)]
        for row in self._rows:
            self.box.addWidget(row)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for row in self._rows:
            row.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the answer or its details."""
        if not path.startswith(join(self._base, "")) and path != self._base:
            return False
        self._rows[1 if path.endswith("/details") else 0].focus()
        return True


def later_answer(page: Page, base: FieldPath, title: str, text: str = "", remark: str = "") -> None:
    """Leave the card of an answer until it is in sight or there is time."""

    def make() -> None:
        card = AnswerCard(page.session, base, title, text, remark)
        page.add(card)
        page.part(card)

    page.later(190 + 20 * (bool(text) + bool(remark)), make)


def later_stray_answers(page: Page, collection: str) -> None:
    """Leave cards for answers that the form of the call does not ask for, as after a change of call."""
    form = page.session.call.form
    asked = {item.key for item in (form.declarations if collection == "declarations" else form.questions)}
    for row in getattr(page.session.draft, collection):
        if row.id not in asked and (row.value is not None or row.details.strip()):
            later_answer(page, join(collection, row.id), title_of(form, collection, row.id))


class MatrixCard(Card):
    """The matrix of risks with how it is worked in."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(margins=16)
        self._session = session
        self.box.setSpacing(8)
        self.box.addWidget(label(tr("Matrix of risks"), "section"))
        text = tr(
            "Draw a risk into another cell, or go to it with the arrows and move it with Ctrl and an arrow. "
            "Return opens it."
        )
        self.box.addWidget(label(text, "help", wrap=True))
        self.matrix = RiskMatrix()
        self.matrix.moved.connect(self._rate)
        self.box.addWidget(self.matrix)
        self._none = label(tr("No risks yet."), "soft")
        self.box.addWidget(self._none)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        risks = bool(self._session.draft.risks)
        self.matrix.show_risks(self._session.state)
        self.matrix.setVisible(risks)
        self._none.setVisible(not risks)

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False

    def _rate(self, risk: str, likelihood: Rating, impact: Rating) -> None:
        """Give a risk both ratings of its cell, as one step."""
        number = self._session.state.numbers.risks.get(risk, "")
        base = join("risks", risk)

        def edit(draft: Draft) -> Draft:
            return set_value(set_value(draft, f"{base}/likelihood", likelihood), f"{base}/impact", impact)

        self._session.apply(tr("Rate {risk}", risk=number), edit, f"matrix/{risk}")


class RisksPage(Page):
    """Risks and the questions of the form."""

    key = "risks"
    beside = True
    intro = say(
        "What could go wrong, what you do about it, and who watches; rated as it remains after mitigation."
    )

    def build(self) -> None:
        """Create the list of risks and the questions."""
        detail = Form(self.session, "risks/*")
        detail.field("description", lines=4)
        detail.line("likelihood", "impact", "owner")
        detail.field("work_packages")
        detail.field("mitigation", lines=4)
        columns = (
            Column(title=NUMBER, derived=lambda state, row: state.numbers.risks[row.id], width=6),
            Column("description"),
            Column("likelihood", width=11),
            Column("impact", width=10),
            Column("owner", title=say("Owner"), width=15),
        )
        empty = tr(
            "Five to ten risks that are really yours: too few SME applications, a partner "
            "leaving, slow payments. Each with a measure and an owner."
        )
        rows = RowsView(self.session, Listing("risks", columns, say("risk"), empty, rows_shown=9), detail)
        self.add(rows)
        self.part(rows)
        self.later(300, lambda: self._matrix(rows))
        questions = self.session.call.form.questions
        for group in dict.fromkeys(question.group for question in questions):
            members = [question for question in questions if question.group == group]
            if members:
                self._head(self.session.call.form.question_group(group).heading)
            for question in members:
                later_answer(self, join("answers", question.key), question.text)
        later_stray_answers(self, "answers")
        self.body.addStretch()

    def _matrix(self, rows: RowsView) -> None:
        """Add the matrix, in which risks are moved and from which they are opened."""
        card = MatrixCard(self.session)
        card.matrix.opened.connect(rows.reveal)
        self.add(card)
        self.part(card)

    def _head(self, text: str) -> None:
        self.later(24, lambda: self.add(label(text, "section")))
