"""Labels that never read user text as markup, and small text pieces of the pages."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from euroapp_ui.language import shown, tr


class Text(QLabel):
    """A label of plain text, whose words are said in the language of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(shown(text))


def label(
    text: str = "",
    role: str = "",
    *,
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a plain-text label; `role` names its look in the style sheet."""
    made = Heading(parent) if role in _HEADINGS else Text(parent)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


_HEADINGS = frozenset({"title", "section", "label"})
"""Roles of texts that stand in one line where there is room, and go on in a second one where there is not."""


class Heading(Text):
    """Words in one line that wrap rather than be cut or make their page wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return the size of the words in one line."""
        return QSize(self._wide(self.text()), super().heightForWidth(self._wide(self.text())))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the longest word."""
        widest = max((self._wide(word) for word in self.text().split(" ")), default=0)
        return QSize(widest, self.fontMetrics().height())

    def _wide(self, text: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(text) + 2 + 2 * self.margin()


def set_tone(widget: QWidget, tone: str, name: str = "tone") -> None:
    """Change the tone (`ok`, `warn`, `error` or '') of a widget and let the style see it."""
    if (widget.property(name) or "") != tone:
        widget.setProperty(name, tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """A line of plain text that ends in an ellipsis where it has no room; the whole is its tool tip then."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = shown(text)
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting)
        self.setToolTip("" if fitting == self._whole else f"<qt>{html.escape(self._whole)}</qt>")


class Chip(QPushButton):
    """A choice that can be on or off; it keeps room for its bold text.

    Where even a whole line is too narrow it ends in an ellipsis, and the whole is its tool tip.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._whole = shown(text)
        super().__init__(self._whole, parent)
        self.setProperty("role", "chip")
        # A button of Qt is never narrower than its text.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._whole = shown(text)
        super().setText(self._whole)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the chip when it is on."""
        return QSize(self._metrics().horizontalAdvance(self._whole) + 32, self._high())

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(min(self.sizeHint().width(), 12 * self._metrics().averageCharWidth()), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() - 32 if self.width() < self.sizeHint().width() else _WHOLE
        fitting = self._metrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, wide)
        if fitting != self.text():
            super().setText(fitting)
        if fitting != self._whole and not self.toolTip():
            self.setToolTip(f"<qt>{html.escape(self._whole)}</qt>")

    def _high(self) -> int:
        return max(28, super().sizeHint().height())

    def _metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)


_WHOLE = 1_000_000
"""More pixels than any text of a chip takes."""


class Button(QPushButton):
    """A button that Return presses as the space bar does, in a window as in a dialog."""

    def __init__(self, text: str) -> None:
        super().__init__(shown(text))

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(shown(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH:
            self.click()
        else:
            super().keyPressEvent(event)


_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def button(text: str, role: str = "", name: str = "") -> QPushButton:
    """Return a push button; `role` is `primary`, `link` or ''."""
    made = Button(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if name:
        made.setAccessibleName(shown(name))
    return made


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


class Card(QFrame):
    """A white box with a thin border."""

    def __init__(self, *, margins: int = 14) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(margins, margins - 2, margins, margins - 2)
        self.box.setSpacing(4)


class FigureCard(Card):
    """A number with its name above and a remark below."""

    asked = Signal()
    """A double click: the user wants to know how the number comes about."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = label(name, "soft")
        self._value = label("", "figure")
        self._remark = label("", "help", wrap=True)
        for part in (self._name, self._value, self._remark):
            self.box.addWidget(part)
        self._remark.setMinimumWidth(140)
        self.box.addStretch()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask how the number comes about."""
        super().mouseDoubleClickEvent(event)
        self.asked.emit()

    def show_figure(self, value: str, remark: str = "", tone: str = "") -> None:
        """Show a value, a remark and the remark's tone."""
        self._keep_lines()
        self._value.setText(value)
        self._remark.setText(remark)
        set_tone(self._remark, tone)
        self.setAccessibleName(
            tr(
                "{name}: {value}. {remark}",
                name=self._name.text(),
                value=self._value.text(),
                remark=self._remark.text(),
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_remark"):
            self._keep_lines()

    def _keep_lines(self) -> None:
        """Keep room for a second line of the remark: what stands below must not jump while one types."""
        self._remark.ensurePolished()
        self._remark.setMinimumHeight(_REMARK_LINES * self._remark.fontMetrics().lineSpacing())


_REMARK_LINES = 2
"""Lines for which the remark of a card has room, used or not."""


class EmptyState(Card):
    """What an empty list says: what belongs here, why it matters, and the first step as a button."""

    def __init__(self, text: str, first_step: str, act: Callable[[], object]) -> None:
        super().__init__(margins=20)
        self.box.addWidget(label(text, "soft", wrap=True))
        first = button(first_step, "primary")
        first.clicked.connect(lambda _checked=False: act())
        line = QHBoxLayout()
        line.addWidget(first)
        line.addStretch()
        self.box.addSpacing(6)
        self.box.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class CardRow(QWidget):
    """Cards side by side, all as high as the highest; on a narrow page they stand in several lines."""

    def __init__(self, *cards: QWidget, gap: int = 12) -> None:
        """Hold cards; `gap` stands between lines, in pixels."""
        super().__init__()
        self._cards = cards
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(gap)
        self._place(len(cards))

    def minimumSizeHint(self) -> QSize:
        """Return the width of one card."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        fit = (event.size().width() + 12) // (self._widest() + 12)
        even = -(-len(self._cards) // -(-len(self._cards) // max(1, fit)))
        self._place(min(len(self._cards), max(1, even)))

    def _widest(self) -> int:
        return max(card.minimumSizeHint().width() for card in self._cards)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()


class Banner(QFrame):
    """A sentence that matters on this page, with buttons for what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(12)
        self._text = label("", wrap=True)
        box.addWidget(self._text, 1)
        self._buttons = QHBoxLayout()
        box.addLayout(self._buttons)
        self.hide()

    def say(self, text: str, tone: str = "error") -> None:
        """Show a sentence; '' hides the banner."""
        self._text.setText(text)
        set_tone(self, tone)
        self.setVisible(bool(text))

    def add_button(self, made: QPushButton) -> None:
        """Add a button at the right end."""
        self._buttons.addWidget(made)
