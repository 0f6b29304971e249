"""Five partners write one proposal by e-mail: from the coordinator's first packets to the merged PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.export.proposal import Options, export_pdf
from euroapp.figures import figures
from euroapp.storage.files import load
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.merge_view import MergeDialog
from euroapp_ui.windows.sharing import decide, take_file
from tests.builders import an_example
from tests.stories.test_partners import Partner, ask
from tests.window import Dialogs, open_draft

NAMES = ("Ben", "Carla", "Dario", "Eva")
PARTNERS = ("p2", "p3", "p4", "p5")


def text_of(draft: Draft, target: Path) -> str:
    call = load_call(draft.call.id).with_overrides(draft.overrides)
    export_pdf(draft, call, figures(draft, call), target, Options("submission", tags=False))
    pages = pypdfium2.PdfDocument(target)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_five_partners_write_one_proposal(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = Partner("Ana", tmp_path, window, dialogs)
    others = [Partner(name, tmp_path, window, dialogs) for name in NAMES]
    with ana.at_work(monkeypatch):
        open_draft(window, an_example())
        for one, partner in zip(others, PARTNERS, strict=True):
            ask(ana, partner, tmp_path / f"for {one.name}.eurochanges")
        ana.write("partners/p3/capacity", "Ana's idea of what Carla does.")
    for one, partner in zip(others, PARTNERS, strict=True):
        with one.at_work(monkeypatch):
            take_file(window, tmp_path / f"for {one.name}.eurochanges")
            one.write(f"partners/{partner}/capacity", f"What {one.name} has done before.")
            one.sends(tmp_path / f"from {one.name}.eurochanges")
    with ana.at_work(monkeypatch):
        for one in others:
            ana.takes(tmp_path / f"from {one.name}.eurochanges")
        assert ana.codes().count("H01") == 1, "Ana and Carla wrote in one field"

        def carlas(dialog: MergeDialog) -> bool:
            words = [button.text() for button in dialog.deciding._group.buttons()]
            dialog.deciding.choose(next(place for place, said in enumerate(words) if "Carla has" in said))
            return True

        dialogs.answers.append(carlas)
        decide(window)
        assert "H01" not in ana.codes()
    told = text_of(load(ana.file).draft, tmp_path / "proposal.pdf")
    for one in others:
        assert f"What {one.name} has done before." in told
    assert "Ana's idea" not in told
