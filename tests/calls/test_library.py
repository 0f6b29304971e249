"""Finding, reading and overriding call packs, as a user who adds one of his own meets it."""

from __future__ import annotations

import json
import os
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from euroapp.bundle import resource_path
from euroapp.calls.facts import Status
from euroapp.calls.library import call_ids, load_call, user_calls_folder
from euroapp.calls.names import name_of
from euroapp.draft.general import FactOverride
from euroapp.errors import CallPackDamaged, UnknownCall

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[dict[str, Any]], object]

OLD, NEW = "smp-cosme-2021-cluster-01", "smp-cosme-2024-cluster-01"
OTHERS = ["smp-cosme-2024-clusterua-01", "smp-cosme-2026-bioagrifood", "smp-cosme-2026-tourisme-01"]
OWN = "smp-cosme-2027-cluster-01"


@pytest.fixture
def own_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder for packs of the user's own."""
    monkeypatch.setenv("EUROAPP_HOME", str(tmp_path))
    folder = user_calls_folder()
    folder.mkdir(parents=True)
    return folder


def copied(home: Path, name: str = OWN, edit: Edit | None = None) -> Path:
    """Copy the 2021 pack into a folder, with its new id and one edit."""
    folder = home / name
    shutil.copytree(resource_path("calls", OLD), folder)
    data = json.loads((folder / "call.json").read_text("utf-8"))
    data["id"] = name
    if edit:
        edit(data)
    (folder / "call.json").write_text(json.dumps(data), "utf-8")
    return folder


def refusal(name: str) -> str:
    with pytest.raises(CallPackDamaged) as caught:
        load_call(name)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def override(key: str, value: str) -> FactOverride:
    return FactOverride(id=key, value=value, reason="Call document, page 9")


def test_a_pack_in_the_users_folder_joins_the_bundled_ones(own_calls: Path) -> None:
    copied(own_calls, edit=lambda data: data.update(name="Euroclusters 2027"))
    assert call_ids() == [OLD, NEW, *OTHERS, OWN]
    call = load_call(OWN)
    assert call.pack.name == "Euroclusters 2027"
    assert call.form.section("needs") is not None
    assert call.guidance("general/acronym") is not None


def test_a_pack_of_ones_own_wins_over_a_bundled_one_of_the_same_name(own_calls: Path) -> None:
    copied(own_calls, OLD, lambda data: data.update(version="3"))
    assert call_ids() == [OLD, NEW, *OTHERS]
    assert load_call(OLD).pack.version == "3"


def test_without_a_folder_of_ones_own_the_bundled_packs_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EUROAPP_HOME", str(tmp_path / "nothing"))
    assert call_ids() == [OLD, NEW, *OTHERS]


def test_other_things_in_the_users_folder_are_left_alone(own_calls: Path) -> None:
    (own_calls / "notes.txt").write_text("call documents", "utf-8")
    (own_calls / "empty").mkdir()
    assert call_ids() == [OLD, NEW, *OTHERS]


def test_a_pack_may_bring_its_own_form(own_calls: Path) -> None:
    folder = copied(own_calls)
    form = json.loads(resource_path("forms", "smp-cosme.json").read_text("utf-8"))
    form["title"] = "Part B of another programme"
    (folder / "form.json").write_text(json.dumps(form), "utf-8")
    assert load_call(OWN).form.title == "Part B of another programme"
    assert load_call(OLD).form.title != "Part B of another programme"


def test_an_edited_pack_is_read_again(own_calls: Path) -> None:
    folder = copied(own_calls)
    assert load_call(OWN).pack.version == "2"
    file = folder / "call.json"
    file.write_text(file.read_text("utf-8").replace('"version": "2"', '"version": "3"'), "utf-8")
    os.utime(file, (2_000_000_000, 2_000_000_000))
    assert load_call(OWN).pack.version == "3"


def test_a_pack_saved_with_a_byte_order_mark_is_read(own_calls: Path) -> None:
    file = copied(own_calls) / "call.json"
    file.write_text(file.read_text("utf-8"), "utf-8-sig")
    assert load_call(OWN).pack.id == OWN


def test_an_unknown_call_names_the_known_ones_and_the_folder(own_calls: Path) -> None:
    with pytest.raises(UnknownCall) as caught:
        load_call("smp-cosme-1999")
    for words in ("smp-cosme-1999", OLD, NEW, str(own_calls)):
        assert words in str(caught.value)


