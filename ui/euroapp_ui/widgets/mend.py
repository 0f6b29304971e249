"""Cures as buttons: worked out when asked for, applied as one undoable step."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from euroapp.checks import Finding
from euroapp.checks.cures.cure import Cure
from euroapp.checks.mending import curable, cures
from euroapp.wording.details import filled
from euroapp_ui.commands import MEND_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.words_button import WordsButton


def cures_of(session: DraftSession, finding: Finding) -> tuple[Cure, ...]:
    """Return the cures of a finding of the draft as it is now."""
    state = session.state
    return cures(finding, state.draft, state.call, state.figures)


def _said(session: DraftSession, cure: Cure) -> str:
    return shown(filled(cure.sentence, cure.details, session.state))


def _mend(session: DraftSession, cure: Cure, _checked: bool = False) -> None:
    session.apply(_said(session, cure), cure.edit, kind="cure")


class MendButton(QPushButton):
    """Opens a menu of the cures of one finding; hidden where there can be none."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(tr("Mend \N{HORIZONTAL ELLIPSIS}"))
        self._session = session
        self._finding: Finding | None = None
        self.setProperty("role", "link")
        self.setAccessibleName(tr("Mend this"))
        self.setToolTip(MEND_KEYS)
        self.clicked.connect(self.offer)
        self.hide()

    def show_for(self, finding: Finding | None) -> None:
        """Stand for a finding, or for none."""
        self._finding = finding if finding is not None and curable(finding) else None
        self.setVisible(self._finding is not None)

    def menu_for_finding(self) -> QMenu:
        """Return the cures as a menu."""
        menu = QMenu(self)
        offered = cures_of(self._session, self._finding) if self._finding is not None else ()
        for cure in offered:
            action = QAction(_said(self._session, cure).replace("&", "&&"), menu)
            action.triggered.connect(partial(_mend, self._session, cure))
            menu.addAction(action)
        if not offered:
            nothing = menu.addAction(tr("No single step mends this"))
            nothing.setEnabled(False)
        return menu

    def offer(self) -> bool:
        """Open the menu with its first cure chosen; tell whether there is one."""
        if self.isHidden():
            return False
        menu = self.menu_for_finding()
        menu.setActiveAction(menu.actions()[0])
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        return True


class CureStrip(QWidget):
    """The cures of the finding chosen in a list."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._finding: Finding | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 0)
        self._box.setSpacing(6)
        self.hide()

    def show_for(self, finding: Finding | None) -> None:
        """Show the cures of a finding, or nothing."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        offered = cures_of(self._session, finding) if finding is not None else ()
        self.setVisible(bool(offered))
        if not offered:
            return
        self._box.addWidget(label(tr("One click mends it:"), "help"))
        for cure in offered:
            made = WordsButton(_said(self._session, cure))
            made.clicked.connect(partial(_mend, self._session, cure))
            self._box.addWidget(made)
