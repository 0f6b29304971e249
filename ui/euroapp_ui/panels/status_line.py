"""The status line: grant, share for SMEs, own contribution, pages, findings, save state."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from euroapp.calls.rules import Severity
from euroapp.language import say, together
from euroapp.wording.numbers import cut_percent, money
from euroapp.wording.severities import counted
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.text import button, label, set_tone

_COUNTING = say(
    "Pages that count for the limit of the call. What a working draft adds at its end, such as the list of "
    "what is open, does not count."
)


class Gauge(QWidget):
    """A thin bar with a mark at the limit."""

    def __init__(self, width: int = 110) -> None:
        super().__init__()
        self._share, self._tone = 0.0, "accent"
        self._limit: float | None = None
        self._width = width
        theme().changed.connect(self.update)

    def show_share(self, share: float, limit: float | None, tone: str) -> None:
        """Show a share from 0 to 1 with a mark at the limit."""
        shown = max(0.0, min(1.0, share)), limit, tone
        if shown != (self._share, self._limit, self._tone):
            self._share, self._limit, self._tone = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(self._width, 14)

    def minimumSizeHint(self) -> QSize:
        """Return half the width; the bar gives way first."""
        return QSize(self._width // 2, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bar and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        painter.setBrush(theme().colour("line"))
        painter.drawRoundedRect(QRectF(0, middle - 3, self.width(), 6), 3, 3)
        painter.setBrush(theme().colour(self._tone))
        if self._share > 0:
            painter.drawRoundedRect(QRectF(0, middle - 3, max(6.0, self.width() * self._share), 6), 3, 3)
        if self._limit is not None:
            painter.setBrush(theme().colour("text"))
            painter.drawRect(QRectF(min(self.width() - 2.0, self.width() * self._limit), middle - 6, 2, 12))


def _group(*widgets: QWidget) -> QWidget:
    """Return widgets that stay together on a line."""
    host = QWidget()
    line = QHBoxLayout(host)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    return host


_EDGE = 3
_ANY = 16_777_215
"""Qt's word for no limit of a height."""


