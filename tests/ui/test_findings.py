"""The list of findings: by page, searchable, and with the same numbers as the rest of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.edits.values import set_value
from euroapp.wording.places import PAGES, page_of, page_title
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
    fresh.side.show_findings()
    for entry in fresh.findings.model.entries:
        if isinstance(entry, Finding):
            assert page_of(entry.path) == page
        else:
            assert list(PAGES).index(entry) > (list(PAGES).index(page) if page else -1)
            page = entry
    assert len(shown(fresh)) == len(fresh.session.state.findings)


def test_a_head_cannot_be_chosen_and_tells_how_many_follow(fresh: Workspace) -> None:
    fresh.side.show_findings()
    model = fresh.findings.model
    head = model.index(0)
    assert not model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    page = model.entries[0]
    count = sum(page_of(one.path) == page for one in shown(fresh))
    assert head.data() == f"{page_title(str(page), fresh.session.call)}: {count}"


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
    words = [label.text().partition(" error")[0] for label in page.findChildren(QLabel)]
    assert sum(int(word) for word in words if word.isdigit()) == errors
    assert f"0\N{NO-BREAK SPACE}% filled, {errors}" in words


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
    fresh.side.show_findings()
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


def spoil(workspace: Workspace) -> None:
    """Make a handful of findings on several pages, some with cures."""
    for path, value in (("general/duration_months", 0), ("general/title", ""), ("partners/p2/country", "")):
        workspace.session.apply("x", lambda d, path=path, value=value: set_value(d, path, value))
    for line in workspace.session.draft.cost_lines[:2]:
        path = f"cost_lines/{line.id}/unit_cost"
        workspace.session.apply("x", lambda d, path=path: set_value(d, path, 999_999))


def with_cures(workspace: Workspace) -> Finding:
    """Go on with F8 until a finding has buttons that mend it."""
    for _ in range(len(workspace.session.state.findings)):
        press(Qt.Key.Key_F8)
        if workspace.findings.cures.isVisible():
            found = workspace.findings.model.finding(workspace.findings.view.currentIndex().row())
            assert found is not None
            return found
    raise AssertionError("nothing can be mended")


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    QApplication.processEvents()


@pytest.fixture
def spoilt(example: Workspace) -> Workspace:
    example.window().activateWindow()
    spoil(example)
    assert example.reveal("general/acronym")
    QApplication.processEvents()
    return example


def test_what_mends_a_finding_is_shown_below_it_and_never_over_it(spoilt: Workspace, qtbot: QtBot) -> None:
    with_cures(spoilt)
    view = spoilt.findings.view
    chosen = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(chosen) or chosen.top() == 0


@pytest.mark.parametrize("away", ["search", "kind", "page", "mended"])
def test_what_mends_a_finding_goes_with_it(spoilt: Workspace, qtbot: QtBot, away: str) -> None:
    finding = with_cures(spoilt)
    if away == "search":
        search_for(spoilt, "zebra")
    elif away == "kind":
        spoilt.findings._chips[finding.severity].click()
    elif away == "page":
        spoilt.go("risks")
    else:
        spoilt.findings.cures.findChildren(QPushButton)[0].click()
        qtbot.waitUntil(lambda: finding not in spoilt.session.state.findings)
        qtbot.wait(20)
    assert not spoilt.findings.cures.isVisible()


def test_after_mending_one_the_next_problem_is_its_neighbour(spoilt: Workspace, qtbot: QtBot) -> None:
    finding = with_cures(spoilt)
    listed = shown(spoilt)
    place = listed.index(finding)
    spoilt.findings.cures.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: finding not in shown(spoilt))
    left = [one.statement for one in shown(spoilt)]
    after = [one.statement for one in listed[place + 1 :] if one.statement in left]
    press(Qt.Key.Key_F8)
    now = spoilt.findings.model.finding(spoilt.findings.view.currentIndex().row())
    assert now is not None
    assert now.statement == (after[0] if after else left[0])


def test_a_search_begins_at_the_top_and_counts_what_it_left(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.side.show_findings()
    fresh.findings.view.scrollToBottom()
    search_for(fresh, "title")
    assert fresh.findings.view.verticalScrollBar().value() == 0
    for severity, chip in fresh.findings._chips.items():
        assert chip.text().endswith(f" {sum(one.severity is severity for one in shown(fresh))}")
