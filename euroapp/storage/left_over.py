"""Whether any text was left unsaved: what a start asks before it needs anything else of recovery."""

from __future__ import annotations

from pathlib import Path

from euroapp.settings import data_folder

NOTES = "*.json"
"""Each session that has copies has a note."""


def recovery_folder() -> Path:
    """Return the folder of the recovery copies of this user."""
    return data_folder() / "recovery"


def anything_left() -> bool:
    """Tell whether a session left a note, of which the copies then say more."""
    return any(recovery_folder().glob(NOTES))
