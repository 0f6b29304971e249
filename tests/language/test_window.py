"""A window in a language that nobody speaks: whatever the program says itself stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from euroapp.bundle import resources
from euroapp.calls.library import call_ids
from euroapp.calls.standing import other_calls
from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.edits.removal import remove_row
from euroapp.storage.files import save
from euroapp.storage.sealing import needed, new_seal, sealed
from euroapp.wording.places import PAGES
from euroapp_ui.messages import Voice, speaking
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.tables.sheets import RowsSheet
from euroapp_ui.windows.about import show_about
from euroapp_ui.windows.compare import show_comparison
from euroapp_ui.windows.finder import Finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.menu import order
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.password import PasswordDialog
from euroapp_ui.windows.shortcuts import show_shortcuts
from euroapp_ui.windows.unlocking import UnlockDialog
from euroapp_ui.windows.what_if import WhatIfDialog
from tests.builders import an_example
from tests.language.test_print import _CODES, made_of, unsaid, written_by_people
from tests.language.walk import texts_of
from tests.storage.test_lock import written
from tests.storage.test_salvage import zeroed
from tests.window import fresh_draft, open_draft, rows_of, whole_page

pytestmark = pytest.mark.usefixtures("pseudo")

_DATES = re.compile(r"\d+\. [A-Z][a-zä]+\.? \d{4}")
"""Dates as the language writes them."""
_KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[\w.=+-]+|F\d+")
_QT = {"Cancel", "Close", "OK", "Scroll Left", "Scroll Right"}
"""Qt's own words: the program asks Qt for its catalogue where it starts, which is not here."""
_MAY_STAY = frozenset({"EuroApp", "PDF", "JSON", *_QT})
"""Names, and what others say."""


def escaped(found: Iterable[tuple[str, str]], known: str) -> list[str]:
    """Return what stands outside the brackets and was not written by people, with its place."""
    out = set()
    for kind, text in found:
        for piece in re.split(r"[\n,;:()“”·]| {2}|\u00a0", unsaid(text, "\n")):
            if piece.strip() in known:
                continue
            bare = piece
            for codes in (_DATES, _KEYS, _CODES):
                bare = codes.sub("", bare)
            bare = bare.strip(" .–—-/•…")
            if re.search(r"[A-Za-z]{2}", bare) and bare not in _MAY_STAY and not made_of(bare.split(), known):
                out.add(f"{kind}: {piece!r} in {text[:100]!r}")
    return sorted(out)


def nothing_escapes(found: Iterable[tuple[str, str]], draft: Draft, more: str = "") -> None:
    asked = (resources() / "evaluators.json").read_text("utf-8")
    known = f"{more}\n{written_by_people(draft)}\n{other_calls().model_dump_json()}\n{asked}"
    known = known.replace('\\"', '"').replace("\\n", "\n")
    if out := escaped(found, known):
        pytest.fail("\n".join(out))


Heard = set[tuple[str, str]]