class StatusLine(QWidget):
    """The figures that are never out of sight."""

    findings_asked = Signal()
    pages_asked = Signal()

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._pages: int | None = None
        self._told_of = session.draft
        """The draft about which something was told: with its next change that is no news."""
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(16, _EDGE, 16, _EDGE)
        box.setSpacing(8)
        self._grant = label()
        self._share_name, self._share = label(tr("SMEs")), label()
        self._gauge = Gauge()
        self._own = label()
        self._page_count, self._page_gauge = label(), Gauge(90)
        self._page_count.setToolTip(shown(_COUNTING))
        self._page_gauge.setToolTip(shown(_COUNTING))
        self._findings = button("", "link", tr("Findings"))
        self._findings.clicked.connect(self.findings_asked)
        self._saved = label("", "soft")
        self._protected = label(tr("With password"), "soft")
        self._protected.setToolTip(tr("The draft is protected by a password: File > Password changes it."))
        self._protected.hide()
        self._chosen = label()
        self._chosen.hide()
        self._told = label("", "soft", wrap=True)
        self._told.hide()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._be_quiet)
        # Groups go on in a second line where there is no room: no amount is ever cut.
        self._groups = groups = QWidget()
        flow = FlowLayout(groups, spacing=22, line_gap=2)
        support = (self._share_name, self._gauge, self._share)
        for widgets in (
            (self._grant,),
            *((support,) if session.state.shows("schemes") else ()),
            (self._own,),
            (self._page_count, self._page_gauge),
            (self._findings,),
        ):
            flow.addWidget(_group(*widgets))
        box.addWidget(groups, 1)
        box.addWidget(self._chosen)
        box.addWidget(self._told)
        box.addWidget(self._protected)
        box.addWidget(self._saved)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        if self._session.draft is not self._told_of:
            self._be_quiet()
        state = self._session.state
        budget = state.figures.budget
        self._grant.setText(tr("Grant  {grant_requested}", grant_requested=money(budget.grant_requested)))
        ceiling = state.call.facts.money("maximum_grant").value
        set_tone(self._grant, "error" if ceiling is not None and budget.grant_requested > ceiling else "")
        share, required = budget.support_share, budget.support_share_required
        good = share is not None and (required is None or share >= required)
        self._share.setText(cut_percent(share) or "\N{EM DASH}")
        set_tone(self._share, "" if share is None or good else "error")
        self._gauge.show_share(
            float(share or Decimal(0)),
            float(required) if required is not None else None,
            "accent" if good else "error",
        )
        self._gauge.setToolTip(tr("Support to third parties as a share of the requested grant"))
        self._own.setText(tr("Own  {own_contribution}", own_contribution=money(budget.own_contribution)))
        set_tone(self._own, "error" if budget.own_contribution < 0 else "")
        counts = {s: sum(f.severity is s for f in state.findings) for s in Severity}
        words = [counted(severity, number) for severity, number in counts.items() if number]
        found = together(words, " \N{MIDDLE DOT} ") or tr("no findings")
        self._findings.setText(found if state.looked else tr("checking\N{HORIZONTAL ELLIPSIS}"))
        self._show_pages()

    def show_page_count(self, pages: int | None) -> None:
        """Show the number of pages of the last built proposal."""
        self._pages = pages
        self._show_pages()

    def tell(self, text: str) -> None:
        """Say for some seconds what just happened, or until the draft is changed again."""
        self._told_of = self._session.draft
        self._told.setText(text)
        self._told.setMinimumWidth(min(self._told_wide(), self.width() - self._beside_told()))
        self._told.setVisible(bool(text))
        self._make_room()
        self._quiet.start(6_000)

    def _be_quiet(self) -> None:
        self._told.hide()
        self._make_room()

    def _make_room(self) -> None:
        """Let the sum of the chosen cells give way to what is told, and the figures to what is too long.

        A second line would make the page above it less high, and all rows move.
        """
        told = not self._told.isHidden()
        room = self.width() - self._beside_told()
        wide = self._told_wide() if told else self._chosen.sizeHint().width() if self._chosen.text() else 0
        lines = self._groups.heightForWidth
        fits = lines(max(1, room - wide - 8)) <= lines(max(1, room))
        # The link to the findings is where the keyboard may be.
        beside = not wide or fits or self._findings.hasFocus()
        # In the room of the figures, as high as they were.
        high = lines(max(1, room)) + 2 * _EDGE
        self.setMinimumHeight(0 if beside else high)
        self.setMaximumHeight(high if not beside and wide <= room else _ANY)
        self._groups.setVisible(beside)
        # What stands in the room of the figures keeps the save state at its edge.
        for one in (self._told, self._chosen):
            self._box.setStretchFactor(one, 0 if beside else 1)
        self._chosen.setVisible(bool(self._chosen.text()) and not told)

    def changeEvent(self, event: QEvent) -> None:
        """Let a larger text have its height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMaximumHeight(_ANY)

    def _told_wide(self) -> int:
        """Return the width of what is told in one line, in pixels."""
        return self._told.fontMetrics().horizontalAdvance(self._told.text()) + 2

    def _beside_told(self) -> int:
        """Return the width that is taken by what stands at the right of what is told, in pixels."""
        always = [one for one in (self._protected, self._saved) if not one.isHidden()]
        return sum(one.sizeHint().width() + 8 for one in always) + 40

    def show_chosen(self, text: str) -> None:
        """Say what the chosen cells of a table come to; '' takes it back."""
        self._chosen.setText(text)
        self._make_room()

    def show_saved(self, text: str, tone: str = "") -> None:
        """Show the save state."""
        self._saved.setText(text)
        set_tone(self._saved, tone)

    def show_protected(self, *, protected: bool) -> None:
        """Show whether the draft has a password."""
        self._protected.setVisible(protected)

    def _show_pages(self) -> None:
        limit = self._session.call.facts.number("page_limit")
        if self._pages is None:
            self._page_count.setText("")
            self._page_gauge.hide()
            return
        self._page_gauge.setVisible(limit.value is not None)
        if limit.value is None:
            self._page_count.setText(tr_count("{count} page", "{count} pages", self._pages))
            return
        over = self._pages > limit.value
        self._page_count.setText(
            tr_count("{pages} of {count} page", "{pages} of {count} pages", limit.value, pages=self._pages)
        )
        set_tone(self._page_count, "error" if over else "")
        self._page_gauge.show_share(self._pages / max(1, limit.value), None, "error" if over else "accent")
