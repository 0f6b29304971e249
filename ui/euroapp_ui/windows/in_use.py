"""A draft that somebody else seems to have open: said before it is opened, with what can be done."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.language import say
from euroapp.storage.lock import Holder, holder
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import choose, harmless
from euroapp_ui.waiting import read_patiently

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk


class Way(Enum):
    """How a draft is opened."""

    OPEN = auto()
    READ = auto()
    COPY = auto()
    NOT = auto()


_ALIVE = (
    (say("Open to read only"), Way.READ),
    (say("Open a copy"), Way.COPY),
    (say("Open anyway"), Way.OPEN),
)
_LEFT = ((say("Open"), Way.OPEN), (say("Open a copy"), Way.COPY))


def ask_about_others(window: Desk, path: Path) -> Way:
    """Tell who else has a draft open, if anybody; a note that a crash on this machine left is no news."""
    opening = tr("{file} is being opened.", file=harmless(path.name))
    other = read_patiently(window, opening, lambda: holder(path))
    if other is None or (other.stale and other.here):
        return Way.OPEN
    ways = _LEFT if other.stale else _ALIVE
    answer = choose(window, *_sentences(path.name, other), tuple(words for words, _ in ways))
    return ways[answer][1] if answer >= 0 else Way.NOT


def _sentences(name: str, other: Holder) -> tuple[str, str]:
    file, who = harmless(name), harmless(other.name)
    if other.stale:
        detail = tr(
            "Nothing has been heard from there since {moment}, so the window was probably not closed "
            "properly. Nothing is lost, and nothing stands in the way of opening the draft.",
            moment=_when(other.seen),
        )
        return tr("{file} was left open: {person}.", file=file, person=who), detail
    detail = tr(
        "You can read it, or work on a copy. If both of you write, whoever saves second is asked first, and "
        "neither text is written over."
    )
    since = _when(other.since)
    return tr(
        "{file} is open elsewhere: {person}, since {moment}.", file=file, person=who, moment=since
    ), detail


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    today = local.date() == datetime.now().date()
    return f"{local:%H:%M}" if today else moment_text(local)
