"""The list of findings: by page, searchable, and with the same numbers as the rest of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.edits.values import set_value
from euroapp.wording.places import PAGES, page_of
from euroapp_ui.panels.navigation import PageState, page_states
from euroapp_ui.windows.workspace import Workspace


def shown(workspace: Workspace) -> list[Finding]:
    return [entry for entry in workspace.findings.model.entries if isinstance(entry, Finding)]


def search_for(workspace: Workspace, words: str) -> None:
    field = workspace.findings.findChild(QLineEdit)
    assert field is not None
    field.clear()
    QTest.keyClicks(field, words)


def test_findings_stand_below_the_title_of_their_page(fresh: Workspace) -> None:
    page = ""
    for entry in fresh.findings.model.entries:
        if isinstance(entry, Finding):
            assert page_of(entry.path) == page
        else:
            assert list(PAGES).index(entry) > (list(PAGES).index(page) if page else -1)
            page = entry
    assert len(shown(fresh)) == len(fresh.session.state.findings)


def test_a_head_cannot_be_chosen_and_tells_how_many_follow(fresh: Workspace) -> None:
    model = fresh.findings.model
    head = model.index(0)
    assert not model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    page = model.entries[0]
    count = sum(page_of(one.path) == page for one in shown(fresh))
    assert head.data() == f"{PAGES[str(page)]}: {count}"


def test_a_few_letters_find_what_a_finding_says(example: Workspace) -> None:
    example.session.apply("x", lambda d: set_value(d, "general/duration_months", 0))
    search_for(example, "DURATION scope")
    assert {one.path for one in shown(example)} == {"general/duration_months"}
    search_for(example, "zebra")
    assert shown(example) == []
    words = [one.text() for one in example.findings.findChildren(QLabel)]
    assert any("No finding fits" in text for text in words)


def test_the_same_errors_are_counted_everywhere(fresh: Workspace, qtbot: QtBot) -> None:
    """Badges, page list, Review, Checks and the status line tell one number."""
    fresh.session.apply("x", lambda d: set_value(d, "general/duration_months", 0))
    errors = sum(f.severity is Severity.ERROR for f in fresh.session.state.findings)
    badges = [count for _, count in page_states(fresh.session.state).values()]
    assert sum(badges) == errors
    qtbot.waitUntil(lambda: f"{errors} errors" in fresh.status._findings.text())
    fresh.go("review")
    page = fresh.current_page()
    words = [
        label.text().partition(" error")[0] for label in page.findChildren(QLabel) if " error" in label.text()
    ]
    assert sum(map(int, words)) == errors


def test_no_page_is_ready_with_an_error_on_it(fresh: Workspace) -> None:
    state = fresh.session.state
    for page, (found, errors) in page_states(state).items():
        assert not (errors and found is PageState.READY), page
        assert not (errors and state.review.readiness(page) == 1), page


def test_review_and_proposal_are_ready_only_when_all_pages_are(example: Workspace) -> None:
    example.session.apply("x", lambda d: set_value(d, "answers/" + d.answers[0].id + "/value", None))
    states = page_states(example.session.state)
    assert states["risks"][0] is not PageState.READY
    assert {states[page][0] for page in ("review", "proposal")} == {PageState.IN_WORK}


@pytest.mark.parametrize("words", ["nothing has these words", "title"])
def test_the_next_finding_is_never_hidden_by_a_search_in_silence(
    fresh: Workspace, qtbot: QtBot, words: str
) -> None:
    fresh.show_findings()
    line = fresh.findings.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, words)
    left = [one for one in fresh.findings.model.entries if isinstance(one, Finding)]
    fresh.step_finding(1)
    told = fresh.status._told.text()
    chosen = fresh.findings.model.finding(fresh.findings.view.currentIndex().row())
    assert chosen is not None
    if left:
        assert chosen in left
        assert f"{len(fresh.session.state.findings) - len(left)} findings are left out" in told
    else:
        assert "taken back" in told
        assert line.text() == ""
    assert page_of(chosen.path) == fresh.current_page().key
