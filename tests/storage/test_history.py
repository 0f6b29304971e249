"""Earlier versions say what changed, and can be read again."""

from __future__ import annotations

import pytest

from euroapp.edits.rows import add_row
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.history import history, open_version
from tests.builders import an_example

EXAMPLE = an_example()


def kept(*drafts: object) -> None:
    for number, draft in enumerate(drafts):
        snapshots.keep("doc", pack(draft, Identity("doc", str(number))))  # type: ignore[arg-type]


def test_each_version_says_which_lists_changed() -> None:
    second = set_value(EXAMPLE, "partners/p2/town", "Elsewhere")
    third = add_row(set_value(second, "narrative/background/text", "New."), "risks", "new_risk")
    kept(EXAMPLE, second, third)
    assert [version.changed for version in history("doc")] == [
        frozenset({"narrative", "risks"}),
        frozenset({"partners"}),
        frozenset(),
    ]
    assert [open_version(version).draft for version in history("doc")] == [third, second, EXAMPLE]


def test_a_damaged_version_is_listed_as_such_and_hides_no_change() -> None:
    kept(EXAMPLE, EXAMPLE, set_value(EXAMPLE, "general/acronym", "NEW"))
    middle = snapshots.of("doc")[1].path
    middle.write_bytes(middle.read_bytes()[:500])
    newest, damaged, _ = history("doc")
    assert (newest.readable, damaged.readable) == (True, False)
    assert newest.changed == {"general"}
    with pytest.raises(DraftUnreadable):
        open_version(damaged)


def test_a_document_without_snapshots_has_no_history() -> None:
    assert history("never seen") == []
