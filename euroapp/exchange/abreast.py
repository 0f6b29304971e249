"""Who is up to date, as far as the history of this copy tells: nobody is asked, and nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from euroapp.exchange.folder import Scan
from euroapp.exchange.taking import name_of
from euroapp.history.changes import Change
from euroapp.history.known import Known
from euroapp.history.ledger import Ledger


@dataclass(frozen=True)
class Abreast:
    """What is known of one other author."""

    name: str
    last: int
    """When the last of his changes that is here was made, by his clock: seconds since 1970; 0 for none."""
    changes: int
    """Changes of his that are here."""
    lacks: int
    """Changes of one's own that he had not seen when he made the last of his."""
    outside: int
    """Changes of his that lie in the shared folder and are not here yet."""


def abreast(ledger: Ledger, seen: Scan | None = None) -> tuple[Abreast, ...]:
    """Return what is known of all other authors, by name.

    Args:
        ledger: the history of this copy.
        seen: what lies in the shared folder; None where there is none.

    Raises:
        ChangeUnreadable: the history holds what no version writes.

    """
    known = ledger.known
    own = [change for change in known.changes.values() if change.writer == ledger.writer]
    theirs: dict[str, list[Change]] = {}
    for change in known.changes.values():
        if change.writer != ledger.writer:
            theirs.setdefault(name_of(ledger.book, change.writer), []).append(change)
    lying = _lying(ledger, seen)
    return tuple(
        Abreast(
            name,
            max((change.when for change in theirs.get(name, ())), default=0),
            len(theirs.get(name, ())),
            _unseen(known, own, theirs.get(name, ())),
            lying.get(name, 0),
        )
        for name in sorted({*theirs, *lying}, key=str.casefold)
    )


def _unseen(known: Known, own: Iterable[Change], theirs: Iterable[Change]) -> int:
    """Return how many changes none of these others had seen."""
    reached: dict[int, int] = {}
    for change in theirs:
        for chain, place in known.reach(change.id).items():
            reached[chain] = max(place, reached.get(chain, -1))
    places = (known.place(change.id) for change in own)
    return sum(reached.get(chain, -1) < place for chain, place in places)


def _lying(ledger: Ledger, seen: Scan | None) -> dict[str, int]:
    """Return how many changes of each author lie in the folder and are not here."""
    found: dict[str, int] = {}
    here = ledger.known.changes.keys() | ledger.known.base
    for writer, ids in seen.published.items() if seen is not None else ():
        if writer != ledger.writer:
            name = seen.authors.get(writer) or name_of(ledger.book, writer) if seen is not None else ""
            found[name] = found.get(name, 0) + len(ids - here)
    return found
