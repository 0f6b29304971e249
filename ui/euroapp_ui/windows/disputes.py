"""Places at which partners disagree, among the findings of the open draft."""

from __future__ import annotations

from euroapp.errors import EuroappError
from euroapp.language import together
from euroapp_ui.session import DraftSession


def show_disputed(session: DraftSession) -> None:
    """List the places at which partners disagree among the findings."""
    recorder = session.recorder
    if recorder is None or not recorder.meets():
        session.show_disputed(())
        return
    # What is not shared with anybody needs nothing of all this.
    from euroapp.checks.disagreements import Disagreement, disagreements
    from euroapp.exchange.taking import look, name_of
    from euroapp.history.merging import Clash

    try:
        offer = look(recorder.ledger, session.draft, ())
    except EuroappError:
        return  # Whoever opens the history is told that it cannot be read.
    found = (one for one in offer.conflicts if one.clash is not Clash.MOVED)
    session.show_disputed(
        disagreements(
            Disagreement(
                one.path,
                together(
                    dict.fromkeys(
                        name_of(offer.book, writer) for choice in one.choices for writer in choice.writers
                    ),
                    ", ",
                ),
                one.clash is not Clash.VALUES,
            )
            for one in found
        )
    )
