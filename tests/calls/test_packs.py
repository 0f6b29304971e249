"""Every bundled pack, walked whole: nothing in it may lack evidence or point nowhere."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from euroapp.bundle import resource_path
from euroapp.calls.facts import Evidence, Facts, Status, known_facts
from euroapp.calls.form import FormTable, SectionKind
from euroapp.calls.library import load_call
from euroapp.calls.pack import AwardCriterion, CostCategory, CountryState, Guidance, ObjectiveRole
from euroapp.calls.parts import Part
from euroapp.calls.rules import Rule, Severity
from euroapp.checks import check
from euroapp.checks.areas import CATALOGUE, RUNNING
from euroapp.draft.draft import Draft
from euroapp.draft.fields import Kind, field_at, leaves
from euroapp.edits.creation import new_draft
from euroapp.reading.field import meaning
from euroapp.values import Frozen, join
from euroapp.wording.places import OVERVIEW, PAGES, pages_of
from euroapp.wording.values import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from euroapp.calls.call import Call

BUNDLED = sorted(folder.name for folder in resource_path("calls").iterdir() if folder.is_dir())
OLD, NEW = "smp-cosme-2021-cluster-01", "smp-cosme-2024-cluster-01"
UKRAINE, BIOTECH, TOURISM = (
    "smp-cosme-2024-clusterua-01",
    "smp-cosme-2026-bioagrifood",
    "smp-cosme-2026-tourisme-01",
)


@pytest.fixture(params=BUNDLED)
def call(request: pytest.FixtureRequest) -> Call:
    return load_call(request.param)


def walk(value: object, where: str = "") -> Iterator[tuple[str, Evidence]]:
    """Yield everything that wears evidence, with the place where it stands."""
    if isinstance(value, Evidence):
        yield where, value
    if isinstance(value, Frozen):
        children = list(value)
    elif isinstance(value, Facts):
        children = [(row.key, row.fact) for row in value.rows]
    elif isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, tuple):
        children = [(getattr(row, "key", str(index)), row) for index, row in enumerate(value)]
    else:
        children = []
    for name, child in children:
        yield from walk(child, join(where, name.replace("/", ":")))


def evidence(call: Call) -> list[tuple[str, Evidence]]:
    return [*walk(call.pack, "call"), *walk(call.form, "form")]


def codes(source: str) -> list[str]:
    return [code.strip() for code in source.split(",") if code.strip()]


def test_five_calls_are_bundled() -> None:
    assert BUNDLED == [OLD, NEW, UKRAINE, BIOTECH, TOURISM]


def test_a_folder_is_named_after_its_pack(call: Call) -> None:
    assert call.pack.id in BUNDLED
    assert call.pack.notes
    assert call.pack.reading


def test_what_is_known_has_a_source(call: Call) -> None:
    without = [
        where for where, fact in evidence(call) if fact.status is not Status.UNKNOWN and not fact.source
    ]
    assert without == []


def test_what_is_unknown_has_no_value_and_says_what_to_look_up(call: Call) -> None:
    for where, fact in evidence(call):
        if fact.status is Status.UNKNOWN:
            assert getattr(fact, "value", None) is None, where
            assert fact.note, where
        elif "value" in type(fact).model_fields:
            assert getattr(fact, "value", None) is not None, where


def test_nothing_in_a_pack_claims_to_be_the_users_own(call: Call) -> None:
    assert not [where for where, fact in evidence(call) if fact.status is Status.OWN]


def test_every_source_code_is_explained(call: Call) -> None:
    for root, explained in ((call.pack, call.pack.sources), (call.form, call.form.sources)):
        used = {code for _, fact in walk(root) for code in codes(fact.source)}
        assert used - explained.keys() == set()
        assert all(text.strip() for text in explained.values())


def test_what_is_only_remembered_or_advised_is_never_confirmed(call: Call) -> None:
    for where, fact in evidence(call):
        if set(codes(fact.source)) & {"MEMORY", "ADVICE"}:
            assert fact.status is Status.LIKELY, where


@pytest.mark.parametrize("call_id", [OLD, NEW])
def test_the_packs_of_the_euroclusters_say_something_of_every_known_fact(call_id: str) -> None:
    assert [row.key for row in load_call(call_id).facts.rows] == list(known_facts())


def test_a_number_that_is_given_as_a_good_example_can_be_typed_as_it_stands(call: Call) -> None:
    known = Names(new_draft(call), call)
    fields = {path: one for path, one in call.pack.guidance.items() if not path.startswith("page/")}
    for path, guidance in fields.items():
        spec = field_at(path)
        if spec.numeric and guidance.example:
            found = meaning(spec, guidance.example, known)
            assert len(found.readings) == 1, (path, guidance.example)


def test_every_rule_has_a_check_and_a_row_in_the_catalogue(call: Call) -> None:
    for rule in call.pack.rules:
        assert type(rule) in RUNNING.by_rule
        assert rule.code in CATALOGUE


def test_every_kind_of_rule_is_implemented() -> None:
    assert set(get_args(get_args(Rule)[0])) == set(RUNNING.by_rule)


def test_every_path_of_a_rule_is_a_field(call: Call) -> None:
    for rule in call.pack.rules:
        for path in getattr(rule, "paths", ()):
            assert field_at(path)
        if hasattr(rule, "path"):
            spec = field_at(rule.path)
            assert spec.many if rule.kind == "number_of_choices" else spec.kind in {Kind.TEXT, Kind.PARAGRAPH}


def test_every_section_a_rule_names_can_be_written(call: Call) -> None:
    written = {section.id for section in call.form.narratives()}
    assert {rule.unless_section for rule in call.pack.rules if hasattr(rule, "unless_section")} <= written


def test_a_rule_that_is_only_likely_never_makes_an_error(call: Call) -> None:
    for rule in call.pack.rules:
        if rule.status is Status.LIKELY:
            assert rule.effective_severity is not Severity.ERROR


def test_an_empty_draft_can_be_checked(call: Call) -> None:
    for draft in (Draft(), *(new_draft(call, strand.key) for strand in call.pack.strands)):
        assert check(draft, call)


def test_guidance_names_pages_and_fields_that_exist(call: Call) -> None:
    for pattern, guidance in call.pack.guidance.items():
        assert isinstance(guidance, Guidance)
        assert guidance.text.strip()
        if pattern.startswith("page/"):
            assert pattern.removeprefix("page/") in PAGES
        else:
            assert field_at(pattern), pattern


def test_guidance_names_rows_that_exist(call: Call) -> None:
    rows = {
        "themes": {item.key for item in call.pack.themes},
        "objectives": {item.key for item in call.pack.objectives},
        "narrative": {section.id for section in call.form.narratives()},
        "declarations": {item.key for item in call.form.declarations},
        "answers": {item.key for item in call.form.questions},
    }
    for pattern in call.pack.guidance:
        collection, *rest = pattern.split("/")
        if collection in rows and rest:
            assert rest[0] in {*rows[collection], "*"}, pattern
        elif collection != "page" and field_at(collection).kind is Kind.ROWS and rest:
            assert rest[0] == "*", pattern


def test_every_page_and_every_field_is_explained(call: Call) -> None:
    # The overview is the program's own, and so is what is said of it.
    assert {f"page/{key}" for key in pages_of(Draft(), call)} - {
        f"page/{OVERVIEW}"
    } <= call.pack.guidance.keys()
    asked = (path for path, _ in leaves() if call.asks(path) and not path.startswith("call/"))
    silent = [path for path in asked if not call.guidance(path)]
    assert silent == []


def test_guidance_on_one_row_is_not_hidden_by_guidance_on_all(call: Call) -> None:
    for pattern, guidance in call.pack.guidance.items():
        if "*" not in pattern:
            assert call.guidance(pattern) is guidance


def test_every_written_section_is_explained_on_its_own(call: Call) -> None:
    for section in call.form.narratives():
        assert f"narrative/{section.id}/text" in call.pack.guidance


def test_further_conditions_stand_on_a_page(call: Call) -> None:
    assert {condition.page for condition in call.pack.conditions} <= PAGES.keys()
    assert call.pack.page_names.keys() <= PAGES.keys()


def test_every_table_of_the_form_stands_once(call: Call) -> None:
    counted = Counter(table for section in call.form.sections() for table in section.tables)
    absent = set() if call.has(Part.SUPPORT) else {FormTable.SUPPORT}
    assert set(counted) == set(FormTable) - absent
    assert set(counted.values()) == {1}


def test_sections_have_ids_and_numbers_of_their_own(call: Call) -> None:
    sections = call.form.sections()
    for values in ([s.id for s in sections], [s.number for s in sections if s.number]):
        assert len(values) == len(set(values))


def test_declaration_sections_name_a_declaration(call: Call) -> None:
    keys = [declaration.key for declaration in call.form.declarations]
    assert len(keys) == len(set(keys))
    for section in call.form.sections():
        assert (section.kind is SectionKind.DECLARATION) == bool(section.declaration)
        assert not section.declaration or section.declaration in keys


def test_the_form_never_claims_to_be_the_official_one(call: Call) -> None:
    form = call.form
    assert "prevails" in form.prevailing
    for text in (form.title, form.footer.replace("Not the official form", "")):
        assert "official" not in text.lower()
    assert not any("seal" in section.title.lower() for section in form.sections())


def test_the_member_states_are_sure_and_all_others_must_be_checked(call: Call) -> None:
    sure = [country for country in call.pack.countries if country.state is CountryState.ELIGIBLE]
    assert len(sure) == (28 if call.pack.id == UKRAINE else 27)
    assert {"EL", "NL", "HR"} <= {country.key for country in sure}
    for country in call.pack.countries:
        if country.state is CountryState.CHECK:
            assert country.status is not Status.CONFIRMED
            assert country.note


def test_support_to_smes_is_paid_in_full_and_the_rest_at_ninety_percent(call: Call) -> None:
    rates = {category.key: category.rate.value for category in call.pack.cost_categories}
    support = ["D1"] if call.has(Part.SUPPORT) else []
    assert list(rates) == ["A1", "A2", "A3", "A4", "B", "C1a", "C1b", "C1c", "C2", "C3", *support]
    assert rates.pop("D1", 1) == 1
    assert set(rates.values()) == {Decimal("0.9")} == {call.facts.rate("general_rate").value}


def test_categories_carry_what_the_budget_asks_of_them(call: Call) -> None:
    for category in call.pack.cost_categories:
        assert isinstance(category, CostCategory)
        assert category.personnel == (category.group == "A")
        assert category.support == (category.key == "D1")
        assert category.code.replace(".", "") == category.key


@pytest.mark.parametrize("call_id", [one for one in BUNDLED if one != TOURISM])
def test_award_points_that_were_not_read_are_those_of_a_sister_call(call_id: str) -> None:
    pack = load_call(call_id).pack
    for criterion in pack.award_criteria:
        assert isinstance(criterion, AwardCriterion)
        assert criterion.points.value is None
        assert criterion.threshold.value is None
        assert "not of this call" in criterion.note
    assert [c.placeholder_points for c in pack.award_criteria] == [30, 30, 30, 10]
    assert [c.placeholder_threshold for c in pack.award_criteria] == [16, 16, 16, 6]


def test_the_tourism_call_has_points_of_its_own() -> None:
    pack = load_call(TOURISM).pack
    assert [c.points.value for c in pack.award_criteria] == [30, 30, 30, 10]
    assert [c.threshold.value for c in pack.award_criteria] == [16, 16, 16, 6]
    assert all(c.placeholder_points is None for c in pack.award_criteria)
    assert {fact.status for c in pack.award_criteria for fact in (c.points, c.threshold)} == {Status.LIKELY}


def test_a_hundred_points_and_seventy_to_pass(call: Call) -> None:
    pack = call.pack
    points = [c.points.value or c.placeholder_points or 0 for c in pack.award_criteria]
    assert sum(points) == pack.award_total.value == 100
    assert pack.award_threshold.value == 70
    assert {pack.award_total.status, pack.award_threshold.status} == {Status.LIKELY}


def test_timelines_run_forward(call: Call) -> None:
    days = [event.day for event in call.pack.timeline if event.day]
    assert days == sorted(days)
    for event in call.pack.timeline:
        assert (event.day is not None) + (event.months_after_deadline is not None) <= 1


def test_texts_hold_no_markup_and_no_doubled_blanks(call: Call) -> None:
    for where, fact in evidence(call):
        for _, value in fact:
            if isinstance(value, str):
                assert not re.search(r"  |\*\*|<[a-z]+>|^\s|\s$", value), where


def test_the_2021_call_as_the_sources_state_it() -> None:
    pack = load_call(OLD).pack
    facts = pack.facts
    assert facts.money("maximum_grant").value == 1_400_000
    assert facts.rate("support_share").value == Decimal("0.75")
    assert facts.money("total_budget").value == 42_000_000
    assert facts.number("projects_expected").value == 30
    assert facts.day("deadline").value == date(2021, 11, 30)
    assert facts.money("sme_owner_day_rate").value == Decimal("282.22")
    assert (facts.number("minimum_entities").value, facts.number("minimum_countries").value) == (3, 3)
    assert facts.rate("indirect_rate").value == Decimal("0.07")
    assert facts.flag("support_in_indirect_base").value is None
    assert facts.number("duration_maximum").status is Status.LIKELY
    assert len(pack.ecosystems) == 14
    assert len(pack.strands) == 15
    assert {strand.ecosystems for strand in pack.strands} == {(), *((e.key,) for e in pack.ecosystems)}
    assert {item.role for item in pack.objectives} == {ObjectiveRole.COMPULSORY}
    assert len(pack.indicators) == 12


def test_the_2024_call_as_the_sources_state_it() -> None:
    pack = load_call(NEW).pack
    facts = pack.facts
    assert facts.day("deadline").value == date(2025, 2, 5)
    assert facts.day("opened").value == date(2024, 10, 15)
    assert facts.number("projects_expected").value == 16
    assert facts.number("duration_maximum").value == 36
    assert facts.money("maximum_grant").status is Status.LIKELY
    assert facts.number("minimum_entities").status is Status.LIKELY
    assert facts.money("sme_owner_day_rate").value == Decimal("485.86")
    assert facts.number("minimum_supporting_objectives").value == 1
    assert [strand.key for strand in pack.strands] == ["1", "2"]
    compulsory = {item.key for item in pack.objectives if item.role is ObjectiveRole.COMPULSORY}
    assert compulsory == {"innovate", "adopt"}
    assert [item.key for item in pack.indicators if item.qualitative] == ["24-5"]


def test_the_call_for_partnerships_with_ukraine_as_the_sources_state_it() -> None:
    pack = load_call(UKRAINE).pack
    facts = pack.facts
    assert (facts.day("opened").value, facts.day("deadline").value) == (date(2024, 3, 19), date(2024, 6, 4))
    assert (facts.money("total_budget").value, facts.money("maximum_grant").value) == (3_000_000, 500_000)
    assert (facts.number("duration_minimum").value, facts.number("duration_maximum").value) == (18, 24)
    assert facts.number("projects_expected").value == 6
    assert facts.money("sme_owner_day_rate").value == Decimal("282.22")
    assert len(pack.ecosystems) == 8
    assert [item.role for item in pack.objectives] == [ObjectiveRole.COMPULSORY] * 2
    assert pack.strands == pack.themes == pack.indicators == ()


def test_the_tourism_call_as_the_sources_state_it() -> None:
    pack = load_call(TOURISM).pack
    facts = pack.facts
    assert (facts.day("opened").value, facts.day("deadline").value) == (date(2026, 3, 3), date(2026, 5, 20))
    assert (facts.number("minimum_entities").value, facts.number("maximum_entities").value) == (5, 8)
    assert (facts.number("duration_minimum").value, facts.number("duration_maximum").value) == (30, 48)
    assert facts.money("maximum_grant").value == 1_400_000
    assert facts.money("support_ceiling").value == 15_000
    assert {facts.number(key).status for key in ("minimum_entities", "maximum_entities")} == {Status.LIKELY}
    assert {"consortium_maximum", "sole_proposal"} <= {rule.kind for rule in pack.rules}
    assert pack.has(Part.SOLE_PROPOSAL)
    assert pack.strands == pack.ecosystems == pack.objectives == ()


def test_the_biotech_call_as_the_sources_state_it() -> None:
    facts = load_call(BIOTECH).pack.facts
    assert (facts.day("opened").value, facts.day("deadline").value) == (date(2026, 3, 25), date(2026, 6, 2))
    assert facts.money("total_budget").value == 3_000_000
    assert facts.number("minimum_entities").value is None
    assert facts.text("action_type").value == "SMP-PJG, SMP Project Grants"


@pytest.mark.parametrize("call_id", [UKRAINE, BIOTECH])
def test_a_call_without_support_to_third_parties_asks_nowhere_for_it(call_id: str) -> None:
    call = load_call(call_id)
    assert not call.has(Part.SUPPORT)
    assert not any(category.support for category in call.pack.cost_categories)
    assert not [rule for rule in call.pack.rules if rule.kind.startswith("support")]
    assert call.form.section("third_party_support") is None
    assert not [path for path in call.pack.guidance if path.startswith(("schemes", "page/support"))]


@pytest.mark.parametrize("call_id", [UKRAINE, BIOTECH, TOURISM])
def test_what_is_known_of_a_euroclusters_call_alone_is_not_certain_of_another(call_id: str) -> None:
    about = {"TOPIC24", "EISMEA24", "ECCP24", "ZAB", "NEWSL", "EURINN", "EDIH", "BW", "CONFIMI", "EISMEA23"}
    for where, fact in evidence(load_call(call_id)):
        if fact.status is Status.CONFIRMED:
            assert set(codes(fact.source)) - about, where


@pytest.mark.parametrize("call_id", [UKRAINE, BIOTECH, TOURISM])
def test_guidance_speaks_of_its_own_call(call_id: str) -> None:
    words = re.compile(r"eurocluster|strand\b|textile|fibre|net-zero|75%", re.IGNORECASE)
    for path, guidance in load_call(call_id).pack.guidance.items():
        assert not words.search(f"{guidance.text} {guidance.example}"), path


def test_the_guide_to_call_packs_lists_every_kind_of_rule() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "call-packs.md").read_text("utf-8")
    for kind in RUNNING.by_rule:
        (name,) = get_args(kind.model_fields["kind"].annotation)
        assert f"| `{name}` |" in guide
        for setting in kind.model_fields.keys() - {"kind", "code", "severity", "status", "source", "note"}:
            assert f"`{setting}`" in guide
