"""What tables that only list things share: rows, columns and heads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from euroapp_ui.language import shown
from euroapp_ui.tables.index import Index


class HeadedModel(QAbstractTableModel):
    """A table with a row for each thing it lists, below heads; what the cells show is up to its kind."""

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        raise NotImplementedError

    def count(self) -> int:
        """Return the number of things listed."""
        raise NotImplementedError

    def side(self, column: int) -> int:
        """Return where the texts of a column stand: on the left unless a kind says otherwise."""
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return shown(self.heads()[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(section) | int(Qt.TextFlag.TextWordWrap)
        return None
