"""What becomes of a file while its draft is open: told as it is, and a save does what was told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from euroapp.errors import ChangedOutside, FileGone, WriteProtected
from euroapp.storage import standing
from euroapp.storage.files import Origin, load, save
from euroapp.storage.standing import Look, Standing, look
from tests.builders import a_draft, an_example


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    return save(a_draft(), tmp_path / "bid.euroapp")


def test_an_untouched_file_is_read_once(origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    first = look(origin, Look())
    monkeypatch.setattr(standing, "checksum_of", lambda _path: pytest.fail("read again"))
    assert look(origin, first) == first
    assert first.standing is Standing.SAME


def test_a_touch_is_no_change(origin: Origin) -> None:
    first = look(origin, Look())
    os.utime(origin.path, (1, 1))
    assert look(origin, first).standing is Standing.SAME


def test_another_content_is_a_change_until_it_is_put_back(origin: Origin) -> None:
    mine = origin.path.read_bytes()
    save(an_example(), origin.path)
    found = look(origin, look(origin, Look()))
    assert found.standing is Standing.CHANGED
    origin.path.write_bytes(mine)
    assert look(origin, found).standing is Standing.SAME


def test_a_deleted_file_is_gone_until_it_or_another_is_put_there(origin: Origin) -> None:
    mine, first = origin.path.read_bytes(), look(origin, Look())
    origin.path.unlink()
    gone = look(origin, first)
    assert (gone.standing, gone.renamed) == (Standing.GONE, None)
    origin.path.write_bytes(b"a colleague's")
    assert look(origin, gone).standing is Standing.CHANGED
    origin.path.write_bytes(mine)
    assert look(origin, gone).standing is Standing.SAME


def test_a_renamed_file_is_found_in_its_folder(origin: Origin) -> None:
    first = look(origin, Look())
    origin.path.rename(origin.path.with_name("bid final.euroapp"))
    assert look(origin, first).renamed == origin.path.with_name("bid final.euroapp")


def test_another_file_that_got_the_number_of_a_deleted_one_is_not_taken_for_it(origin: Origin) -> None:
    first = look(origin, Look())
    origin.path.unlink()
    others = [origin.path.with_name(f"{number}.euroapp") for number in range(20)]
    for other in others:
        other.write_bytes(b"another")
    number = others[0].stat().st_ino
    found = look(origin, Look(first.standing, stamp=(number, *first.stamp[1:])))
    assert (found.standing, found.renamed) == (Standing.GONE, None)


def test_a_pipe_in_the_file_s_place_is_a_change(origin: Origin) -> None:
    origin.path.unlink()
    os.mkfifo(origin.path)
    assert look(origin, Look()).standing is Standing.CHANGED


def test_a_disk_that_does_not_answer_changes_nothing(origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "no answer")

    first = look(origin, Look())
    monkeypatch.setattr(Path, "stat", refuse)
    assert look(origin, first) == first


def test_a_save_into_a_file_that_is_gone_is_refused_and_done_when_it_is_expected(origin: Origin) -> None:
    origin.path.unlink()
    with pytest.raises(FileGone, match="renamed, moved or deleted"):
        save(an_example(), origin.path, origin)
    assert not origin.path.exists()
    anew = Origin(origin.path, "", origin.identity)
    assert look(anew, Look()).standing is Standing.SAME
    save(an_example(), origin.path, anew)
    assert load(origin.path).draft == an_example()


def test_a_file_where_none_was_expected_is_not_written_over(origin: Origin) -> None:
    with pytest.raises(ChangedOutside):
        save(an_example(), origin.path, Origin(origin.path, "", origin.identity))
    assert load(origin.path).draft == a_draft()


def test_a_write_protected_file_is_told_and_left_alone(origin: Origin) -> None:
    origin.path.chmod(0o444)
    assert look(origin, Look()).standing is Standing.PROTECTED
    with pytest.raises(WriteProtected, match="write-protected"):
        save(an_example(), origin.path, origin)
    assert load(origin.path).draft == a_draft()
    assert load(origin.path).notices != ()
    origin.path.chmod(0o644)
    assert look(origin, Look()).standing is Standing.SAME
    save(an_example(), origin.path, origin)
