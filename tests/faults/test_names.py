"""R17 and R18: names of every kind, and links of every kind."""

from __future__ import annotations

import errno
import os
import secrets
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from tests.faults import naive
from tests.faults.checker import check
from tests.faults.child import numbered

NAMES = [
    unicodedata.normalize("NFC", "Ängström é.euroapp"),
    unicodedata.normalize("NFD", "Ängström é.euroapp"),
    "🇪🇺 👩‍🚀.euroapp",
    "طلب.euroapp",
    "bid\u202exorue\u2066.euroapp",
    "a\u200b\ufeff.euroapp",
    "x" * 247 + ".euroapp",
    "é" * 123 + "x.euroapp",
    os.fsdecode(b"caf\xe9\xff.euroapp"),
    "bid.euroapp.",
    "bid ",
    " bid",
    "...",
    "a\nb\r.euroapp",
    "100% #1?*.euroapp",
    "CON.euroapp",
    "a\\b:c|d<e>.euroapp",
    "-rf.euroapp",
    '\'; "$(touch x)".euroapp',
    ".~0123456789ab.tmp",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_draft_of_any_name_is_saved_opened_and_recovered(folder: Path, home: Path, name: str) -> None:
    path = folder / name
    origin = save(numbered(1), path)
    save(numbered(2), path, origin)
    opened = load(path)
    assert opened.draft == numbered(2)
    assert check(path).number == 2
    assert os.listdir(folder) == [name]
    store = RecoveryStore(home / "recovery")
    store.write(numbered(3), "session", opened.origin)
    store.release("session")
    (copy,) = RecoveryStore(home / "recovery").offers()
    recovered = store.load(copy)
    assert copy.path == path
    assert recovered.draft == numbered(3)
    save(recovered.draft, path, recovered.origin)
    assert check(path).number == 3


def test_names_that_look_alike_are_different_drafts(folder: Path) -> None:
    for number, name in enumerate(NAMES[:2]):
        save(numbered(number), folder / name)
    assert [check(folder / name).number for name in NAMES[:2]] == [0, 1]


def test_the_control_a_temporary_name_made_of_the_draft_s_name_is_too_long(folder: Path) -> None:
    with pytest.raises(OSError, match="too long") as refused:
        (folder / f"{NAMES[6]}.tmp").write_bytes(b"")
    assert refused.value.errno == errno.ENAMETOOLONG


@pytest.mark.parametrize("depth", [15, 17])
def test_a_path_too_long_for_the_system_is_refused_in_a_sentence(folder: Path, depth: int) -> None:
    here = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(depth):
            os.mkdir("d" * 240, dir_fd=here)
            below = os.open("d" * 240, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
    finally:
        os.close(here)
    path = folder.joinpath(*["d" * 240] * depth, "bid.euroapp")
    if depth == 15:
        save(numbered(1), path)
        assert check(path).number == 1
    else:
        with pytest.raises(SaveFailed, match="too long"):
            save(numbered(1), path)
        with pytest.raises(DraftUnreadable):
            load(path)


def linked(folder: Path, kind: str) -> tuple[Path, Path]:
    """Make a link; return it and the file it leads to."""
    target = folder / "far" / "real.euroapp"
    target.parent.mkdir()
    link = folder / "near" / "link.euroapp"
    if kind == "to a folder":
        (folder / "near").symlink_to("far", target_is_directory=True)
        return folder / "near" / "real.euroapp", target
    link.parent.mkdir()
    if kind == "of a link":
        (folder / "between.euroapp").symlink_to("far/real.euroapp")
        link.symlink_to(folder / "between.euroapp")
    else:
        link.symlink_to(target if kind == "absolute" else "../far/real.euroapp")
    return link, target


@pytest.mark.parametrize("kind", ["absolute", "relative", "of a link", "to a folder", "to nothing yet"])
def test_a_link_is_kept_and_what_it_leads_to_is_replaced(folder: Path, kind: str) -> None:
    link, target = linked(folder, kind)
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    origin = None
    if kind != "to nothing yet":
        save(numbered(1), target)
        origin = load(link).origin
    save(numbered(2), link, origin)
    assert check(target).number == 2
    assert all(path.is_symlink() for path in links)
    assert [path.name for path in target.parent.iterdir()] == ["real.euroapp"]
    assert target.is_file()
    assert not target.is_symlink()


def test_the_control_a_careless_writer_puts_a_file_in_the_place_of_the_link(folder: Path) -> None:
    link, target = linked(folder, "absolute")
    save(numbered(1), target)
    naive.without_folder_sync(numbered(2), link, 2)
    assert not link.is_symlink()
    assert check(target).number == 1


def test_links_in_a_circle_and_to_folders_are_refused(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "c").symlink_to(".")
    for name in ("a", "b", "c"):
        with pytest.raises(SaveFailed, match=r"circle|folder"):
            save(numbered(1), folder / name)
        with pytest.raises(DraftUnreadable):
            load(folder / name)
    assert sorted(os.listdir(folder)) == ["a", "b", "c"]


def test_a_hard_link_keeps_the_older_draft_whole(folder: Path) -> None:
    path, other = folder / "bid.euroapp", folder / "other.euroapp"
    origin = save(numbered(1), path)
    other.hardlink_to(path)
    save(numbered(2), path, origin)
    assert (check(path).number, check(other).number) == (2, 1)


def test_a_link_changed_during_the_save_leads_no_write_astray(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, target = linked(folder, "absolute")
    victim = folder / "victim.euroapp"
    save(numbered(1), target)
    save(numbered(5), victim)
    origin = load(link).origin

    def swap(*_: Any, **_options: object) -> None:
        link.unlink()
        link.symlink_to(victim)

    monkeypatch.setattr(snapshots, "keep", swap)
    save(numbered(2), link, origin)
    assert (check(target).number, check(victim).number) == (2, 5)


def test_a_link_laid_in_wait_for_the_temporary_file_is_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim, path = folder / "victim", folder / "bid.euroapp"
    victim.write_text("precious")
    monkeypatch.setattr(secrets, "token_hex", lambda _: "0123456789ab")
    (folder / ".~0123456789ab.tmp").symlink_to(victim)
    with pytest.raises(SaveFailed):
        save(numbered(1), path)
    assert victim.read_text() == "precious"
    assert not path.exists()
    (folder / "naive.tmp").symlink_to(victim)
    naive.without_any_sync(numbered(1), path, 1)  # the control falls for it
    assert victim.read_bytes() != b"precious"
