"""A window can be told which language to speak, once there are two."""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot

from euroapp.language.wish import VARIABLE
from euroapp_ui.__main__ import make_window
from euroapp_ui.preferences import Preferences
from euroapp_ui.windows import language_commands
from euroapp_ui.windows.language_commands import wish_as_chosen
from euroapp_ui.windows.main_window import MainWindow
from tests.window import Dialogs


def test_nothing_is_to_be_chosen_while_there_is_one_language(window: MainWindow) -> None:
    assert not [key for key in window.actions_by_key if key.startswith("language-")]


def test_the_language_that_is_chosen_is_spoken_from_the_next_start(
    qtbot: QtBot, qapp: object, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_commands, "languages", lambda: ("en", "de"))
    monkeypatch.setattr(language_commands, "language_of", lambda tag: tag)
    monkeypatch.delenv(VARIABLE, raising=False)
    window = make_window(Preferences())
    qtbot.addWidget(window)
    german, english = window.actions_by_key["language-de"], window.actions_by_key["language-en"]
    assert (german.text(), german.isChecked(), english.isChecked()) == ("Deutsch", False, True)
    german.trigger()
    assert (german.isChecked(), english.isChecked()) == (True, False)
    assert dialogs.seen == ["EuroApp speaks this language from its next start: Deutsch. "]
    wish_as_chosen(Preferences())
    assert os.environ.pop(VARIABLE) == "de"


def test_the_environment_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = Preferences()
    preferences.set("language", "de")
    monkeypatch.setenv(VARIABLE, "en")
    wish_as_chosen(preferences)
    assert os.environ[VARIABLE] == "en"
