"""Windows that speak the language nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from euroapp.language import ENGLISH, PSEUDO
from euroapp.language.wish import PSEUDO_TAG, VARIABLE
from euroapp_ui.language import speak
from tests.window import dialogs, no_dictionary, own_home, qapp, window

__all__ = ["dialogs", "no_dictionary", "own_home", "qapp", "window"]


@pytest.fixture
def pseudo(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let windows, and the process that exports, speak in brackets."""
    monkeypatch.setenv(VARIABLE, PSEUDO_TAG)
    speak(PSEUDO)
    yield
    speak(ENGLISH)
