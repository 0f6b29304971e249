"""The commands speak the language of the user: nothing they say stands outside the pseudo-language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from euroapp.cli import COMMANDS, main
from euroapp.edits.values import set_value
from euroapp.language.wish import PSEUDO_TAG, VARIABLE
from euroapp.storage.files import save
from tests.builders import an_example
from tests.language.test_print import made_of, unsaid, written_by_people

_ARGPARSE = re.compile(
    r"usage:|positional arguments:|options:|show this help message and exit|show program.*"
)
"""Python's own words around help texts."""


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PSEUDO_TAG)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    draft = set_value(an_example(), "tasks/t1_1/end_month", 40)
    save(set_value(draft, "general/acronym", ""), tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


def escaped(text: str, known: str) -> list[str]:
    found = []
    for line in unsaid(_ARGPARSE.sub("", text)).splitlines():
        bare = re.sub(
            r"euroapp:?|^[\w-]+ {2}|\[[^\]]*\]|/\S*|--?[\w-]+|\b[A-Z_-]{2,}\d*\b|\b[\w-]+\.\w+", " ", line
        )
        for piece in re.split(r"[^\w ’'-]+| {2,}", bare):
            words = piece.split()
            if re.search("[A-Za-z]{2}", piece) and not made_of(words, known, pieces=1):
                found.append(piece)
    return found


def test_what_is_wrong_is_said_in_the_language(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--cures", str(path)]) == 1
    out = capsys.readouterr().out
    said = "\n".join(line for line in out.splitlines() if "euroapp set " not in line)
    assert "⟦" in said
    assert not escaped(said, written_by_people(an_example()))
    assert main(["check", "--json", str(path)]) == 1
    for row in json.loads(capsys.readouterr().out):
        assert not escaped(row["message"] + row["cure"] + row["source"], written_by_people(an_example()))


@pytest.mark.parametrize(
    "command",
    [
        ["set", "DRAFT", "nothing/here", "1"],
        ["set", "DRAFT", "general/acronym", "no json"],
        ["set", "DRAFT", "partners/p1/role", '"Emperor"'],
        ["show", "DRAFT.gone"],
        ["new", "DRAFT", "--call", "no-call"],
        ["new", "DRAFT", "--call", "smp-cosme-2021-cluster-01"],
        ["from-json", "DRAFT", "DRAFT"],
        ["to-json", "DRAFT", "DRAFT"],
        ["export", "DRAFT", "DRAFT"],
        ["export", "DRAFT", "out.pdf", "--profile", "submission"],
    ],
    ids=" ".join,
)
def test_a_refusal_is_said_in_the_language(
    path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([part.replace("DRAFT", str(path)) for part in command]) > 1
    said = capsys.readouterr().err
    assert said.startswith("euroapp: ⟦")
    assert not escaped(said, written_by_people(an_example()) + str(path))


@pytest.mark.parametrize("command", ["", *sorted(COMMANDS)])
def test_help_is_said_in_the_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*([command] if command else []), "--help"])
    said = capsys.readouterr().out
    assert not escaped(
        said,
        " ".join(COMMANDS)
        + " PATH JSON DRAFT OUT FILE COMMAND working submission carry leave accepted rejected",
    )


def test_the_control_words_outside_the_language_are_seen() -> None:
    assert escaped("⟦Ňóťhíñğ⟧ to mend in this draft", "")
    assert not escaped("⟦Ňóťhíñğ ťó méñď⟧ /tmp/bid.euroapp", "")
