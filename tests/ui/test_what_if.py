"""What if: seen before it is done, adopted in one step."""

from __future__ import annotations

from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.what_if import SCENARIOS, WhatIfDialog
from euroapp_ui.windows.workspace import Workspace


def place(name: str) -> int:
    return next(i for i, scenario in enumerate(SCENARIOS) if name in scenario.name)


def test_nothing_changes_until_it_is_adopted(window: MainWindow, example: Workspace) -> None:
    before = example.session.draft
    dialog = WhatIfDialog(window, example.session)
    dialog.choose(place("leaves"), "p4", "")
    assert dialog._table.rowCount() > 5
    assert example.session.draft == before
    dialog.reject()
    assert example.session.draft == before


def test_adopting_is_one_undoable_step(window: MainWindow, example: Workspace) -> None:
    before = example.session.draft
    dialog = WhatIfDialog(window, example.session)
    dialog.choose(place("longer or shorter"), "30")
    dialog.adopt()
    assert example.session.draft.general.duration_months == 30
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_what_is_no_number_is_said(window: MainWindow, example: Workspace) -> None:
    dialog = WhatIfDialog(window, example.session)
    dialog.choose(place("funding rate"), "plenty")
    assert "Write a number" in dialog._state.text()
    assert not dialog._adopt.isEnabled()


def test_every_scenario_can_be_tried(window: MainWindow, example: Workspace) -> None:
    answers = [
        ("p4", "p2"),
        ("p4", "NEWCOMER"),
        ("s2", "50"),
        ("30",),
        ("80",),
        ("1300000",),
        ("p1", "400000"),
    ]
    dialog = WhatIfDialog(window, example.session)
    for kind, words in enumerate(answers):
        dialog.choose(kind, *words)
        assert dialog._adopt.isEnabled(), SCENARIOS[kind].name
