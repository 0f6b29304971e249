"""What the start page tells of a draft without opening it: how it stood when it was last seen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.preferences import Preferences


def note_seen(preferences: Preferences, document: Document) -> None:
    """Keep acronym, call, deadline and readiness of the draft in the window.

    Nothing is kept of a draft with a password, for the preferences have none.
    """
    if document.origin is None:
        return
    if document.seal is not None:
        preferences.see(document.origin.path.absolute(), {})
        return
    state = document.session.state
    deadline = state.call.facts.day("deadline").value
    known: dict[str, object] = {
        "acronym": state.draft.general.acronym.strip(),
        "call": state.call.facts.text("topic_id").value or state.call.pack.id,
        "deadline": deadline.isoformat() if deadline is not None else "",
    }
    if state.looked:
        known["readiness"] = int(state.review.readiness() * 100)
    else:
        known["readiness"] = preferences.seen(document.origin.path.absolute()).get("readiness", "")
    preferences.see(document.origin.path.absolute(), known)
