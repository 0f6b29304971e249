"""What a table of others holds and the draft does not take is named, and the exit code says so."""

from __future__ import annotations

import pytest

from euroapp.draft.fields import FieldSpec
from euroapp.edits.rows import append_rows
from euroapp.errors import NoSuchPath
from euroapp.importing import foreign_rows
from euroapp.importing.opening import Read
from euroapp.wording.values import Known
from tests.builders import an_example
from tests.exchange.partners import Partner
from tests.importing.test_foreign import anna, brought, came

__all__ = ["anna"]


def refused(told: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [(one["cell"], one["text"]) for one in told["not_understood"]]


def test_cells_below_no_head_are_named(anna: Partner) -> None:
    told = brought(anna, "Legal name;Short name\nA;B;C;D\nE;F;;G\n", code=1)
    assert refused(told) == [("C2", "C"), ("D2", "D")]
    assert "2 cells" in told["not_understood"][1]["reason"]


def test_numbers_of_rows_need_no_head(anna: Partner) -> None:
    assert refused(brought(anna, ";Legal name;Short name\n1.;A;B\n2.;E;F\n")) == []


def test_of_two_columns_with_one_head_none_is_taken_until_the_user_says_which(anna: Partner) -> None:
    text = "Legal name;Legal name;Short name\nA first;B second;S1\nSame;Same;S3\n"
    told = brought(anna, text, code=1)
    assert refused(told) == [("A2", "A first"), ("B2", "B second")]
    assert "“Legal name [B]”" in told["not_understood"][1]["reason"]
    assert [row["legal_name"] for row in came(told)] == ["", ""]
    second = brought(anna, text, "--columns", "Legal name [B]=legal_name", code=1)
    assert [row["legal_name"] for row in came(second)] == ["B second", "Same"]
    again = brought(anna, text, code=1)
    assert [row["legal_name"] for row in came(again)] == ["B second", "Same"], "it is remembered"
    file = anna.folder / "theirs.csv"
    assert anna.run("import", anna.bid, file, "--columns", "Legal name=legal_name") == 3


def test_two_columns_with_one_head_that_say_the_same_are_one(anna: Partner) -> None:
    told = brought(anna, "Legal name;Short name;Legal name\nA first;S1;A first\nB;S2;\n")
    assert [row["legal_name"] for row in came(told)] == ["A first", "B"]


def test_a_second_head_is_never_guessed_to_be_the_column_that_is_missing(anna: Partner) -> None:
    told = brought(anna, "Participant;Cost category;Unit cost;Unit cost\nEBROVAL;A2;5;6\n", code=1)
    assert refused(told) == [("C2", "5"), ("D2", "6")]
    assert "Unit cost [C], Unit cost [D]" in "".join(told["told"])
    assert [(row["units"], row["unit_cost"]) for row in came(told)] == [(None, None)]


def test_a_pic_has_digits_only(anna: Partner) -> None:
    told = brought(anna, "Short name;PIC\nA;999999.5\nB;999 888 777\nC;soon\n", code=1)
    assert refused(told) == [("B2", "999999.5"), ("B4", "soon")]
    assert [row["pic"] for row in came(told)] == ["", "999888777", ""]


def test_rows_that_are_probably_the_same_are_told(anna: Partner) -> None:
    text = "Legal name;Short name;PIC\nSame;SAM;999999911\nSame;S;\nOther;OTH;999999912\nNo;N;999999911\n"
    told = brought(anna, text)
    assert len(came(told)) == 4
    (twin,) = [one for one in told["told"] if "probably" in one]
    assert twin.startswith("Rows 2, 3, 5 of theirs are probably the same one: “Same” stands in them.")


@pytest.mark.parametrize("first", ["Street A", None])
def test_two_rows_for_one_participant_that_differ_change_nothing(anna: Partner, first: str | None) -> None:
    before = anna.get("partners/p2/street")
    told = brought(
        anna,
        f"Short name;Street;Town\nPADALTA;{first or before};T1\nPADALTA;Street B;T1\n",
        "--apply",
        code=1,
    )
    assert [cell for cell, _ in refused(told)] == ["B2", "B3"]
    assert (anna.get("partners/p2/street"), anna.get("partners/p2/town")) == (before, "T1")


def test_a_word_that_is_taken_for_a_choice_is_told_once(anna: Partner) -> None:
    text = "Short name;Role;Country\nA;Partner;DE\nB;Partner;Germany\nC;Beneficiary;\n"
    told = [one for one in brought(anna, text)["told"] if "taken as" in one]
    assert told == ["Role: “Partner” was taken as “Beneficiary”. Look whether that is right."]


@pytest.mark.parametrize(("title", "at"), [("", "A5"), (";;;\nSecond table;;;\n", "A6")])
def test_a_second_table_is_never_read_by_the_heads_of_the_first(anna: Partner, title: str, at: str) -> None:
    first = "Participant;Cost category;Description;Unit cost\nEBROVAL;A1;first;100\n"
    other = "Participant;Description;Unit cost;Cost category\nPADALTA;third;300;A1\n"
    told = brought(anna, f"{first}{first}{title}{other}", code=1)
    assert [cell for cell, _ in refused(told)] == [at]
    assert "Another table begins here" in told["not_understood"][0]["reason"]
    assert [row["description"] for row in came(told)] == ["first", "first"]


def test_cells_are_trimmed_as_if_they_were_typed(anna: Partner) -> None:
    told = brought(anna, "Legal name ; Short name\n  A Cluster ; KLP \n")
    assert [(row["legal_name"], row["short_name"]) for row in came(told)] == [("A Cluster", "KLP")]


def test_cells_with_lost_letters_are_named(anna: Partner) -> None:
    file = anna.folder / "old.csv"
    file.write_bytes(b"Short name;Town\nKLP;K\x81ln\n")
    told = anna.told("import", anna.bid, file, code=1)
    assert (refused(told)[0][0], came(told)[0]["town"]) == ("B2", "")


def test_heads_without_rows_are_told(anna: Partner, capfd: pytest.CaptureFixture[str]) -> None:
    file = anna.folder / "heads.csv"
    file.write_text("Legal name;Short name\n")
    assert anna.run("import", anna.bid, file) == 2
    assert "heads, but no rows below them" in capfd.readouterr().err


def test_a_list_of_thousands_is_looked_at_once(anna: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = foreign_rows.value_in

    def noted(spec: FieldSpec, read: Read, known: Known) -> object:
        asked.append(spec.name)
        return real(spec, read, known)

    monkeypatch.setattr(foreign_rows, "value_in", noted)
    text = "Legal name;Short name;Country\n" + "".join(f"Org {n};O{n};DE\n" for n in range(300))
    assert len(came(brought(anna, text))) == 300
    assert asked.count("country") == 1


def test_rows_are_added_together_as_one_by_one() -> None:
    draft = append_rows(an_example(), "partners", {"pa": {"short_name": "A"}, "pb": {}})
    assert [row.id for row in draft.partners[-2:]] == ["pa", "pb"]
    with pytest.raises(NoSuchPath):
        append_rows(draft, "acronym", {"x": {}})
