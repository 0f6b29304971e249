"""The choice of a language for the window, once there is more than one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from euroapp.language import language_of, languages, say
from euroapp.language.wish import VARIABLE
from euroapp_ui.commands import Command
from euroapp_ui.language import spoken, tr
from euroapp_ui.messages import tell

if TYPE_CHECKING:
    from euroapp_ui.preferences import Preferences
    from euroapp_ui.windows.desk import Desk

_CHOSEN = "language"


def wish_as_chosen(preferences: Preferences) -> None:
    """Wish for the language that was chosen in the menu, unless the environment names one.

    The wish stands in the environment, so that the process that exports speaks the same language.
    """
    chosen = preferences.get(_CHOSEN, "")
    if chosen:
        os.environ.setdefault(VARIABLE, chosen)


def language_keys() -> list[str]:
    """Return the keys of the commands; none while there is nothing to choose."""
    found = languages()
    return [_key(tag) for tag in found] if len(found) > 1 else []


def language_commands(window: Desk) -> list[Command]:
    """Return a command for each language, named as those who speak it name it."""
    keys = language_keys()
    return [
        Command(
            _key(tag),
            say("&View"),
            _own_name(tag),
            lambda tag=tag: _choose(window, tag),  # type: ignore[misc]
            checkable=True,
        )
        for tag in (languages() if keys else ())
    ]


def tick_language(window: Desk) -> None:
    """Tick the language that was chosen; the one spoken where none was."""
    chosen = window.preferences.get(_CHOSEN, "") or spoken().tag
    for tag in languages() if language_keys() else ():
        window.actions_by_key[_key(tag)].setChecked(tag == chosen)


def _choose(window: Desk, tag: str) -> None:
    window.preferences.set(_CHOSEN, tag)
    tick_language(window)
    if language_of(tag) != spoken():
        name = _own_name(tag)
        tell(window, tr("EuroApp speaks this language from its next start: {language}.", language=name))


def _key(tag: str) -> str:
    return f"language-{tag}"


def _own_name(tag: str) -> str:
    from babel import Locale

    return str(Locale.parse(tag, sep="-").get_display_name(tag)).capitalize()
