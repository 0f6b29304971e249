"""Places at which partners disagree, among the findings of the open draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from euroapp.errors import EuroappError
from euroapp.language import together
from euroapp_ui.session import DraftSession

if TYPE_CHECKING:
    from euroapp.history.merging import Conflict


def show_disputed(session: DraftSession) -> None:
    """List the places at which partners disagree among the findings."""
    recorder = session.recorder
    if recorder is None or not recorder.meets():
        session.show_disputed(())
        return
    # What is not shared with anybody needs nothing of all this.
    from euroapp.checks.disagreements import Disagreement, disagreements
    from euroapp.exchange.taking import name_of
    from euroapp.history.merging import Clash

    try:
        book, found = recorder.ledger.book, recorder.ledger.merged().conflicts
    except EuroappError:
        return  # Whoever opens the history is told that it cannot be read.
    session.show_disputed(
        disagreements(
            Disagreement(
                one.path,
                together(dict.fromkeys(name_of(book, who) for who in _writers(one)), ", "),
                one.clash is not Clash.VALUES,
            )
            for one in found
            if one.clash is not Clash.MOVED
        )
    )


def _writers(conflict: Conflict) -> Iterator[str]:
    """Yield the random names of those who disagree."""
    for choice in conflict.choices:
        yield from choice.writers
