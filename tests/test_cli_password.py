"""Commands on a draft with a password: what they ask for, and where from."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.cli import main
from euroapp.storage.files import load, save
from euroapp.storage.sealing import is_sealed, lock_all, new_seal, unlock
from tests.builders import an_example

FIRST, SECOND = "horse battery staple", "another"
Run = Callable[..., int]


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    """Give a draft with a password."""
    save(an_example(), tmp_path / "bid.euroapp", seal=new_seal(FIRST))
    return tmp_path / "bid.euroapp"


@pytest.fixture
def run() -> Run:
    """Run commands as processes of their own do, which know no key."""

    def anew(*words: object) -> int:
        lock_all()
        return main([str(word) for word in words])

    return anew


def file_of(folder: Path, text: str) -> Path:
    path = folder / f"{len(list(folder.iterdir()))}.txt"
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a terminal at which somebody types these words."""
    words: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _question: words.pop(0))
    return words


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanother line"])
def test_the_password_is_the_first_line_of_a_file(bid: Path, run: Run, end: str, tmp_path: Path) -> None:
    assert run("show", bid, "general/acronym", "--password-file", file_of(tmp_path, FIRST + end)) == 0


def test_without_a_terminal_it_is_refused_in_a_sentence(
    bid: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", bid) == 2
    assert "bid.euroapp is protected by a password" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["wrong", "", "\nhorse battery staple"])
def test_a_file_without_the_password_is_refused(bid: Path, run: Run, tmp_path: Path, words: str) -> None:
    assert run("check", bid, "--password-file", file_of(tmp_path, words)) == 2
    assert run("check", bid, "--password-file", tmp_path / "none") == 2


def test_a_terminal_asks_three_times(bid: Path, run: Run, typed: list[str]) -> None:
    typed += ["wrong", FIRST]
    assert run("show", bid, "general/acronym") == 0
    typed += ["wrong", "wrong", "wrong", FIRST]
    assert run("show", bid, "general/acronym") == 2
    assert typed == [FIRST]


def test_what_a_command_saves_is_protected_as_before(bid: Path, run: Run, tmp_path: Path) -> None:
    known = file_of(tmp_path, FIRST)
    assert run("set", bid, "general/acronym", '"NEW"', "--password-file", known) == 0
    assert is_sealed(bid.read_bytes())
    assert load(bid).draft.general.acronym == "NEW"


def test_it_is_set_changed_and_taken_away(run: Run, tmp_path: Path) -> None:
    bid, first, second = tmp_path / "bid.euroapp", file_of(tmp_path, FIRST), tmp_path / "second"
    second.write_text(SECOND, encoding="utf-8")
    save(an_example(), bid)
    assert run("password", bid, "--new-password-file", first) == 0
    assert run("password", bid, "--new-password-file", second) == 2, "the old one is needed"
    assert run("password", bid, "--password-file", first, "--new-password-file", second) == 0
    unlock(bid.read_bytes(), SECOND)
    assert run("password", bid, "--password-file", first, "--remove") == 2
    assert run("password", bid, "--password-file", second, "--remove") == 0
    assert load(bid).draft == an_example()
    assert run("password", bid, "--remove") == 0, "it has none"


def test_a_new_password_is_typed_twice(run: Run, tmp_path: Path, typed: list[str]) -> None:
    bid = tmp_path / "bid.euroapp"
    save(an_example(), bid)
    typed += [FIRST, "horse battery stable"]
    assert run("password", bid) == 2
    assert load(bid).seal is None
    typed += ["", ""]
    assert run("password", bid) == 3
    typed += [FIRST, FIRST]
    assert run("password", bid) == 0
    unlock(bid.read_bytes(), FIRST)


def test_two_drafts_with_two_passwords_are_compared(bid: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.euroapp"
    save(an_example(), other, seal=new_seal(SECOND))
    known = [word for text in (FIRST, SECOND) for word in ("--password-file", file_of(tmp_path, text))]
    assert run("diff", bid, other, *known) == 0


def test_nothing_is_written_over_for_want_of_a_password(bid: Path, run: Run) -> None:
    before = bid.read_bytes()
    assert run("example", bid) == 2
    assert run("set", bid, "general/acronym", '"NEW"') == 2
    assert bid.read_bytes() == before
