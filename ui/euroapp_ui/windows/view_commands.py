"""Commands that change what is seen: panels, parts of the window, size of the text, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from euroapp.language import say
from euroapp_ui.commands import ORIGINS, SEPARATOR, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

Keys = QKeySequence.StandardKey
VIEW = say("&View")
VIEWS = [
    "overview",
    SEPARATOR,
    "help",
    "guide",
    "navigation",
    "next-region",
    "previous-region",
    SEPARATOR,
    "preview",
    "preview-window",
    "preview-field",
    SEPARATOR,
    ORIGINS,
    SEPARATOR,
    "zoom-in",
    "zoom-out",
    "zoom-reset",
    SEPARATOR,
    "theme-system",
    "theme-light",
    "theme-dark",
    "theme-contrast",
]
"""The commands of the menu in their order."""


def view_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    """Return the commands of the View menu."""
    return [
        Command(
            "overview",
            VIEW,
            tr("Overview"),
            with_workspace(lambda w: w.go_into("overview")),
            ("Alt+Home",),
            needs_draft=True,
        ),
        *_region_commands(with_workspace),
        Command(
            "help",
            tr("&View"),
            tr("Show the guide"),
            with_workspace(lambda w: w.side.show_help()),
            ("F1",),
            needs_draft=True,
        ),
        Command(
            "guide",
            tr("&View"),
            tr("Guide and checks, show or hide"),
            with_workspace(lambda w: w.side.want(not w.side.shown)),
            ("Shift+F1",),
            needs_draft=True,
        ),
        Command(
            "navigation",
            tr("&View"),
            tr("List of pages"),
            with_workspace(lambda w: w.panes.want_navigation(not w.navigation.isVisible())),
            ("F9",),
            needs_draft=True,
        ),
        *_preview_commands(with_workspace),
        *_looking_commands(window),
    ]


def _preview_commands(with_workspace: InWorkspace) -> list[Command]:
    return [
        Command(
            "preview",
            VIEW,
            tr("Preview beside the form, show or hide"),
            with_workspace(lambda w: w.preview.toggle()),
            ("F12",),
            needs_draft=True,
        ),
        Command(
            "preview-window",
            VIEW,
            tr("Preview in a window of its own, or back"),
            with_workspace(lambda w: w.preview.move_out()),
            ("Shift+F12",),
            needs_draft=True,
        ),
        Command(
            "preview-field",
            VIEW,
            tr("Show this field in the preview"),
            with_workspace(lambda w: w.preview.show_field()),
            ("Ctrl+F12",),
            needs_draft=True,
        ),
    ]


def _looking_commands(window: Desk) -> list[Command]:
    return [
        Command("zoom-in", tr("&View"), tr("Larger text"), lambda: window.zoom(1), (Keys.ZoomIn, "Ctrl+=")),
        Command("zoom-out", tr("&View"), tr("Smaller text"), lambda: window.zoom(-1), (Keys.ZoomOut,)),
        Command("zoom-reset", tr("&View"), tr("Text as in the system"), lambda: window.zoom(0), ("Ctrl+0",)),
        *(
            Command(
                f"theme-{scheme}",
                tr("&View"),
                text,
                lambda scheme=scheme: window.use_theme(scheme),  # type: ignore[misc]
                checkable=True,
            )
            for scheme, text in (
                ("system", tr("Colours of the system")),
                ("light", tr("Light")),
                ("dark", tr("Dark")),
                ("contrast", tr("High contrast")),
            )
        ),
    ]


def _region_commands(with_workspace: InWorkspace) -> list[Command]:
    return [
        Command(
            "next-region",
            tr("&View"),
            tr("Next part of the window"),
            with_workspace(lambda w: w.regions.move(1)),
            ("F6",),
            needs_draft=True,
        ),
        Command(
            "previous-region",
            tr("&View"),
            tr("Previous part of the window"),
            with_workspace(lambda w: w.regions.move(-1)),
            ("Shift+F6",),
            needs_draft=True,
        ),
    ]
