"""Tables of others: columns are proposed from heads and remembered; every row is shown before it comes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from euroapp.edits.creation import complete
from euroapp.importing import opening
from euroapp.importing.sheets import read_sheets
from euroapp.storage.files import save
from tests.builders import a_call, an_example
from tests.exchange.partners import Partner

COSTS = """Our budget;;;;;
Partner;WP;Cost category;Item;Quantity;Price per unit
EBROVAL;WP1;A.1;Adviser;2,5;4.000,50
PADALTA;WP2;C.1a Travel;Trip to Konin;1;260,00
Total;;;;;10261,25
"""


_MADE: list[bytes] = []
"""The draft that all tests begin with; it is written once."""


@pytest.fixture
def anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> Partner:
    # `test_opening.py` and the stories read files in a process of its own.
    monkeypatch.setattr(opening, "_in_a_process_of_its_own", lambda raw, _stop: read_sheets(raw))
    anna = Partner("Anna", tmp_path / "Anna", monkeypatch, capfd)
    if not _MADE:
        draft = an_example()
        save(complete(draft.replace(cost_lines=draft.cost_lines[:5]), a_call()), anna.bid)
        _MADE.append(anna.bid.read_bytes())
    anna.bid.write_bytes(_MADE[0])
    return anna


def brought(anna: Partner, text: str, *words: str, code: int = 0) -> Any:
    file = anna.folder / "theirs.csv"
    file.write_text(text)
    return anna.told("import", anna.bid, file, *words, code=code)


def came(told: Any) -> list[dict[str, Any]]:
    return [one["after"] for one in told["changes"] if one["kind"] == "came"]


def test_a_foreign_budget_becomes_cost_lines_only_on_wish(anna: Partner) -> None:
    before = len(anna.draft.cost_lines)
    rows = came(brought(anna, COSTS))
    assert [(row["participant"], row["category"], row["unit_cost"]) for row in rows] == [
        ("p1", "A1", "4000.50"),
        ("p2", "C1a", "260.00"),
    ]
    assert len(anna.draft.cost_lines) == before
    brought(anna, COSTS, "--apply")
    assert anna.draft.cost_lines[-1].description == "Trip to Konin"
    assert came(brought(anna, COSTS)) == []


def test_cells_of_others_are_never_guessed(anna: Partner) -> None:
    text = COSTS.replace("2,5", "1.234").replace("WP2", "WP99").replace("260,00", "about 3")
    told = brought(anna, text, code=1)
    assert [one["cell"] for one in told["not_understood"]] == ["E3", "B4", "F4", "A5"]


def test_a_column_that_was_named_once_is_known_from_then_on(anna: Partner) -> None:
    text = COSTS.replace("Item", "Zweck der Ausgabe")
    assert came(brought(anna, text))[0]["description"] == ""
    named = brought(anna, text, "--columns", "Zweck der Ausgabe=description")
    assert came(named)[0]["description"] == "Adviser"
    assert came(brought(anna, text))[0]["description"] == "Adviser"


def test_participants_that_are_known_are_compared_and_others_come(anna: Partner) -> None:
    text = "Short name,Legal name,Town,PIC\nEBROVAL,,Zaragoza,\nNEWCO,New Company,Graz,123456789\n"
    told = brought(anna, text, "--apply")
    assert [row["short_name"] for row in came(told)] == ["NEWCO"]
    assert anna.get("partners/p1/town") == "Zaragoza"


@pytest.mark.parametrize(
    ("head", "field"), [("VAT / Tax ID", "vat"), ("Town/City", "town"), ("PIC / VAT", "")]
)
def test_a_head_with_several_words_for_one_thing_is_that_thing(anna: Partner, head: str, field: str) -> None:
    told = brought(anna, f"Short name;Country;{head}\nKLP;DE;123456789\n", "--list", "partners")
    row = came(told)[0]
    assert [name for name in ("vat", "town", "pic") if row.get(name)] == ([field] if field else [])


@pytest.mark.parametrize(
    "words",
    [("--list", "nonsense"), ("--sheet", "nonsense"), ("--columns", "A=b"), ("--columns", "nonsense")],
)
def test_what_is_not_there_is_refused(anna: Partner, words: tuple[str, str]) -> None:
    file = anna.folder / "theirs.csv"
    file.write_text(COSTS)
    assert anna.run("import", anna.bid, file, *words) == 3


def test_a_file_without_a_table_is_unreadable(anna: Partner) -> None:
    file = anna.folder / "letter.csv"
    file.write_text("Dear all,\nthank you\n")
    assert anna.run("import", anna.bid, file) == 2
    assert anna.run("import", anna.bid, anna.folder / "missing.xlsx") == 2


def test_only_the_part_of_one_participant(anna: Partner) -> None:
    told = brought(anna, COSTS, "--only", "p2", "--apply")
    assert len(told["left"]) == 1
    assert anna.draft.cost_lines[-1].unit_cost == Decimal("260.00")


TEAM = "Partner,Name,Function,Expertise\nEBROVAL,Lia Sanz,Adviser,Ten years\nPADALTA,Marek Dudek,Trainer,\n"


def test_the_team_of_every_partner_comes_from_one_list(anna: Partner) -> None:
    told = brought(anna, TEAM, "--apply")
    assert [row["name"] for row in came(told)] == ["Lia Sanz", "Marek Dudek"]
    teams = [partner.staff[-1].name for partner in anna.draft.partners[:2]]
    assert teams == ["Lia Sanz", "Marek Dudek"]
    assert came(brought(anna, TEAM)) == []


def test_previous_projects_come_with_their_participant_and_no_other_may_be_touched(anna: Partner) -> None:
    text = (
        "Beneficiary;Project title;Programme;Start date;Amount\n"
        "EBROVAL;FOODNET;COSME;2020-03-01;120000\nPADALTA;AGRILAB;Interreg;2021-01-01;80000\n"
    )
    brought(anna, text, "--only", "p2", "--list", "previous_projects", "--apply")
    first, second = (partner.previous_projects for partner in anna.draft.partners[:2])
    assert second[-1].title == "AGRILAB"
    assert second[-1].amount == Decimal("80000.00")
    assert all(one.title != "FOODNET" for one in first)


def test_a_row_of_nobody_is_named_and_not_guessed(anna: Partner) -> None:
    told = brought(anna, TEAM.replace("EBROVAL", "").replace("PADALTA", "Nobody"), code=1)
    assert [one["cell"] for one in told["not_understood"]] == ["A2", "A3"]
    assert came(told) == []
