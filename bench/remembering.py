"""The history: recording, opening a file that holds much of it, going back, and what all changes come to."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random

from bench.measure import cpu_ms
from euroapp.draft import Draft
from euroapp.edits.rows import add_row, move_row
from euroapp.edits.values import set_value
from euroapp.history.book import read_book
from euroapp.history.ledger import Ledger
from euroapp.history.travel import data_at
from euroapp.storage.example import example_draft
from euroapp.storage.files import History, load, save
from euroapp.storage.remembering import begun

WORDS = ("cluster", "network", "small", "firms", "green", "digital", "support", "partner", "region")
MOST_TEXT = 12_000
"""Characters of a section; from there on words replace others."""


def main() -> None:
    """Work for so many edits in a folder, and print figures as JSON."""
    folder, edits = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True)
    draft, ledger, spent = _worked(edits)
    members = ledger.book.members()
    with_history, without = folder / "with.euroapp", folder / "without.euroapp"
    save(draft, with_history, history=members)
    save(draft, without, history=History.NONE)
    opened = [(cpu_ms(lambda: load(with_history)), cpu_ms(lambda: load(without))) for _ in range(15)]
    changes = [*ledger.known.changes]
    back = [changes[-1 - step * len(changes) // 10] for step in range(10)]
    told = {
        "record": [statistics.median(spent), sorted(spent)[len(spent) * 99 // 100]],
        "open": [statistics.median(one for one, _ in opened), statistics.median(one for _, one in opened)],
        "version": [_once(lambda key=key: data_at(ledger, (key,), draft)) for key in back],  # type: ignore[misc]
        "state": cpu_ms(lambda: Ledger(read_book(members), "reader").merged()),
        "bytes": (sum(len(raw) for name, raw in members.items() if name.endswith(".chg"))) / edits,
    }
    print(json.dumps(told))


def _once(work: Callable[[], object]) -> float:
    return cpu_ms(work)


def _worked(edits: int) -> tuple[Draft, Ledger, list[float]]:
    """Edit as people do, mostly typing; return what it came to and the milliseconds of each record."""
    luck, draft = Random(1), example_draft()  # noqa: S311
    ledger, spent = begun(draft, "Bench"), list[float]()
    for number in range(edits):
        after = _edited(draft, luck, number)

        def record(before: Draft = draft, after: Draft = after, number: int = number) -> None:
            ledger.record(before, after, when=number * 30)

        spent.append(cpu_ms(record))
        draft = after
    return draft, ledger, spent


def _edited(draft: Draft, luck: Random, number: int) -> Draft:
    sort = luck.random()
    if sort < 0.7:
        path = f"narrative/{luck.choice(draft.narrative).id}/text"
        section = next(one for one in draft.narrative if path == f"narrative/{one.id}/text")
        at = luck.randrange(len(section.text) + 1)
        words = " ".join(luck.choices(WORDS, k=luck.randint(2, 8)))
        rest = section.text[at + (len(words) if len(section.text) > MOST_TEXT else 0) :]
        return set_value(draft, path, f"{section.text[:at]} {words}{rest}")
    if sort < 0.9:
        path = f"cost_lines/{luck.choice(draft.cost_lines).id}/units"
        return set_value(draft, path, Decimal(number % 90 + 1))
    if sort < 0.96 and len(draft.risks) < 60:
        return add_row(draft, "risks", f"bench{number}")
    return move_row(draft, f"risks/{luck.choice(draft.risks).id}", luck.choice((-1, 1)))


if __name__ == "__main__":
    main()
