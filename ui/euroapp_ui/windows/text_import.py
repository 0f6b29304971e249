"""What a text of a word processor holds, which section each part of it goes to, and what happens there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft import Draft
from euroapp.importing.texts.bringing import Plan, SectionChange, Tracked, Way, beginning, changes
from euroapp.importing.texts.placing import Part
from euroapp.importing.texts.telling import (
    WAYS,
    added_up,
    report,
    sum_lines,
    told_of,
    tracked_line,
    words_of_change,
)
from euroapp.language import say, say_count
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_MOST_CHANGES = 500
"""Tracked changes that are listed; the report holds the others."""
_HIGH = 150
"""Of the list of tracked changes, in pixels."""
_HELD = (Way.LEAVE, Way.APPEND, Way.REPLACE)
_AS = {
    Tracked.ACCEPTED: say("They count as accepted"),
    Tracked.REJECTED: say("They count as rejected"),
}


class TextImportDialog(QDialog):
    """Parts of the text with the sections they go to, and below the sections with what happens to each."""

    def __init__(
        self, parent: QWidget | None, plan: Plan, draft: Draft, save: Callable[[str], object]
    ) -> None:
        """Show a plan, which the user changes here.

        Args:
            parent: the window.
            plan: where the parts go.
            draft: the draft, which stays as it is.
            save: writes the report where the user says.

        """
        super().__init__(parent)
        self.plan, self._draft, self._save = plan, draft, save
        self.setWindowTitle(tr("Import a text"))
        give_room(self, 900, 720)
        self.tracked = Combo()
        self.parts: dict[int, Combo] = {}
        self.ways: dict[str, Combo] = {}
        self._parts_box, self._sections_box = QVBoxLayout(), QVBoxLayout()
        self._notes = label("", "soft", wrap=True)
        self.done_button, self.copy_button = button("", "primary"), button(tr("Copy the report"))
        self._lay_out()
        self._show_parts()
        self._show_sections()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(harmless(self.plan.opened.name), "title"))
        self._add_tracked(box)
        area, inside = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        pages = QVBoxLayout(inside)
        pages.addWidget(
            label(tr("Parts of the text, and the section that each goes to"), "section", wrap=True)
        )
        pages.addLayout(self._parts_box)
        pages.addWidget(label(tr("What happens to the sections"), "section", wrap=True))
        pages.addLayout(self._sections_box)
        pages.addWidget(label(tr("What is taken, and what is not"), "section", wrap=True))
        pages.addWidget(self._notes)
        pages.addStretch(1)
        area.setWidget(inside)
        box.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = button(tr("Save the report\N{HORIZONTAL ELLIPSIS}"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        keep.clicked.connect(lambda: self._save(self.report()))
        self.done_button.clicked.connect(self.accept)
        for one in (self.copy_button, keep, self.done_button):
            buttons.addButton(one, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        self.done_button.setDefault(True)

    def _add_tracked(self, box: QVBoxLayout) -> None:
        """List the tracked changes, and ask as what they count; nothing is taken before that is said."""
        found = self.plan.opened.changes
        if not found:
            return
        told = label(shown(tracked_line(self.plan)), wrap=True)
        table = ReadingTable(tr("Tracked changes"), (tr("Change"), tr("Author"), tr("Day"), tr("Words")))
        table.narrow(0, 1, 2)
        kinds = {"inserted": tr("inserted"), "deleted": tr("deleted")}
        table.show_rows(
            (
                kinds.get(one.kind, one.kind),
                harmless(one.author),
                one.day,
                harmless(shown(words_of_change(one))),
            )
            for one in found[:_MOST_CHANGES]
        )
        table.setMaximumHeight(_HIGH)
        self.tracked.setAccessibleName(tr("Tracked changes count as"))
        self.tracked.addItem(tr("Choose one"), "")
        for key, words in _AS.items():
            self.tracked.addItem(shown(words), key.value)
        self.tracked.currentIndexChanged.connect(self._settle_tracked)
        for widget in (told, table, self.tracked):
            box.addWidget(widget)
        self.tracked.setFocus()

    def _settle_tracked(self) -> None:
        said = str(self.tracked.currentData() or "")
        self.plan.tracked = Tracked(said) if said else None
        # The parts of the two readings may be others: what was said of places counts no longer.
        self.plan.goes.clear()
        self._show_parts()
        self._show_sections()

    def _show_parts(self) -> None:
        rows = QWidget()
        form = _two_columns(rows)
        self.parts = {}
        for place, part in enumerate(self.plan.parts(), 1):
            if part.chapter and not part.pieces:
                continue
            combo = Combo()
            combo.addItem(tr("(not taken)"), "")
            for section in self.plan.call.form.narratives():
                combo.addItem(f"{section.number} {section.title}".strip(), section.id)
            combo.setCurrentIndex(max(0, combo.findData(self.plan.section_of(place, part))))
            name = harmless(part.title) or tr("(before the first heading)")
            combo.setAccessibleName(name)
            combo.currentIndexChanged.connect(partial(self._place, place))
            self.parts[place] = combo
            _add_row(form, _headed(name, part), combo)
        _show_instead(self._parts_box, rows)

    def _place(self, place: int, _index: int) -> None:
        self.plan.goes[place] = str(self.parts[place].currentData() or "")
        self._show_sections()

    def _show_sections(self) -> None:
        """Show what happens to each section; those that hold a text stay as they are until somebody says."""
        rows = QWidget()
        form = _two_columns(rows)
        self.ways = {}
        found = changes(self.plan, self._draft)
        for one in found:
            _add_row(form, _section(one), self._way_of(one))
        _show_instead(self._sections_box, rows)
        self._count(found)

    def _way_of(self, one: SectionChange) -> QWidget:
        if one.way is Way.FILL:
            return label(shown(WAYS[one.way]), wrap=True)
        combo = Combo()
        combo.setAccessibleName(one.title)
        for way in _HELD:
            combo.addItem(shown(WAYS[way]), way.value)
        combo.setCurrentIndex(combo.findData(one.way.value))
        combo.currentIndexChanged.connect(partial(self._choose_way, one.section))
        self.ways[one.section] = combo
        return combo

    def _choose_way(self, section: str, _index: int) -> None:
        self.plan.ways[section] = Way(str(self.ways[section].currentData()))
        self._count(changes(self.plan, self._draft))

    def _count(self, found: list[SectionChange]) -> None:
        """Say how many sections change, and what of the file is not taken."""
        count = sum(one.way is not Way.LEAVE for one in found)
        self.done_button.setText(
            shown(say_count("Take {count} section in", "Take {count} sections in", count))
        )
        self.done_button.setEnabled(count > 0 and not self.plan.undecided)
        lines = [*told_of(self.plan), *sum_lines(added_up(self.plan, self._draft))]
        self._notes.setText("\n".join(harmless(shown(line)) for line in lines))

    def report(self) -> str:
        """Return the report as it would be of what is chosen now."""
        return "\n".join(shown(line) for line in report(self.plan, self._draft)) + "\n"


def _two_columns(rows: QWidget) -> QGridLayout:
    grid = QGridLayout(rows)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid


def _add_row(grid: QGridLayout, words: QWidget, choice: QWidget) -> None:
    row = grid.rowCount()
    grid.addWidget(words, row, 0)
    grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignTop)


def _show_instead(box: QVBoxLayout, rows: QWidget) -> None:
    """Show rows in the place of those that were shown before."""
    while (item := box.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    box.addWidget(rows)


def _headed(name: str, part: Part) -> QWidget:
    """Return a heading of the file with the first words below it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(label(name, "label", wrap=True))
    first = beginning(" ".join(one.words for one in part.pieces[:4]))
    if first:
        box.addWidget(label(harmless(first), "help", wrap=True))
    return holder


def _section(one: SectionChange) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(label(one.title, "label", wrap=True))
    words = tr(
        "Words in the draft: {before}; in the file: {words}.", before=one.words_before, words=one.words
    )
    box.addWidget(label(words, "help", wrap=True))
    box.addWidget(label(harmless(one.first), "help", wrap=True))
    if one.unused:
        told = tr("This section is marked as not applicable. Take the mark away, or it is not printed.")
        box.addWidget(label(told, "help", wrap=True))
    return holder
