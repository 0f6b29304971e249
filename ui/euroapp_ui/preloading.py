"""Loads ahead of the user what the first paint did not need, while the window has nothing else to do."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_MS, EACH_MS = 60, 5
"""Wait for the first paint to be seen, and between two modules for whatever the user did meanwhile."""

MODULES = (
    "pydantic.main",
    "euroapp.values",
    "euroapp.draft",
    "euroapp.calls.library",
    "euroapp.storage.recovery",
    "euroapp.figures",
    "euroapp.reading",
    "euroapp.checks",
    "euroapp.checks.areas",
    "euroapp_ui.session",
    "euroapp_ui.document",
    "euroapp.storage.remembering",
    "euroapp_ui.tables.delegate",
    "euroapp_ui.windows.file_flows",
    "euroapp_ui.pages.page",
    "euroapp_ui.windows.workspace",
    "euroapp_ui.pages.overview_page",
    "euroapp_ui.pages.call_page",
    "euroapp_ui.pages.scope_page",
    "euroapp_ui.pages.objectives_page",
    "euroapp_ui.pages.consortium_page",
    "euroapp_ui.pages.workplan_page",
    "euroapp_ui.pages.support_page",
    "euroapp.outline.elements",
    "euroapp_ui.pages.budget_page",
    "euroapp_ui.pages.indicators_page",
    "euroapp_ui.pages.narrative_page",
    "euroapp_ui.pages.risks_page",
    "euroapp_ui.pages.annexes_page",
    "euroapp_ui.pages.review_page",
    "euroapp_ui.pages.proposal_page",
    "euroapp_ui.removal_question",
    "euroapp_ui.carrying",
    "euroapp_ui.windows.undoing",
    "euroapp_ui.windows.finder",
    "euroapp_ui.windows.what_if",
    "euroapp_ui.windows.version_flows",
    "euroapp_ui.windows.field_story",
    "euroapp_ui.windows.about",
)
"""What is needed next comes first; each takes less than a tenth of a second."""


class Preloading(QObject):
    """Imports one module a turn of the event loop, so that no key and no click waits for more than one.

    The example comes last: the guide compares fields of drafts that were made from it.
    """

    done = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._left = iter(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(AFTER_MS)

    def _next(self) -> None:
        self._timer.setInterval(EACH_MS)
        module = next(self._left, "")
        if module:
            import_module(module)
        else:
            from euroapp_ui.origin import example

            self._timer.stop()
            example()
            self.done.emit()
