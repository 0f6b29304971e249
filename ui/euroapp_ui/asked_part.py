"""The part of the draft that whoever writes here was asked for by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from euroapp.errors import EuroappError
from euroapp.values import FieldPath
from euroapp_ui.session import DraftSession

if TYPE_CHECKING:
    from euroapp.history.book import Share


def find_part(session: DraftSession) -> None:
    """Look up in the history what was asked for; a draft without history is nobody's part."""
    recorder, part = session.recorder, None
    if recorder is not None and recorder.shares:
        try:
            part = recorder.ledger.book.share
        except EuroappError:
            part = None  # Whoever opens the history is told that it cannot be read.
    session.show_part(part if part is not None and _is_there(session, part) else None)


def _is_there(session: DraftSession, part: Share) -> bool:
    return any(partner.id == part.partner for partner in session.draft.partners)


def is_asked(session: DraftSession, path: FieldPath) -> bool:
    """Tell whether a field or row is in the part that was asked for; all are where nothing was asked."""
    if session.part is None or not _is_there(session, session.part):
        return True
    from euroapp.exchange.scope import in_scope

    return in_scope(session.draft, session.part, path)


def pages_of_part(session: DraftSession) -> frozenset[str]:
    """Return the keys of the pages with something that was asked for; none where nothing was asked."""
    if session.part is None or not _is_there(session, session.part):
        return frozenset()
    from euroapp.exchange.scope import pages_asked

    return pages_asked(session.draft, session.part)


def name_of_part(session: DraftSession) -> str:
    """Return the short name of the participant whose part was asked for."""
    wanted = session.part.partner if session.part is not None else ""
    found = (one.short_name or one.legal_name for one in session.draft.partners if one.id == wanted)
    return next(found, "")