@pytest.fixture
def heard(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Read every dialog that opens, and close it."""
    found: Heard = set()

    def read(dialog: QDialog) -> int:
        found.update(texts_of(dialog))
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", read)
    with speaking(Voice()):
        yield found


def test_no_page_of_the_example_says_anything_outside_the_language(window: MainWindow) -> None:
    draft = an_example()
    workspace = open_draft(window, draft)
    found: set[tuple[str, str]] = set()
    for page in PAGES:
        found.update(texts_of(whole_page(workspace, page)))
        found.update(texts_of(workspace.guide))
    found.update(texts_of(window))
    nothing_escapes(found, draft)


@pytest.mark.parametrize("call_id", sorted(call_ids()))
def test_no_page_of_an_empty_draft_says_anything_outside_the_language(
    window: MainWindow, call_id: str
) -> None:
    draft = fresh_draft(call_id)
    workspace = open_draft(window, draft)
    found: set[tuple[str, str]] = set()
    for page in workspace.session.state.page_titles:
        found.update(texts_of(whole_page(workspace, page)))
        found.update(texts_of(workspace.guide))
    found.update(texts_of(window))
    nothing_escapes(found, workspace.session.draft)


def test_the_start_page_and_the_wizard_speak_the_language(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.welcome._calls.sentence.text()))
    found = set(texts_of(window))
    wizard = NewDraftDialog(window)
    for row in range(wizard._calls.count()):
        wizard._calls.setCurrentRow(row)
        for step in range(3):
            wizard._show_step(step)
            found.update(texts_of(wizard))
    known = "\n".join(written_by_people(fresh_draft(one)) for one in call_ids())
    nothing_escapes(found, an_example(), known)


def test_what_helps_in_the_window_speaks_the_language(window: MainWindow, heard: Heard) -> None:
    workspace = open_draft(window, an_example())
    finder = Finder(window, workspace, window.actions_by_key.values())
    for words in ("", "e", "ť", "grant"):
        finder.line.setText(words)
        heard.update(texts_of(finder))
    show_about(window)
    show_shortcuts(window, order())
    dialog = WhatIfDialog(window, workspace.session)
    trials = (
        ("p4", ""),
        ("p4", "NEW"),
        (workspace.session.draft.schemes[0].id, "50"),
        ("30",),
        ("x",),
        ("",),
    )
    for kind, answers in enumerate(trials):
        dialog.choose(kind, *answers)
        heard.update(texts_of(dialog))
    nothing_escapes(heard, workspace.session.draft)


def test_passwords_are_asked_for_in_the_language(window: MainWindow) -> None:
    head = sealed(b"", new_seal("right"))
    unlock = UnlockDialog(window, needed(head))
    found = set(texts_of(unlock))
    unlock.field.setText("wrong")
    unlock.accept()
    found.update(texts_of(unlock))
    for protected in (False, True):
        dialog = PasswordDialog(window, protected=protected)
        for first, second in (("", ""), ("short", ""), ("short", "other"), ("long enough for most", "")):
            dialog.first.setText(first)
            dialog.second.setText(second)
            found.update(texts_of(dialog))
            if first != "short" or second:
                dialog.accept()
            found.update(texts_of(dialog))
    nothing_escapes(found, an_example())


def test_versions_and_comparisons_speak_the_language(
    window: MainWindow, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "bid.euroapp"
    workspace = open_draft(window, an_example())
    assert window.document is not None
    window.document.save(path)
    before = workspace.session.draft
    workspace.session.apply("x", lambda draft: remove_row(draft, "tasks/" + draft.tasks[0].id))
    workspace.session.apply("x", lambda draft: put(draft, "partners/p3/country", "FR"))
    workspace.session.apply("x", lambda draft: put(draft, "general/duration_months", None))
    window.document.save()
    window.files.versions()
    show_comparison(window, before, workspace.session.draft, workspace.session.call, ("a", "b"))
    nothing_escapes(heard, before, "bid.euroapp")


def test_questions_speak_the_language(window: MainWindow, heard: Heard, tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    written(path)
    window.files.open_path(path)
    damaged = tmp_path / "damaged.euroapp"
    damaged.write_bytes(zeroed("parts/tasks.json", "parts/partners/p3.json"))
    window.files.open_path(damaged)
    nonsense = tmp_path / "nonsense.euroapp"
    nonsense.write_bytes(b"nonsense")
    window.files.open_path(nonsense)
    workspace = open_draft(window, an_example())
    workspace.session.apply("x", lambda draft: put(draft, "general/title", "Another"))
    window.files.may_leave()
    for collection, rows in (("partners", 1), ("partners", 2), ("work_packages", 1), ("risks", 3)):
        view = next(
            one
            for page in PAGES
            for one in whole_page(workspace, page).findChildren(RowsView)
            if one.model.path == collection
        )
        view.refresh()
        view.select_rows([row.id for row in view.model.rows[:rows]])
        view.remove()
    for block in ("x\ty\tz\tsoon\n" * 12, "Name\tNonsense\nA\tB"):
        QApplication.clipboard().setText(block)
        view = rows_of(workspace, "workplan", "tasks")
        view.table.setCurrentIndex(view.model.index(0, 0))
        view._keys.paste()
        heard.update(texts_of(view))
    assert len(heard) > 30
    names = "bid.euroapp\ndamaged.euroapp\nnonsense.euroapp\nAnna on elsewhere\nsoon\nNonsense"
    nothing_escapes(heard, workspace.session.draft, names)


def test_what_is_copied_from_a_list_is_read_again(window: MainWindow) -> None:
    workspace = open_draft(window, an_example())
    read = 0
    for page in PAGES:
        for view in whole_page(workspace, page).findChildren(RowsView):
            view.refresh()
            sheet = RowsSheet(view.model)
            for row, owner in enumerate(view.model.rows[:2]):
                for column in range(len(view.model.columns)):
                    if sheet.writable(row, column):
                        for name, value in sheet.read(row, column, sheet.cell(row, column)).items():
                            assert value == getattr(owner, name), (view.model.path, name)
                            read += 1
    assert read > 100
