"""The history of the draft: its versions, what changed in each, and ways back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from euroapp.edits.creation import complete
from euroapp.errors import EuroappError
from euroapp.language import say, say_count, together
from euroapp.storage.authors import LONGEST_NAME, author
from euroapp.storage.timeline import Timeline, Version
from euroapp.values import FieldPath
from euroapp.wording.kinds_of_change import kind_of_change
from euroapp.wording.places import titles_of
from euroapp_ui.language import moment_text, shown, shown_error, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label
from euroapp_ui.windows.conflicts import pages_of
from euroapp_ui.windows.differences import Differences

if TYPE_CHECKING:
    from euroapp_ui.document import Document

_PINS = {
    "import": say("kept before another draft was read into its place"),
    "export": say("kept before a submission copy was made"),
    "migration": say("kept before the file format was brought up to date"),
    "shrinking": say("kept before much of the text was removed"),
}
_EM_DASH = "\N{EM DASH}"


def changes(version: Version, pages: str) -> str:
    """Return what makes a version another one than that before, in words."""
    if not version.readable:
        return tr("damaged, cannot be opened")
    if version.first:
        begin = say("the draft with which the history begins")
        folded = say_count(
            "one earlier change was put together with it to save room",
            "{count} earlier changes were put together with it to save room",
            version.folded,
        )
        return together((begin, folded if version.folded else ""), "; ")
    pin = _PINS.get(version.snapshot.pin, "") if version.snapshot is not None else ""
    kinds = [kind_of_change(kind) for kind in sorted(version.kinds - {"typed", "form"})]
    count = say_count("{count} change", "{count} changes", version.count) if version.count > 1 else ""
    named = say("“{name}”", name=version.name) if version.name else ""
    copy = say("a copy left by a save") if not (pages or pin or version.count) else ""
    return together((named, pages, count, *kinds, pin, copy), "; ")


class VersionsDialog(QDialog):
    """The versions of one document, newest first, and what each says differently."""

    COPY, RESTORE, FORGET, REPORT, CLEAR, AUTHOR = 11, 12, 13, 14, 15, 16
    """What the user asks for, as results of the dialog."""
    named = Signal(object)
    """A version has got another name."""

    def __init__(
        self, parent: QWidget, document: Document, timeline: Timeline, left: Sequence[str] = ()
    ) -> None:
        """Show the versions of a document; `left` are the changes that it held when it was last closed."""
        super().__init__(parent)
        self.setWindowTitle(tr("History"))
        give_room(self, 1180, 680)
        self._session, self._timeline = document.session, timeline
        self._versions = timeline.versions
        self.paths: list[FieldPath] = []
        """What is to be restored; empty for the whole draft."""
        self.before = False
        """It is to be as before the chosen version, not as after it."""
        self._table = ReadingTable(tr("Versions"), (tr("When"), tr("Who"), tr("What")))
        self._since = QComboBox()
        for words, versions in self._spans(left):
            self._since.addItem(words, versions)
        self._look = QComboBox()
        self._state = label("", "soft", wrap=True)
        self._differences = Differences(self._session.call)
        self.author = QLineEdit(author())
        self._copy, self._restore = button(tr("Open as a copy")), button(tr("Restore"), "primary")
        self._name = QLineEdit()
        self._report = button(tr("Report\N{HORIZONTAL ELLIPSIS}"))
        self._forget = button(tr("Privacy"))
        self.author_to_forget = ("", "")
        """Random name and name of the author whose name is to go."""
        self._menu = QMenu(self._restore)
        self._fill()
        self._lay_out(document)
        self._table.currentCellChanged.connect(self._chosen)
        self._look.currentIndexChanged.connect(self._chosen)
        self._since.currentIndexChanged.connect(self._narrow)
        self._name.editingFinished.connect(self._call)
        self._menu.aboutToShow.connect(self._offer)
        if self._versions:
            self._table.setCurrentCell(0, 0)
        self._chosen()

    @property
    def version(self) -> Version | None:
        """Return the version that is chosen."""
        row = self._table.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    @property
    def against_now(self) -> bool:
        """Tell whether versions are compared with the draft as it is now."""
        return self._look.currentIndex() == 1

    def choose(self, row: int) -> None:
        """Choose a version by its place."""
        self._table.setCurrentCell(row, 0)

    def compare_with_now(self) -> None:
        """Show what is different now."""
        self._look.setCurrentIndex(1)

    def _fill(self) -> None:
        call = self._session.call
        self._table.show_rows(
            (moment_text(one.when), one.who or _EM_DASH, changes(one, pages_of(one.changed, call)))
            for one in self._versions
        )

    def _lay_out(self, document: Document) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("History"), "title"))
        text = (
            tr(
                "All that was changed in {draft}, by whom and when, and the copies that saves have left on "
                "this computer. One undo takes back what was restored.",
                draft=harmless(document.name),
            )
            if self._versions
            else tr("Nothing was changed yet: from the first change on, every version can be had again.")
        )
        box.addWidget(label(text, "soft", wrap=True))
        box.addWidget(self._whose())
        box.addWidget(self._sides(), 1)
        box.addStretch(0)
        box.addWidget(self._buttons())
        # No key restores, deletes or closes by itself.
        for other in (self._forget, self._copy, self._report, self._restore):
            other.setAutoDefault(False)

    def _whose(self) -> QWidget:
        """Return the line in which the user says who he or she is; it stays as long as nobody did."""
        line = QWidget()
        box = QVBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = label(tr("Your name, shown beside your changes"), "label")
        head.setBuddy(self.author)
        self.author.setMaxLength(LONGEST_NAME)
        self.author.setAccessibleName(tr("Your name, shown beside your changes"))
        box.addWidget(head)
        box.addWidget(self.author)
        line.setVisible(not author())
        return line

    def _sides(self) -> QSplitter:
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._since.setAccessibleName(tr("Which versions are shown"))
        column.addWidget(self._since)
        column.addWidget(self._table, 1)
        sides.addWidget(listed)
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(12, 0, 0, 0)
        box.setSpacing(8)
        self._look.addItems([tr("What was changed then"), tr("What is different now")])
        self._look.setAccessibleName(tr("What is shown of a version"))
        self._name.setPlaceholderText(tr("Name of this version, such as “sent to all partners”"))
        self._name.setAccessibleName(tr("Name of this version"))
        self._name.setMaxLength(LONGEST_NAME)
        box.addWidget(self._name)
        box.addWidget(self._look)
        box.addWidget(self._state)
        box.addWidget(self._differences, 1)
        sides.addWidget(right)
        sides.setStretchFactor(0, 5)
        sides.setStretchFactor(1, 6)
        sides.setVisible(bool(self._versions))
        return sides

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for made, role, result in (
            (self._report, QDialogButtonBox.ButtonRole.ActionRole, self.REPORT),
            (self._copy, QDialogButtonBox.ButtonRole.ActionRole, self.COPY),
        ):
            buttons.addButton(made, role)
            made.clicked.connect(lambda _=False, result=result: self.done(result))
        buttons.addButton(self._forget, QDialogButtonBox.ButtonRole.ResetRole)
        self._forget.setMenu(self._privacy())
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        self._restore.setMenu(self._menu)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        return buttons

    def _spans(self, left: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield what can be shown, each with how many of the newest versions that is."""
        yield tr("All versions"), len(self._versions)
        yield tr("Since I last opened it"), len(self._timeline.since(left))
        printed = next(
            (
                row
                for row, version in enumerate(self._versions)
                if version.snapshot is not None and version.snapshot.pin == "export"
            ),
            None,
        )
        if printed is not None:
            yield tr("Since the last submission copy"), printed
        mine = author()
        for name in dict.fromkeys(one.who for one in self._versions if one.who not in {"", mine}):
            last = next(row for row, version in enumerate(self._versions) if version.who == name)
            yield tr("Since the last changes by {name}", name=harmless(name)), last + 1

    def _narrow(self) -> None:
        """Show the newest versions only, as many as were asked for."""
        most = int(self._since.currentData())
        for row in range(len(self._versions)):
            self._table.setRowHidden(row, row >= most)
        if self._table.currentRow() >= most:
            self._table.setCurrentCell(0 if most else -1, 0)

    def _call(self) -> None:
        """Give the chosen version its name."""
        version, row = self.version, self._table.currentRow()
        if version is None or self._name.text().strip() == version.name:
            return
        version = replace(version, name=self._name.text().strip())
        self._versions[row] = version
        self.named.emit(version)
        self._fill()

    def _privacy(self) -> QMenu:
        """Return the menu of what can be forgotten."""
        menu = QMenu(self._forget)
        copies = tr("Delete all copies on this computer\N{HORIZONTAL ELLIPSIS}")
        menu.addAction(copies, partial(self.done, self.FORGET))
        for writer, name in self._timeline.authors():
            known = harmless(name).replace("&", "&&")
            words = tr("Forget the name {name}\N{HORIZONTAL ELLIPSIS}", name=known)
            menu.addAction(words, partial(self._ask_forget, writer, name))
        clear = menu.addAction(
            tr("Delete the history\N{HORIZONTAL ELLIPSIS}"), partial(self.done, self.CLEAR)
        )
        clear.setEnabled(any(version.remembered for version in self._versions))
        return menu

    def _ask_forget(self, writer: str, name: str) -> None:
        self.author_to_forget = (writer, name)
        self.done(self.AUTHOR)

    def _offer(self) -> None:
        """Offer what can be restored: what is chosen, its page, all."""
        self._menu.clear()
        pages, paths = self._differences.pages(), self._differences.paths()
        if paths and not self.against_now and self.version is not None and self.version.count:
            words = say_count(
                "The chosen value as it was before", "The {count} chosen values as before", len(paths)
            )
            self._menu.addAction(shown(words), lambda: self._ask_back(paths, before=True))
        if paths:
            values = say_count("The chosen value of then", "The {count} chosen values of then", len(paths))
            self._menu.addAction(shown(values), lambda: self._ask_back(paths))
        for page in pages[:3]:
            title = tr("The page {page}", page=titles_of({page}, self._session.call))
            self._menu.addAction(title, partial(self._ask_back, [f"page/{page}"]))
        self._menu.addAction(tr("The whole draft"), lambda: self._ask_back([]))

    def _ask_back(self, paths: list[FieldPath], *, before: bool = False) -> None:
        self.paths, self.before = paths, before
        self.done(self.RESTORE)

    def _chosen(self, *_place: int) -> None:
        version = self.version
        usable = version is not None and version.readable
        for made in (self._copy, self._restore):
            made.setEnabled(usable)
        self._name.setEnabled(version is not None and version.remembered and not version.first)
        self._name.setText(version.name if version is not None else "")
        self._forget.setVisible(bool(self._versions))
        self._tell(self._compared(version) if version is not None and version.readable else "")
        self._report.setEnabled(usable and self._differences.isVisibleTo(self))

    def _tell(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._differences.setVisible(not text)

    def _compared(self, version: Version) -> str:
        """Show the differences of a version; return what stands in their place where there are none."""
        session, timeline = self._session, self._timeline
        try:
            then = complete(timeline.draft(version), session.call)
            before = timeline.before(version)
        except EuroappError as error:
            return shown_error(error)
        if self.against_now:
            self._differences.show_drafts(then, session.draft, (tr("Then"), tr("Now")))
            same = tr("The draft is now as it was then.")
        elif before is None:
            return tr("What was before this version is not known. Choose “What is different now” to compare.")
        else:
            self._differences.show_drafts(complete(before, session.call), then, (tr("Before"), tr("Then")))
            same = tr("Nothing is different after these changes.")
        return "" if self._differences.found else same
