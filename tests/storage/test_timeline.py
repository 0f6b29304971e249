"""Versions of a draft, from its history and from the copies of saves, are one list and can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.edits.rows import add_row
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import History, load, save
from euroapp.storage.remembering import ledger_of
from euroapp.storage.timeline import Timeline, Version
from tests.builders import an_example
from tests.faults.workshop import rounds
from tests.history.authors import Hands

EXAMPLE = an_example()


def kept(*drafts: Draft) -> None:
    for number, draft in enumerate(drafts):
        snapshots.keep("doc", pack(draft, Identity("doc", str(number))))


def copies() -> Timeline:
    return Timeline("doc", None, EXAMPLE)


def titled(title: str) -> Draft:
    return set_value(EXAMPLE, "general/title", title)


def saved(path: Path, *titles: str, **how: History) -> None:
    for title in titles:
        save(titled(title), path, load(path).origin if path.exists() else None, **how)


def of_file(path: Path) -> tuple[Timeline, list[Version]]:
    """Return the versions, oldest first."""
    opened = load(path)
    assert opened.origin is not None
    ledger = ledger_of(opened.draft, opened.origin.history)
    timeline = Timeline(opened.origin.identity.document, ledger, opened.draft)
    return timeline, timeline.versions[::-1]


def test_each_copy_says_which_lists_changed() -> None:
    second = set_value(EXAMPLE, "partners/p2/town", "Elsewhere")
    third = add_row(set_value(second, "narrative/background/text", "New."), "risks", "new_risk")
    kept(EXAMPLE, second, third)
    timeline = copies()
    assert [version.changed for version in timeline.versions] == [{"narrative", "risks"}, {"partners"}, set()]
    assert [timeline.draft(version) for version in timeline.versions] == [third, second, EXAMPLE]


def test_a_damaged_copy_is_listed_as_such_and_hides_no_change() -> None:
    kept(EXAMPLE, EXAMPLE, titled("NEW"))
    middle = snapshots.of("doc")[1].path
    middle.write_bytes(middle.read_bytes()[:500])
    timeline = copies()
    newest, damaged, _ = timeline.versions
    assert (newest.readable, damaged.readable, newest.changed) == (True, False, {"general"})
    with pytest.raises(DraftUnreadable):
        timeline.draft(damaged)


def test_a_document_without_copies_and_history_has_no_versions() -> None:
    assert Timeline("never seen", None, EXAMPLE).versions == []


def test_history_and_copies_are_one_list_and_every_version_comes_back(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    saved(path, "ONE", "TWO", "THREE")
    timeline, versions = of_file(path)
    titles = [timeline.draft(version).general.title for version in versions]
    assert titles == ["ONE", "ONE", "TWO", "THREE"], "the first copy, the start, and each save"
    assert [version.snapshot is not None for version in versions] == [True, False, True, True]


@pytest.mark.parametrize("seed", [1, 2])
def test_history_and_copies_never_disagree(home: Path, tmp_path: Path, seed: int) -> None:
    path, hands = tmp_path / "bid.euroapp", Hands(seed, "ana")
    origin = save(EXAMPLE, path)
    draft = EXAMPLE
    for _ in range(rounds(12, 100)):
        for _ in range(3):
            draft = hands.edit(draft)
        origin = save(draft, path, origin)
    timeline, versions = of_file(path)
    both = [one for one in versions if one.remembered and one.snapshot is not None]
    assert len(both) >= 12
    for version in both:
        assert timeline.draft(version) == load(version.snapshot.path).draft  # type: ignore[union-attr]


def test_a_version_is_there_still_when_its_copy_is_gone(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    saved(path, "ONE", "TWO", "THREE")
    timeline, _ = of_file(path)
    snapshots.forget(load(path).origin.identity.document)  # type: ignore[union-attr]
    timeline, versions = of_file(path)
    assert [timeline.draft(version).general.title for version in versions] == ["ONE", "THREE"], "one phrase"


def test_copies_from_before_the_history_stand_before_it(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    saved(path, "OLD", "OLDER THAN THE HISTORY", history=History.NONE)
    saved(path, "FIRST", "SECOND")
    timeline, versions = of_file(path)
    titles = [timeline.draft(version).general.title for version in versions]
    assert titles == ["OLD", "OLDER THAN THE HISTORY", "OLDER THAN THE HISTORY", "FIRST", "SECOND"]
