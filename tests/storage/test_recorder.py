"""What is typed is recorded phrase by phrase, and every phrase can be had again."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.history.changes import ChangeUnreadable
from euroapp.history.story import story
from euroapp.history.travel import data_at
from euroapp.storage.authors import call_author, writer_of
from euroapp.storage.files import History, load, save
from euroapp.storage.openformat import validate
from euroapp.storage.recorder import Recorder
from euroapp.storage.remembered import Remembered
from euroapp.storage.remembering import ledger_of
from tests.builders import an_example

EXAMPLE = an_example()
pytestmark = pytest.mark.usefixtures("home")


def titled(title: str) -> Draft:
    return set_value(EXAMPLE, "general/title", title)


def told(recorder: Recorder) -> list[tuple[str, object, object]]:
    return [(one.change.kind, one.before, one.after) for one in story(recorder.ledger, "general/title")]


def recorder(remembered: Remembered | None = None) -> Recorder:
    return Recorder(EXAMPLE, EXAMPLE, remembered or Remembered())


def test_what_belongs_to_one_phrase_is_one_record() -> None:
    kept, draft = recorder(), EXAMPLE
    for text in ("N", "Ne", "New"):
        kept.begin(draft, "typed", "Title", "general/title#1")
        draft = titled(text)
    kept.begin(draft, "undo")
    kept.settle(EXAMPLE)
    assert told(kept) == [
        ("typed", EXAMPLE.general.title, "New"),
        ("undo", "New", EXAMPLE.general.title),
    ]


def test_a_history_made_ready_before_the_first_key_is_the_one_that_is_kept() -> None:
    kept = recorder()
    kept.make_ready()
    assert not kept.shares, "nothing was recorded yet"
    kept.begin(EXAMPLE, "typed", "Title", "general/title#1")
    kept.settle(titled("New"))
    kept.make_ready()
    assert told(kept) == [("typed", EXAMPLE.general.title, "New")]


def test_where_nothing_was_changed_nothing_is_kept() -> None:
    kept = recorder()
    kept.begin(EXAMPLE, "typed", "Title", "general/title#1")
    kept.settle(EXAMPLE)
    assert kept.book is None


def test_a_saved_history_goes_on_after_opening(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    for title in ("ONE", "TWO"):
        opened = load(path) if path.exists() else None
        draft, origin = (opened.draft, opened.origin) if opened else (EXAMPLE, None)
        kept = Recorder(draft, draft, origin.history if origin else Remembered())
        kept.begin(draft, "typed")
        kept.settle(titled(title))
        assert kept.book is not None
        save(titled(title), path, origin, history=kept.book.members())
    opened = load(path)
    assert opened.origin is not None
    ledger = ledger_of(opened.draft, opened.origin.history)
    assert [one.after for one in story(ledger)] == ["ONE", "TWO"]
    first = next(iter(ledger.known.changes))
    assert validate(data_at(ledger, (first,), opened.draft)) == titled("ONE")


def test_a_history_of_another_shape_is_told_and_begins_anew() -> None:
    told_so: list[bool] = []
    damaged = Remembered({"history/state.json": b"{}", "history/start.json": b"{}"})
    kept = Recorder(EXAMPLE, EXAMPLE, damaged, lambda: told_so.append(True))
    kept.settle(titled("NEW"))
    assert told_so == [True]
    assert told(kept) == [("typed", EXAMPLE.general.title, "NEW")]


def test_a_history_that_turns_out_unreadable_stops_nobody_from_typing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told_so: list[bool] = []
    kept = Recorder(EXAMPLE, EXAMPLE, Remembered(), lambda: told_so.append(True))
    kept.settle(titled("ONE"))

    def unreadable(*_: object, **__: object) -> None:
        raise ChangeUnreadable("a pack is damaged")

    monkeypatch.setattr(kept.ledger, "record", unreadable)
    kept.settle(titled("TWO"))
    kept.settle(titled("THREE"))
    assert told_so == [True]
    assert told(kept) == [("typed", "TWO", "THREE")]


def test_what_another_program_changed_is_a_change_too(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(EXAMPLE, path)
    origin = save(titled("ONE"), path, origin)
    strange = Remembered(origin.history.members, in_step=False)
    ledger = ledger_of(titled("BY HAND"), strange)
    assert [(one.change.kind, one.after) for one in story(ledger)] == [
        ("typed", "ONE"),
        ("elsewhere", "BY HAND"),
    ]


def test_who_tells_a_name_later_gets_what_was_typed_before() -> None:
    kept = recorder()
    kept.settle(titled("ONE"))
    kept.call_author("Ana Moreno")
    assert kept.origin("general/title") is not None
    assert kept.origin("general/title")[1] == "Ana Moreno"  # type: ignore[index]


def test_another_author_on_this_computer_has_another_name_in_the_history() -> None:
    call_author("Ana")
    first = writer_of("Ana", "project")
    call_author("Ben")
    assert writer_of("Ben", "project") != first == writer_of("Ana", "project")


def test_a_save_without_history_is_a_file_that_older_programs_read(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(titled("TWO"), path, save(titled("ONE"), path))
    assert load(path).origin.history.members  # type: ignore[union-attr]
    save(titled("THREE"), path, origin, history=History.NONE)
    assert b"history/" not in path.read_bytes()
    assert load(path).origin.history == Remembered()  # type: ignore[union-attr]
