"""A partner gets a PDF, and goes on from the draft in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.export.carried import draft_in
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.preview.wishes import SUBMISSION, WORKING
from euroapp_ui.windows.main_window import MainWindow
from tests.stories.test_export import export, page, target, workspace
from tests.window import Dialogs

__all__ = ["page", "target", "workspace"]


@pytest.fixture
def sent(page: ProposalPage, target: Path, qtbot: QtBot) -> Path:
    export(page, qtbot)
    return target


def test_who_gets_the_pdf_goes_on_from_the_draft_in_it(
    window: MainWindow, page: ProposalPage, sent: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = page.session.draft
    page.session.apply("x", lambda draft: set_value(draft, "general/title", "Another title"))
    window.document._draft_saved = page.session.draft
    assert window.files.open_path(sent)
    document = window.document
    assert document.session.draft == before
    assert document.path is None, "it belongs to no file yet"
    assert document.modified
    assert document.suggested == sent.with_suffix(".euroapp")
    assert "as EuroApp wrote it" in window.workspace.status._told.text()


def test_a_draft_in_a_changed_pdf_is_opened_only_when_one_says_so(
    window: MainWindow, page: ProposalPage, sent: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    sent.write_bytes(sent.read_bytes() + b"\nremarks\n%%EOF\n")
    document = window.document
    document._draft_saved = document.session.draft
    dialogs.answers.append("Leave it")
    assert not window.files.open_path(sent)
    assert "Something was added" in dialogs.seen[-1]
    assert window.document is document
    dialogs.answers.append("Open the draft")
    assert window.files.open_path(sent)
    assert window.document is not document


def test_a_pdf_without_a_draft_is_named_in_a_sentence(
    window: MainWindow, page: ProposalPage, target: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    page.wishes.carried.setChecked(False)
    export(page, qtbot)
    assert draft_in(target.read_bytes()) is None
    document = window.document
    assert not window.files.open_path(target)
    assert "carries no draft" in dialogs.seen[-1]
    assert window.document is document


def test_only_working_drafts_that_are_for_no_archive_carry_the_draft(page: ProposalPage) -> None:
    wishes = page.wishes
    assert wishes.carries, "unless one says otherwise"
    wishes.archival.setChecked(True)
    assert not wishes.carries
    assert not wishes.carried.isEnabled()
    wishes.archival.setChecked(False)
    wishes.choose(SUBMISSION)
    assert not wishes.carries
    assert not wishes.carried.isVisibleTo(wishes)
    wishes.choose(WORKING)
    assert wishes.carries
