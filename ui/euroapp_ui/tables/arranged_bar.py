"""The line above a table that says how its rows are arranged, and takes that back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from euroapp.language import say, together
from euroapp.wording.nouns import several
from euroapp.wording.numbers import quantity
from euroapp_ui.commands import SHOW_ALL_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.tables.arranging import Arrangement
from euroapp_ui.tables.columns import Columns
from euroapp_ui.widgets.text import button, label


class ArrangedBar(QWidget):
    """Says in words what is shown, with one button that shows all rows in their order again."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._words = label("", "counter", wrap=True)
        back = button(tr("Show all in their order"), "link")
        back.setToolTip(f"{tr('Show all in their order')} ({SHOW_ALL_KEYS})")
        back.clicked.connect(self.all_asked)
        line.addWidget(self._words, 1)
        line.addWidget(back)
        self.hide()

    def text(self) -> str:
        """Return what it says; '' while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_for(self, now: Arrangement, heads: Columns, noun: str, rows: int, whole: int) -> None:
        """Say how rows are arranged.

        Args:
            now: the arrangement; a plain one hides the bar.
            heads: names the columns.
            noun: what one row is called.
            rows: how many rows are shown.
            whole: how many there are.

        """
        self.say("" if now.plain else in_words(now, heads, noun, rows, whole))

    def say(self, words: str) -> None:
        """Say how rows are arranged; '' hides the bar."""
        self.setVisible(bool(words))
        self._words.setText(shown(words))


def in_words(now: Arrangement, heads: Columns, noun: str, rows: int, whole: int) -> str:
    """Return how rows are arranged, in words."""
    every = several(noun, whole)
    parts = [say("{count} of {rows}", count=quantity(rows), rows=every) if rows != whole else every]
    if now.kept:
        names = together((heads.head(column) for column in now.kept), ", ")
        parts.append(say("filtered by {columns}", columns=names))
    if now.grouped_by is not None:
        parts.append(say("grouped by {column}", column=heads.head(now.grouped_by)))
    if now.sorted_by is not None:
        named = heads.head(now.sorted_by)
        parts.append(sorted_in_words(named, down=now.down))
    return together(parts, " \N{MIDDLE DOT} ")


def sorted_in_words(column: str, *, down: bool) -> str:
    """Return by which column rows are sorted, in words."""
    if down:
        return say("sorted descending by {column}", column=column)
    return say("sorted ascending by {column}", column=column)
