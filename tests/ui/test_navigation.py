"""The left side of the window names the draft, whatever its length."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from euroapp.calls.rules import Severity
from euroapp.edits.values import set_value
from euroapp_ui.widgets.text import ElidedLabel
from euroapp_ui.windows.workspace import Workspace


def test_a_name_too_long_for_the_side_ends_in_an_ellipsis_and_is_told_whole(
    example: Workspace, qtbot: QtBot
) -> None:
    long = "<b>MUCH" + "TOOLONG" * 9
    name = next(one for one in example.findChildren(ElidedLabel) if one.text() == "FOODBRACE")
    assert name.toolTip() == ""
    example.session.apply("Acronym", lambda draft: set_value(draft, "general/acronym", long))
    qtbot.waitUntil(lambda: name.accessibleName() == long)
    QApplication.processEvents()
    assert name.text().startswith("<b>MUCH")
    assert name.text().endswith("…")
    assert "&lt;b&gt;MUCH" in name.toolTip()


def test_the_share_that_is_filled_never_stands_without_the_errors(fresh: Workspace, qtbot: QtBot) -> None:
    """In the list of pages and in Review the errors are those of the status line; nothing says ready."""
    fresh.go("review")
    errors = sum(finding.severity is Severity.ERROR for finding in fresh.session.state.findings)
    assert errors
    texts = [one.text() for one in fresh.findChildren(QLabel)]
    assert texts.count(f"0\N{NO-BREAK SPACE}% filled, {errors} errors") == 2
    assert fresh.status._findings.text().startswith(f"{errors} errors")
    assert not any("% ready" in text for text in texts)


def test_no_page_is_marked_where_the_list_leaves_out_the_one_shown(example: Workspace) -> None:
    example.session.apply("x", lambda draft: set_value(draft, "general/duration_months", 0))
    example.navigation.refresh()
    example.navigation.model.only_open(True)
    left_out = next(
        key for key in example.session.state.page_titles if key not in example.navigation.model.keys
    )
    example.go(example.navigation.model.keys[0])
    example.go(left_out)
    assert not example.navigation.view.currentIndex().isValid()
    example.navigation._filtered(False)
    assert example.navigation.model.keys[example.navigation.view.currentIndex().row()] == left_out
