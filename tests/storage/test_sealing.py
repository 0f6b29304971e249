"""A file with a password: read with it and not without, and whatever is changed in it is refused."""

from __future__ import annotations

import builtins
import hashlib
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.errors import DraftTooNew, DraftUnreadable, PasswordNeeded, ValueRefused, WrongPassword
from euroapp.storage import sealing
from euroapp.storage.container import Identity, holds, listing, pack, unpack
from euroapp.storage.files import load, save
from euroapp.storage.sealing import (
    HEAD,
    MORE,
    lock_all,
    new_seal,
    opened,
    resealed,
    sealed,
    unlock,
)
from tests.builders import an_example

PASSWORD = "correct horse battery"
EXAMPLE = an_example()


@pytest.fixture(autouse=True)
def no_keys() -> None:
    """Begin as a new start of the program does."""
    lock_all()


def with_head(raw: bytes, **changed: Any) -> bytes:
    """Return a sealed file whose beginning says something else, with the right sum."""
    names = ("magic", "version", "cost", "salt", "check", "nonce")
    told = dict(zip(names, sealing._TOLD.unpack(raw[: sealing._TOLD.size]), strict=True)) | changed
    head = sealing._TOLD.pack(*told.values())
    return head + hashlib.sha256(head).digest()[:10] + raw[HEAD:]


def test_a_draft_comes_back_with_its_password_and_only_with_it() -> None:
    identity = Identity("document", "revision", seal=new_seal(PASSWORD))
    raw = pack(EXAMPLE, identity)
    assert holds(raw, EXAMPLE)
    lock_all()
    assert listing(raw) is None
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        unpack(raw)
    with pytest.raises(WrongPassword, match="not the password"):
        unlock(raw, "Correct horse battery")
    unlock(raw, PASSWORD)
    found = unpack(raw)
    assert (found.draft, found.identity) == (EXAMPLE, identity)


SEALS: list[sealing.Seal] = []


@given(st.binary(max_size=3000))
def test_whatever_was_sealed_comes_back(raw: bytes) -> None:
    if not SEALS or SEALS[0] not in sealing._keys:
        SEALS[:] = [new_seal(PASSWORD)]
    made = sealed(raw, SEALS[0])
    assert opened(made) == (raw, SEALS[0])
    assert len(made) == len(raw) + MORE
    assert made != sealed(raw, SEALS[0]), "the same is never written in the same way"


@pytest.mark.parametrize("typed", ["pässword", "🐢 шифр", " blanks at the ends ", "x", "long " * 5000])
def test_a_password_may_hold_any_letters(typed: str) -> None:
    raw = sealed(b"text", new_seal(typed))
    lock_all()
    unlock(raw, typed)
    assert opened(raw)[0] == b"text"


def test_an_accent_is_the_same_however_it_is_typed() -> None:
    raw = sealed(b"text", new_seal("caf\N{LATIN SMALL LETTER E WITH ACUTE}"))
    unlock(raw, "cafe\N{COMBINING ACUTE ACCENT}")


def test_nothing_is_sealed_without_its_key() -> None:
    seal = new_seal(PASSWORD)
    lock_all()
    with pytest.raises(PasswordNeeded):
        pack(EXAMPLE, Identity("document", "revision", seal=seal))


def test_the_file_that_needs_a_password_is_named(tmp_path: Path) -> None:
    save(EXAMPLE, tmp_path / "bid.euroapp", seal=new_seal(PASSWORD))
    lock_all()
    with pytest.raises(PasswordNeeded, match=r"bid\.euroapp is protected by a password"):
        load(tmp_path / "bid.euroapp")


def test_no_password_is_none() -> None:
    with pytest.raises(ValueRefused, match="empty"):
        new_seal("")


def test_every_flip_is_refused() -> None:
    raw = pack(EXAMPLE, Identity("document", "revision", seal=new_seal(PASSWORD)))
    places = random.Random(21).sample(range(HEAD * 8, len(raw) * 8), 1000 - HEAD * 8)
    for place in (*range(HEAD * 8), *places):
        flipped = bytearray(raw)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(DraftUnreadable, match=r"^[A-Z].*\.$"):
            unpack(bytes(flipped))


@pytest.mark.parametrize("length", [8, HEAD - 1, HEAD, HEAD + 15, 500, -1])
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    raw = pack(EXAMPLE, Identity("document", "revision", seal=new_seal(PASSWORD)))
    with pytest.raises(DraftUnreadable, match="damaged"):
        unpack(raw[:length])


def test_damage_is_told_from_a_wrong_password() -> None:
    raw = pack(EXAMPLE, Identity("document", "revision", seal=new_seal(PASSWORD)))
    with pytest.raises(DraftUnreadable, match="password is right, but the file is damaged"):
        unpack(raw[:-1] + b"\0")


@pytest.mark.parametrize("cost", [0, 13, 19, 40, 255])
def test_a_hostile_file_takes_neither_memory_nor_time(cost: int, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = with_head(sealed(b"text", new_seal(PASSWORD)), cost=cost)
    monkeypatch.setattr(hashlib, "scrypt", lambda *_a, **_o: pytest.fail("a key was derived"))
    with pytest.raises(DraftUnreadable, match="damaged"):
        unlock(raw, PASSWORD)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_no_beginning_breaks_the_reader(told: bytes, rest: bytes) -> None:
    head = (sealing.MAGIC + told)[: sealing._TOLD.size].ljust(sealing._TOLD.size, b"\0")
    for raw in (sealing.MAGIC + told, head + hashlib.sha256(head).digest()[:10] + rest):
        with pytest.raises(DraftUnreadable):
            opened(raw)


def test_a_forged_check_opens_nothing() -> None:
    raw = with_head(sealed(b"text", new_seal(PASSWORD)), check=bytes(16))
    with pytest.raises(PasswordNeeded):
        opened(raw)
    with pytest.raises(WrongPassword):
        unlock(raw, PASSWORD)


def test_a_later_envelope_asks_for_an_update() -> None:
    with pytest.raises(DraftTooNew, match="Update EuroApp"):
        opened(with_head(sealed(b"text", new_seal(PASSWORD)), version=2))


def test_another_password_takes_the_place_of_the_first() -> None:
    raw = sealed(b"text", new_seal(PASSWORD))
    fresh = resealed(raw, new_seal("another"))
    lock_all()
    with pytest.raises(WrongPassword):
        unlock(fresh, PASSWORD)
    unlock(fresh, "another")
    assert resealed(fresh, None) == b"text"


def test_a_missing_package_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = sealed(b"text", new_seal(PASSWORD))
    imported = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(DraftUnreadable, match="Install EuroApp anew"):
        opened(raw)
    with pytest.raises(DraftUnreadable, match="Install EuroApp anew"):
        new_seal(PASSWORD)


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> bytes:
        raise MemoryError

    monkeypatch.setattr(hashlib, "scrypt", refuse)
    with pytest.raises(DraftUnreadable, match="64 MB"):
        new_seal(PASSWORD)
