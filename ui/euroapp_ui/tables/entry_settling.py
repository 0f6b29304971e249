"""What settles an entry in a cell of a list that is no value yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout

from euroapp.edits.unsettled import typed_at
from euroapp.values import FieldPath
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.remark import Remark
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.widgets.told import is_about


class EntrySettling(QObject):
    """Offers, below what is said of a table, the buttons that settle the entry of its current cell."""

    def __init__(self, table: QTableView, session: DraftSession, remark: Remark, detail: Form | None) -> None:
        super().__init__(table)
        self._table, self._session, self._remark, self._detail = table, session, remark, detail
        self._settling: Settling | None = None

    def show(self) -> None:
        """Offer what settles the entry of the current cell, once it is typed and where no form below does."""
        if self._session.typing:
            return
        index = self._table.currentIndex()
        path = str(index.data(Qt.ItemDataRole.UserRole) or "") if index.isValid() else ""
        below = self._detail is not None and self._detail.holds(path)
        said = typed_at(self._session.draft, path) is not None
        self._offer("" if below or not said else path)
        if said and is_about(self._session, path, self._remark.text()):
            # The buttons, or the form below, say the same.
            self._remark.say("")

    def mend(self) -> bool:
        """Go to the buttons; tell whether there are any."""
        return self._settling is not None and self._settling.enter()

    def _offer(self, path: FieldPath) -> None:
        """Offer what settles the entry of a cell; '' takes it back. Few lists ever need it."""
        if self._settling is None and path:
            self._settling = Settling(self._session, asks=True)
            self._settling.settled.connect(lambda: self._table.setFocus())
            self._settling.given_up.connect(lambda: self._table.setFocus())
            host = self._table.parentWidget()
            box = host.layout() if host is not None else None
            if isinstance(box, QVBoxLayout):
                box.insertWidget(box.indexOf(self._remark) + 1, self._settling)
        if self._settling is not None:
            self._settling.show_for(path)
