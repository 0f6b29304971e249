"""What the colours of origins mean, in one line below the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from euroapp_ui.language import shown, tr
from euroapp_ui.origin import Source
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.text import button, label


class OriginsLegend(QWidget):
    """Names the colours; a button takes them away again."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("legend")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(12)
        names = QWidget()
        names.setObjectName("legendNames")
        flow = FlowLayout(names)
        for source in Source:
            one = label(shown(source.words), "legend")
            one.setProperty("origin", source.role)
            flow.addWidget(one)
        line.addWidget(names, 1)
        close = button(tr("Hide the colours"), "link")
        close.clicked.connect(self.closed)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
