"""Many authors edit at once and exchange badly: in the end all have one draft, and no edit is lost."""

from __future__ import annotations

import json
from random import Random

import pytest

from euroapp.draft import Draft
from euroapp.history.ledger import draft_of
from euroapp.history.merging import Merged
from euroapp.storage.example import example_draft
from tests.faults.workshop import rounds
from tests.history.authors import Author, dangling, lost


def as_text(merged: Merged) -> str:
    return json.dumps([merged.tree.data(), [repr(one) for one in merged.conflicts]], sort_keys=True)


def worked(count: int, edits: int, seed: int) -> list[Author]:
    """Let authors edit; now and then one gets a part of what another has, in any order, some twice."""
    luck, draft = Random(seed), example_draft()
    authors = [Author(f"a{number:02d}", draft, seed * 1000 + number) for number in range(count)]
    made = []
    for _ in range(edits):
        made.append(luck.choice(authors).edit())
        if luck.random() < 1 / 20:
            giver, taker = luck.sample(authors, 2)
            known = [*giver.ledger.known.changes.values()]
            some = [one for one in known if luck.random() > 0.3] + [
                one for one in known if luck.random() < 0.3
            ]
            luck.shuffle(some)
            taker.read(some)
    for author in authors:
        everything = [*made, *luck.sample(made, len(made) // 3)]
        luck.shuffle(everything)
        author.read(everything)
    return authors


@pytest.mark.parametrize("seed", range(1, rounds(2, 4)))
def test_many_authors_come_to_one_draft_and_lose_nothing(seed: int) -> None:
    authors = worked(rounds(5, 40), rounds(1_000, 10_000), seed)
    assert len({as_text(author.ledger.merged()) for author in authors}) == 1
    misfits = [author for author in authors if author.ledger.registers().misfits]
    assert misfits == [author for author in authors if author.ledger.known.waiting] == []
    assert lost(authors) == []
    assert dangling(authors[0].draft) == 0


def test_the_oracle_sees_a_conflict_that_is_not_listed_and_a_value_that_is_spoilt() -> None:
    """The control: with one of them taken away, the same question must find something lost."""
    authors = worked(5, 600, 3)
    ledger = authors[0].ledger
    merged = ledger.merged()
    assert merged.conflicts
    ledger.merged = lambda: Merged(merged.tree, ())  # type: ignore[method-assign]
    assert lost(authors)
    ledger.merged = lambda: merged  # type: ignore[method-assign]
    assert not lost(authors)
    listed = {conflict.path for conflict in merged.conflicts}
    final = {note.path for author in authors for note in author.notes if note.path.startswith("tasks/")}
    path = next(one for one in sorted(final - listed) if one.endswith("/start_month"))
    _, row, field = path.split("/")
    merged.tree.root["tasks"][row][field] = 61
    assert [note for note in lost(authors) if note.path == path]


def test_a_change_that_did_not_arrive_is_waited_for_by_name() -> None:
    authors = worked(3, 200, 4)
    known = [*authors[0].ledger.known.changes.values()]
    withheld = known[len(known) // 2]
    late = Author("late", example_draft(), 5)
    late.ledger.receive([one for one in known if one is not withheld])
    assert late.ledger.known.missing() == {withheld.id}
    assert late.ledger.known.waiting
    late.read([withheld])
    assert as_text(late.ledger.merged()) == as_text(authors[0].ledger.merged())
    assert Draft.model_validate(draft_of(late.ledger.merged(), {})) == authors[0].draft
