"""Partners exchange changes of a draft with a password, by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from euroapp.draft.images import Image
from euroapp.exchange import publishing
from euroapp.storage.files import load, save
from euroapp.storage.sealing import is_sealed, lock_all, unlock
from tests.exchange.partners import PNG, Partner, partners

__all__ = ["partners"]
TITLE = "general/title"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text("horse battery staple\nnot this\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each command begin without keys, as a process of its own does."""
    lock_all()
    run = Partner.run

    def anew(self: Partner, *words: object) -> int:
        lock_all()
        return run(self, *words)

    monkeypatch.setattr(Partner, "run", anew)


def protect(partner: Partner, secret: Path) -> None:
    assert partner.run("password", partner.bid, "--new-password-file", secret) == 0


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_packets_go_out_and_come_in_under_the_password(
    partners: list[Partner], secret: Path, capfd: Any
) -> None:
    anna, bert, _ = partners
    protect(anna, secret)
    packet = anna.packet("--for", "p3", "--password-file", str(secret))
    assert is_sealed(packet.read_bytes())
    assert bert.run("take", bert.bid, packet) == 2
    assert "--password-file" in capfd.readouterr().err
    assert not bert.bid.exists()
    assert bert.run("take", bert.bid, packet, "--password-file", secret) == 0
    assert is_sealed(bert.bid.read_bytes()), "what begins from it is protected too"
    bert.set("partners/p3/town", "Gent", "--password-file", str(secret))
    back = bert.packet("--password-file", str(secret))
    assert anna.run("take", anna.bid, back, "--password-file", secret) == 0
    assert anna.run("show", anna.bid, "partners/p3/town", "--password-file", secret) == 0
    assert '"Gent"' in capfd.readouterr().out


def test_a_shared_folder_holds_nothing_in_plain(
    partners: list[Partner], secret: Path, tmp_path: Path
) -> None:
    anna, bert, _ = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    protect(anna, secret)
    known = ("--password-file", secret)
    image = Image(id="pic", data=PNG + b"bytes")
    anna.here()
    unlock(anna.bid.read_bytes(), "horse battery staple")
    with_image = load(anna.bid)
    save(with_image.draft.replace(images=(image,)), anna.bid, with_image.origin)
    anna.set(TITLE, "Ours", *map(str, known))
    assert anna.run("sync", anna.bid, shared, *known) == 0
    assert bert.run("sync", bert.bid, shared) == 2, "it needs the password"
    assert bert.run("sync", bert.bid, shared, *known) == 0
    assert is_sealed(bert.bid.read_bytes())
    bert.set("partners/p3/town", "Gent", *map(str, known))
    assert bert.run("sync", bert.bid, shared, *known) == 0
    assert anna.run("sync", anna.bid, shared, *known) == 0
    assert anna.get("partners/p3/town") == "Gent"
    assert bert.draft.images == (image,)
    assert {path.suffix for path in files_in(shared)} == {".chg", ".json", ".png"}
    assert all(is_sealed(path.read_bytes()) for path in files_in(shared))


def test_the_control_without_a_password_all_of_it_is_plain(partners: list[Partner], tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    partners[0].set(TITLE, "Ours")
    assert partners[0].run("sync", partners[0].bid, tmp_path / "shared") == 0
    assert not any(is_sealed(path.read_bytes()) for path in files_in(tmp_path / "shared"))


def test_a_plain_draft_stays_plain_and_says_what_it_took_in(
    partners: list[Partner], secret: Path, capfd: Any
) -> None:
    anna, bert, _ = partners
    assert bert.take(anna.packet("--for", "p3"))["made"]
    protect(anna, secret)
    anna.set(TITLE, "News", "--password-file", str(secret))
    packet = anna.packet("--password-file", str(secret))
    assert bert.run("take", bert.bid, packet, "--password-file", secret) == 0
    assert "anybody can read its file, and what it sends" in capfd.readouterr().err
    assert bert.get(TITLE) == "News"
    assert load(bert.bid).seal is None


def test_two_passwords_in_one_folder_are_both_asked_for(
    partners: list[Partner], secret: Path, tmp_path: Path, capfd: Any
) -> None:
    anna, bert, _ = partners
    shared, other = tmp_path / "shared", tmp_path / "other"
    shared.mkdir()
    other.write_text("another", encoding="utf-8")
    assert anna.run("sync", anna.bid, shared) in (0, 1)
    assert bert.run("sync", bert.bid, shared) == 0
    protect(anna, secret)
    protect(bert, other)
    anna.set(TITLE, "Ours", "--password-file", str(secret))
    assert anna.run("sync", anna.bid, shared, "--password-file", secret) == 0
    assert bert.run("sync", bert.bid, shared, "--password-file", other) == 2
    assert ".chg" in capfd.readouterr().err, "the file is named"
    assert bert.run("sync", bert.bid, shared, "--password-file", other, "--password-file", secret) == 0
    assert bert.get(TITLE) == "Ours"


def test_a_file_that_has_not_wholly_arrived_is_read_the_next_time(
    partners: list[Partner], secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, bert, _ = partners
    shared, known = tmp_path / "shared", ("--password-file", str(secret))
    shared.mkdir()
    protect(anna, secret)
    assert anna.run("sync", anna.bid, shared, *known) == 0
    assert bert.run("sync", bert.bid, shared, *known) == 0
    written: list[Path] = []
    replace = publishing.replace_whole

    def noted(path: Path, raw: bytes, **options: Any) -> None:
        written.append(path)
        replace(path, raw, **options)

    monkeypatch.setattr(publishing, "replace_whole", noted)
    anna.set(TITLE, "Late", *known)
    assert anna.run("sync", anna.bid, shared, *known) == 0
    (late,) = [path for path in written if path.suffix == ".chg"]
    whole = late.read_bytes()
    for length in (0, 30, 70, len(whole) - 1):
        late.write_bytes(whole[:length])
        assert bert.told("sync", bert.bid, shared, *known)["unread"] == [
            late.relative_to(late.parents[2]).as_posix()
        ]
    late.write_bytes(whole)
    assert bert.run("sync", bert.bid, shared, *known) == 0
    assert bert.get(TITLE) == "Late"