def test_a_forgotten_comma_is_found_by_line_and_column(own_calls: Path) -> None:
    file = copied(own_calls) / "call.json"
    file.write_text('{\n  "format": 1\n  "id": "x"\n}', "utf-8")
    assert refusal(OWN) == (
        f"The file {OWN}/call.json cannot be read: line 3, column 3: Expecting ',' delimiter."
    )


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda data: data["facts"].update(deadline={"value": "next year"}), "at facts: deadline / value: "),
        (lambda data: data["facts"].update(dead_line={"value": None}), "dead_line: a fact of your own needs"),
        (
            lambda data: data["facts"].update(deadline={"kind": "text"}),
            "reads this fact as date, not as text",
        ),
        (lambda data: data["facts"].update(deadline=5), "deadline: write value, status and source"),
        (lambda data: data.update(facts=[]), "at facts: facts are written as an object"),
        (lambda data: data["rules"].append({"kind": "magic", "code": "A01"}), "magic"),
        (lambda data: data["rules"].append({"kind": "work_packages"}), "code: Field required"),
        (lambda data: data.pop("name"), "at name: Field required"),
        (lambda data: data.update(format=9), "at format"),
        (lambda data: data.update(id="another-name"), "its folder is called"),
        (lambda data: data["strands"][1].update(ecosystems=["wool"]), "unknown ecosystem “wool”"),
        (lambda data: data["strands"].append(data["strands"][0]), "strands has the key “open” twice"),
        (
            lambda data: data["cost_categories"][0].update(depreciation=True),
            "depreciation is charged to “A1” and to “C2”",
        ),
        (lambda data: data["indicators"][0].update(objective="fly"), "unknown objective “fly”"),
        (
            lambda data: data["facts"].update(support_share={"value": float("nan")}),
            "holds NaN",
        ),
        (lambda data: data.update(form="no-such-form"), "forms/no-such-form.json"),
    ],
)
def test_a_damaged_pack_says_where_the_fault_is(own_calls: Path, edit: Edit, words: str) -> None:
    copied(own_calls, edit=edit)
    assert words in refusal(OWN)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        (b" " * (4 * 1024 * 1024 + 1), "larger than 4 MB"),
        (b'{"a": 1, "a": 2}', "says “a” twice in the same place"),
        (b"[]", "call.json cannot be read"),
        (b'{"id": ' + b"9" * 5000 + b"}", "call.json cannot be read"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_in_one_sentence(
    own_calls: Path, content: bytes, words: str
) -> None:
    (copied(own_calls) / "call.json").write_bytes(content)
    assert words in refusal(OWN)


def test_damaged_guidance_is_named_by_its_own_file(own_calls: Path) -> None:
    folder = copied(own_calls)
    (folder / "guidance.json").write_text('{"general/title": {"example": "x"}}', "utf-8")
    assert "guidance.json cannot be read: at general/title / text: Field required" in refusal(OWN)


def test_a_damaged_pack_does_not_hide_the_others(own_calls: Path) -> None:
    (copied(own_calls) / "call.json").write_text("oops", "utf-8")
    assert load_call(OLD).pack.id == OLD


def test_guidance_is_found_by_row_by_pattern_or_not_at_all() -> None:
    call = load_call(OLD)
    pic = call.guidance("partners/p3k7m2q9x/pic")
    assert pic is not None
    assert "nine-digit" in pic.text
    needs, ethics = call.guidance("narrative/needs/text"), call.guidance("narrative/ethics/text")
    assert needs is not None
    assert needs != ethics
    assert call.guidance("partners/p3k7m2q9x/shoe_size") is None
    assert call.guidance("") is None


def test_an_own_value_takes_the_place_of_the_calls() -> None:
    call = load_call(OLD).with_overrides([override("page_limit", "50"), override("deadline", "2027-03-01")])
    fact = call.facts.number("page_limit")
    assert (fact.value, fact.status, fact.source) == (50, Status.OWN, "Call document, page 9")
    assert fact.status.binding
    assert str(call.facts.day("deadline").value) == "2027-03-01"
    assert load_call(OLD).facts.number("page_limit").value == 70


def test_own_values_that_cannot_be_read_are_left_out() -> None:
    call = load_call(OLD)
    bad = [override("page_limit", "many"), override("shoe_size", "43"), override("support_share", "NaN")]
    assert call.with_overrides(bad).facts == call.facts


def test_an_own_funding_rate_reaches_the_cost_categories_but_not_the_support() -> None:
    pack = load_call(NEW).with_overrides([override("general_rate", "0.75")]).pack
    rates = {category.key: category.rate.value for category in pack.cost_categories}
    assert rates.pop("D1") == 1
    assert set(rates.values()) == {Decimal("0.75")}


def test_items_are_found_by_their_keys() -> None:
    pack = load_call(OLD).pack
    assert name_of(pack, "ecosystems", "textile") == "Textiles"
    assert name_of(pack, "ecosystems", "wool") == "Unknown ecosystem (not in this call)"
    assert pack.category("D1") is not None
    with pytest.raises(KeyError):
        pack.items("guidance")


def test_a_pack_may_hold_facts_that_no_other_call_has(own_calls: Path) -> None:
    row = {"title": "Regions to be named", "kind": "number", "value": 2, "status": "likely", "source": "X"}
    copied(own_calls, edit=lambda data: data["facts"].update(regions=row))
    facts = load_call(OWN).facts
    assert (facts.title("regions"), facts.number("regions").value) == ("Regions to be named", 2)
    assert facts.overridden("regions", "3", "p. 2").number("regions").status is Status.OWN
    assert facts.money("regions").status is Status.UNKNOWN, "another kind of fact is none"
