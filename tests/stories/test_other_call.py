"""A draft of one call is opened with another: what has no counterpart is named, kept and shown as such."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QAbstractButton, QAbstractItemDelegate, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from euroapp.checks import check
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.annexes import Annex, Answer
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.objectives import ThemeChoice
from euroapp.draft.paths import put
from euroapp.edits.creation import complete
from euroapp.figures import figures
from euroapp.outline.proposal import outline
from euroapp.wording.places import PAGES
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import NEW, an_example, call_of
from tests.window import open_draft, open_tab, rows_of, whole_page

RAW = re.compile(r"\b(?:agri_food|odd_\w+)\b|(?:^|[,:'] ?)outreach(?:[,']|$)")
STRAY = "odd_section"


def moved() -> Draft:
    """Return the example under the other call, with keys of no call in every list besides."""
    draft = put(an_example(), "call/id", NEW)
    draft = put(draft, "general/ecosystems", (*draft.general.ecosystems, "odd_ecosystem"))
    draft = put(draft, "partners/p1/country", "US")
    draft = put(draft, "partners/p1/kind", "odd_kind")
    draft = put(draft, "partners/p2/project_roles", ("odd_role",))
    draft = put(draft, "indicators", (draft.indicators[0].replace(name="", catalogue="odd_indicator"),))
    draft = put(draft, "specific_objectives/so1/objectives", ("outreach", "odd_objective"))
    return draft.replace(
        cost_lines=(draft.cost_lines[0].replace(category="odd_category"), *draft.cost_lines[1:]),
        annexes=(*draft.annexes, Annex(id="a", kind="odd_annex")),
        themes=(*draft.themes, ThemeChoice(id="odd_theme", chosen=True, contribution="Kept.")),
        narrative=(*draft.narrative, NarrativeSection(id=STRAY, text="This text is kept.")),
        answers=(*draft.answers, Answer(id="odd_answer", value=True)),
        declarations=(*draft.declarations, Answer(id="odd_declaration", value=True)),
    )


def test_no_key_is_printed_or_said() -> None:
    draft = moved()
    call = call_of(draft)
    printed = repr(outline(draft, call, figures(draft, call)))
    words = re.sub(r"(?:path|key|id|country)='[^']*'|Node\('[^']*'|'[\w/]*/[\w/]*'", "", printed)
    assert RAW.findall(words) == []
    assert "(not in this call)" in words
    said = [in_words(finding, draft, call) for finding in check(draft, call)]
    assert [one for one in said if RAW.search(f"{one.where} {one.message} {one.cure}")] == []
    assert {f.message for f in check(draft, call) if f.code == "C03"} == {
        "choice_not_in_call",
        "row_not_in_call",
        "text_not_in_form",
        "answer_not_in_form",
    }


def test_a_cell_that_is_only_opened_keeps_what_is_not_in_the_call(window: MainWindow) -> None:
    workspace = open_draft(window, moved())
    before = workspace.session.draft
    view = rows_of(workspace, "budget", "cost_lines")
    index = view.model.index(0, [column.name for column in view.model.columns].index("category"))
    view.table.edit(index)
    combo = view.table.findChild(QComboBox)
    assert combo is not None
    assert combo.currentText() == "Unknown cost category (not in this call)"
    view.table.commitData(combo)
    view.table.closeEditor(combo, QAbstractItemDelegate.EndEditHint.NoHint)
    assert workspace.session.draft == before


def test_the_window_shows_it_by_name_and_keeps_it(window: MainWindow, qtbot: QtBot) -> None:
    draft = moved()
    workspace = open_draft(window, draft)
    for key in PAGES:
        page = whole_page(workspace, key)
        shown = [w.text() for kind in (QLabel, QAbstractButton, QLineEdit) for w in page.findChildren(kind)]
        shown += [c.itemText(i) for c in page.findChildren(QComboBox) for i in range(c.count())]
        assert [text for text in shown if RAW.search(text)] == []
    for path in (f"narrative/{STRAY}/text", "themes/odd_theme/chosen", "answers/odd_answer/value"):
        assert workspace.reveal(path), path
    assert workspace.session.draft == complete(draft, call_of(draft))


def test_what_only_one_participant_holds_is_reached_from_any_other(window: MainWindow) -> None:
    draft = put(an_example(), "call/id", "smp-cosme-2026-bioagrifood")
    bare = tuple(row.replace(support_experience="", ecosystems=()) for row in draft.partners)
    draft = draft.replace(partners=(*bare[:2], bare[2].replace(support_experience="Kept."), *bare[3:]))
    workspace = open_draft(window, draft)
    open_tab(workspace, "consortium", "Role")
    assert workspace.reveal(f"partners/{draft.partners[2].id}/support_experience")
