"""A proposal for each bundled call: made by edits, seen page by page, printed, with nothing left to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from euroapp.bundle import resource_path
from euroapp.calls.library import load_call
from euroapp.calls.parts import Part
from euroapp.checks import check
from euroapp.checks.saying import in_words
from euroapp.export.proposal import Options, export_pdf
from euroapp.figures import figures
from euroapp.wording.places import pages_of
from euroapp_ui.windows.main_window import MainWindow
from tests.export.reading import Printed
from tests.proposals import proposal_for
from tests.window import fresh_draft, open_draft

BUNDLED = sorted(folder.name for folder in resource_path("calls").iterdir())


@pytest.mark.parametrize("call_id", BUNDLED)
def test_a_whole_proposal_leaves_nothing_to_mend(call_id: str) -> None:
    call = load_call(call_id)
    draft = proposal_for(call)
    said = [in_words(finding, draft, call) for finding in check(draft, call)]
    assert [f"{one.where}: {one.message}" for one in said] == []


@pytest.mark.parametrize("call_id", BUNDLED)
def test_every_page_opens_for_an_empty_and_for_a_whole_proposal(
    window: MainWindow, qtbot: QtBot, call_id: str
) -> None:
    call = load_call(call_id)
    for draft in (fresh_draft(call_id), proposal_for(call)):
        workspace = open_draft(window, draft)
        for key in pages_of(draft, call):
            workspace.go(key)
            qtbot.wait(1)
            assert workspace.page(key).findChildren(QLabel)
        lost = [f.path for f in workspace.session.state.findings if not workspace.reveal(f.path)]
        assert lost == []


@pytest.mark.parametrize("call_id", BUNDLED)
def test_it_prints_with_the_tables_that_the_call_has(tmp_path: Path, call_id: str) -> None:
    call = load_call(call_id)
    draft = proposal_for(call)
    export_pdf(draft, call, figures(draft, call), tmp_path / "call.pdf", Options("submission", tags=False))
    text = " ".join(" ".join(Printed(tmp_path / "call.pdf").text).split())
    assert "ALPHACL" in text
    assert "Needs analysis and specific objectives" in text
    assert ("Grants for change" in text) == call.has(Part.SUPPORT)
