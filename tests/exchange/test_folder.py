"""A shared folder: files arrive late, cut, twice and renamed, and what lies there is never touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from euroapp.draft.images import Image
from euroapp.errors import SaveFailed
from euroapp.exchange.folder import home_of, images, projects_in, scan
from euroapp.exchange.publishing import Published, publish
from euroapp.exchange.taking import look, take
from euroapp.history.ledger import Ledger
from euroapp.storage.example import example_draft
from tests.faults.workshop import rounds
from tests.history.authors import Author, dangling, lost

PROJECT = "project"


def put(author: Author, folder: Path) -> Published:
    return publish(folder, author.ledger, author.draft, scan(home_of(folder, PROJECT)))


def get(author: Author, folder: Path) -> int:
    """Take in what a folder holds; return how many files could not be read."""
    home = home_of(folder, PROJECT)
    found = scan(home)
    taken = take(look(author.ledger, author.draft, found.changes))
    author.draft, author.ledger = taken.draft, Ledger(taken.book, author.name)
    return len(found.unread)


def edited(name: str, seed: int, edits: int) -> Author:
    author = Author(name, example_draft(), seed)
    for _ in range(edits):
        author.edit()
    return author


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pack_of(folder: Path, name: str) -> Path:
    (found,) = (home_of(folder, PROJECT) / "w" / name).glob("*.chg")
    return found


def test_own_files_are_written_once_and_nothing_else_is_touched(tmp_path: Path) -> None:
    alpha, beta = edited("alpha", 1, 9), edited("beta", 2, 9)
    put(alpha, tmp_path)
    before = contents(tmp_path)
    get(beta, tmp_path)
    assert put(beta, tmp_path).changes == 9
    after = contents(tmp_path)
    assert {path: after[path] for path in before} == before
    assert all("beta" in path.parts for path in after.keys() - before.keys())
    assert put(beta, tmp_path) == Published(0, ())
    get(alpha, tmp_path)
    assert alpha.draft == beta.draft


@pytest.mark.parametrize("spoil", ["cut", "empty", "flipped", "only zeros"])
def test_a_file_that_has_not_wholly_arrived_is_told_and_taken_later(tmp_path: Path, spoil: str) -> None:
    alpha, beta = edited("alpha", 1, 9), edited("beta", 2, 0)
    put(alpha, tmp_path)
    path = pack_of(tmp_path, "alpha")
    raw = path.read_bytes()
    torn = {
        "cut": raw[: len(raw) // 2],
        "empty": b"",
        "flipped": raw[:60] + bytes([raw[60] ^ 1]) + raw[61:],
        "only zeros": bytes(len(raw)),
    }[spoil]
    path.write_bytes(torn)
    assert get(beta, tmp_path) == 1
    assert beta.draft == example_draft()
    put(beta, tmp_path)
    assert path.read_bytes() == torn
    path.write_bytes(raw)
    assert get(beta, tmp_path) == 0
    assert beta.draft == alpha.draft


def test_copies_under_any_name_count_once(tmp_path: Path) -> None:
    alpha, beta = edited("alpha", 1, 9), edited("beta", 2, 0)
    put(alpha, tmp_path)
    path = pack_of(tmp_path, "alpha")
    for name in ("000001-x (conflicted copy of Bert).chg", "000001.sync-conflict-20261126.chg", "backup"):
        shutil.copy(path, path.with_name(name))
    shutil.copytree(path.parent, path.parent.with_name("alpha (1)"))
    path.unlink()
    assert get(beta, tmp_path) == 0
    assert beta.draft == alpha.draft
    assert len(beta.ledger.known.changes) == 9


def test_what_is_no_file_of_ours_is_told_and_left(tmp_path: Path) -> None:
    alpha, beta = edited("alpha", 1, 9), edited("beta", 2, 0)
    put(alpha, tmp_path)
    own = pack_of(tmp_path, "alpha").parent
    (own / "README.txt").write_text("Hello.")
    (own / "folder").mkdir()
    (own / "name-zzz.json").write_text('{"writer": 1}')
    (own / "desktop.ini.tmp").write_text("")
    (own / ".stfolder").write_text("")
    if hasattr(os, "mkfifo"):
        os.mkfifo(own / "pipe")
    (tmp_path / "euroapp-").mkdir()
    (tmp_path / "euroapp-a b").mkdir()
    assert projects_in(tmp_path) == [PROJECT]
    before = contents(tmp_path)
    assert {Path(name).name for name in scan(home_of(tmp_path, PROJECT)).unread} == {
        "README.txt",
        "folder",
        "name-zzz.json",
        *({"pipe"} if hasattr(os, "mkfifo") else ()),
    }
    get(beta, tmp_path)
    assert beta.draft == alpha.draft
    assert contents(tmp_path) == before


def test_a_torn_file_of_ones_own_is_written_again_under_another_name(tmp_path: Path) -> None:
    alpha, beta = edited("alpha", 1, 9), edited("beta", 2, 0)
    put(alpha, tmp_path)
    path = pack_of(tmp_path, "alpha")
    path.write_bytes(b"torn")
    assert put(alpha, tmp_path).changes == 9
    assert path.read_bytes() == b"torn"
    get(beta, tmp_path)
    assert beta.draft == alpha.draft


def test_a_folder_that_somebody_emptied_is_filled_again(tmp_path: Path) -> None:
    alpha, beta, gamma = edited("alpha", 1, 9), edited("beta", 2, 9), edited("gamma", 3, 0)
    for author in (alpha, beta, alpha):
        put(author, tmp_path)
        get(author, tmp_path)
    shutil.rmtree(home_of(tmp_path, PROJECT))
    put(alpha, tmp_path)
    get(gamma, tmp_path)
    assert gamma.draft == alpha.draft


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    alpha, elsewhere = edited("alpha", 1, 1), tmp_path / "elsewhere"
    elsewhere.mkdir()
    shared = tmp_path / "shared"
    (home_of(shared, PROJECT) / "w").mkdir(parents=True)
    (home_of(shared, PROJECT) / "w" / "alpha").symlink_to(elsewhere)
    with pytest.raises(SaveFailed):
        put(alpha, shared)
    assert [*elsewhere.iterdir()] == []


def test_an_image_lies_under_its_checksum_and_a_torn_one_is_not_taken(tmp_path: Path) -> None:
    alpha = Author("alpha", example_draft(), 1)
    image = Image(id="pic", data=b"\x89PNG\r\n\x1a\nbytes")
    alpha.make(alpha.draft.replace(images=(image,)))
    put(alpha, tmp_path)
    home = home_of(tmp_path, PROJECT)
    assert images(home, {image.file}) == {image.file: image.data}
    (home / image.file).write_bytes(image.data[:-1])
    assert images(home, {image.file}) == {}
    put(alpha, tmp_path)
    assert images(home, {image.file}) == {image.file: image.data}
    assert (home / image.file).read_bytes() == image.data[:-1]


def test_a_write_that_fails_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alpha = edited("alpha", 1, 9)
    monkeypatch.setattr(os, "write", lambda handle, view: 0)
    with pytest.raises(SaveFailed):
        put(alpha, tmp_path)
    monkeypatch.undo()
    assert contents(tmp_path) == {}
    put(alpha, tmp_path)
    assert contents(tmp_path)


class Cloud:
    """What a sync client does with a folder: files come late, cut at random, or with a bit flipped."""

    def __init__(self, folder: Path, luck: Random) -> None:
        self._folder, self._luck = folder, luck
        self._files: dict[Path, bytes] = {}
        self.torn = 0

    def view(self, name: str) -> Path:
        return self._folder / name

    def up(self, name: str) -> None:
        """Bring what an author wrote to the cloud."""
        for path, raw in contents(self.view(name)).items():
            if name in path.parts or path not in self._files:
                self._files[path] = raw

    def down(self, name: str, *, badly: bool = True) -> None:
        """Bring what others wrote to an author."""
        for path, raw in self._files.items():
            fate = self._luck.random() if badly else 1
            if name in path.parts or fate < 0.2:
                continue
            target = self.view(name) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if fate < 0.4:
                raw = raw[: self._luck.randrange(len(raw))]
                self.torn += 1
            elif fate < 0.45:
                at = self._luck.randrange(len(raw))
                raw = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
                self.torn += 1
            target.write_bytes(raw)


@pytest.mark.parametrize("seed", range(1, rounds(2, 4)))
def test_eight_authors_come_to_one_draft_through_a_bad_folder_and_lose_nothing(
    tmp_path: Path, seed: int
) -> None:
    luck = Random(seed)
    cloud = Cloud(tmp_path, luck)
    authors = [Author(f"a{at:02d}", example_draft(), seed * 1000 + at) for at in range(8)]
    for _ in range(8 * rounds(40, 1_000)):
        author = luck.choice(authors)
        author.edit()
        if luck.random() < 0.05:
            cloud.down(author.name)
            get(author, cloud.view(author.name))
            put(author, cloud.view(author.name))
            cloud.up(author.name)
    for author in authors:
        cloud.view(author.name).mkdir(exist_ok=True)
        put(author, cloud.view(author.name))
        cloud.up(author.name)
    for author in authors:
        cloud.down(author.name, badly=False)
        assert get(author, cloud.view(author.name)) == 0
    assert cloud.torn > 20
    assert all(author.draft == authors[0].draft for author in authors)
    assert [author for author in authors if author.ledger.known.waiting] == []
    assert lost(authors) == []
    assert dangling(authors[0].draft) == 0
