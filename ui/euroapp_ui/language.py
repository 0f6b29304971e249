"""The language of the window: words of the program are said in it where they are shown.

`tr` says words of a view; `shown` says what the core hands over: titles of fields, places, sentences of
checks and errors. Text that people wrote passes through both as it is.
"""

from __future__ import annotations

from datetime import datetime

from euroapp.language import ENGLISH, Language, Words, say, say_count, sentence, together
from euroapp.wording.numbers import day

_speaking: list[Language] = [ENGLISH]
"""The language of the windows; looked up for every text and every cell that is drawn."""


def speak(language: Language) -> None:
    """Let the windows of this application speak a language; those that are open keep what they show."""
    _speaking[:] = [language]


def spoken() -> Language:
    """Return the language of the windows."""
    return _speaking[0]


def tr(source: str, /, **places: object) -> str:
    """Return words of a view in the language of the window; see `euroapp.language.say`."""
    return spoken().put(say(source, **places))


def tr_count(one: str, many: str, count: int, /, **places: object) -> str:
    """Return words about a number of things in the language of the window."""
    return spoken().put(say_count(one, many, count, **places))


def shown(text: str) -> str:
    """Return what the core says in the language of the window."""
    return _speaking[0].put(text) if type(text) is Words else text


def shown_error(error: BaseException) -> str:
    """Return what an error says in the language of the window."""
    return spoken().put(sentence(error))


def moment_text(moment: datetime) -> str:
    """Return a day and an hour, such as `5 Feb 2025, 14:02`, to be shown."""
    return together((day(moment), f"{moment:%H:%M}"), ", ")
