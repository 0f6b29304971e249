"""What holds for all checks together: they never fail, never repeat themselves, and always have words."""

from __future__ import annotations

import ast
import string
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

import euroapp.checks
from euroapp.calls.facts import Status
from euroapp.calls.rules import ForbiddenCharacters, Required, Severity, TextLimit
from euroapp.checks import check, counts, review
from euroapp.checks.areas import CATALOGUE, SENTENCES
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.annexes import AnnexStatus
from euroapp.draft.paths import is_field
from euroapp.edits.creation import new_draft
from euroapp.edits.rows import add_row
from euroapp.wording.places import PAGES, page_of
from tests.builders import NEW, OLD, a_call, a_draft, an_example, call_of, findings_of
from tests.strategies import drafts

ORDER = [Severity.ERROR, Severity.WARNING, Severity.HINT]


def test_the_example_has_nothing_to_mend() -> None:
    draft = an_example()
    result = review(draft, call_of(draft))
    assert result.findings == ()
    assert result.readiness() == 1.0


@given(drafts())
def test_every_draft_can_be_checked_and_every_finding_put_into_words(draft: Draft) -> None:
    call = call_of(draft)
    result = review(draft, call)
    for finding in result.findings:
        assert finding.code in CATALOGUE
        assert SENTENCES[finding.message] in CATALOGUE[finding.code].sentences
        said = in_words(finding, draft, call)
        assert said.message
        assert page_of(finding.path) in PAGES
    assert 0 <= result.readiness() <= 1
    assert len(set(map(repr, result.findings))) == len(result.findings)
    places = [ORDER.index(finding.severity) for finding in result.findings]
    assert places == sorted(places)
    assert sum(counts(result.findings).values()) == len(result.findings)


@pytest.mark.parametrize("call_id", [OLD, NEW])
def test_an_empty_draft_is_not_ready_and_a_new_one_neither(call_id: str) -> None:
    call = a_call(call_id)
    for draft in (Draft(), new_draft(call)):
        result = review(draft, call)
        assert result.readiness() == 0
        assert counts(result.findings)[Severity.ERROR]


@pytest.mark.parametrize("call_id", [OLD, NEW])
def test_what_the_wizard_writes_is_no_progress(call_id: str) -> None:
    call = a_call(call_id)
    for strand in call.pack.strands:
        assert review(new_draft(call, strand.key, "BRIDGES"), call).readiness() == 0


@given(drafts())
def test_no_page_is_ready_while_anything_on_it_is_empty_or_wrong(draft: Draft) -> None:
    result = review(draft, call_of(draft))
    for page in PAGES:
        unfinished = any(f.severity is Severity.ERROR and page_of(f.path) == page for f in result.findings)
        assert not (unfinished and result.readiness(page) == 1)
    assert (result.readiness() == 1) == all(result.readiness(page) == 1 for page in PAGES)


@pytest.mark.parametrize(
    "collection",
    [
        *("partners", "work_packages", "tasks", "deliverables", "milestones", "events", "subcontracts"),
        *("schemes", "cost_lines", "depreciation", "income", "indicators", "risks", "specific_objectives"),
    ],
)
def test_a_blank_row_leaves_its_page_unfinished(collection: str) -> None:
    draft = add_row(an_example(), collection, "blank1", {})
    result = review(draft, call_of(draft))
    assert result.readiness(page_of(collection)) < 1, collection


def sources() -> list[Path]:
    """Return the modules of checks; those of cures only mend."""
    folder = Path(euroapp.checks.__file__).parent
    return [path for path in folder.rglob("*.py") if path.parent.name != "cures"]


def mentioned() -> Counter[object]:
    """Return how often the checks mention each word, read from their source."""
    nodes = (node for path in sources() for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return Counter(node.value for node in nodes if isinstance(node, ast.Constant))


def passed_messages() -> set[str]:
    """Return the keys that the checks pass on as a sentence, whether it exists or not."""
    found = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"finding", "by_rule"}:
                for part in ast.walk(node.args[1]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(part.value)
    return found


def test_every_sentence_is_used_and_every_sentence_that_is_used_exists() -> None:
    counted = mentioned()
    assert [key for key in SENTENCES if counted[key] < 2] == [], "declared, and never said"
    assert passed_messages() <= set(SENTENCES)


def test_sentences_end_like_sentences_and_name_only_plain_details() -> None:
    for sentence in SENTENCES.values():
        for text in (sentence.says, sentence.advice):
            assert not text or text.endswith((".", "{characters}", "{why}"))
            for _, name, spec, _ in string.Formatter().parse(text):
                assert name is None or (name.isidentifier() and not spec)


@pytest.mark.parametrize(
    "rule",
    [
        TextLimit(kind="text_limit", code="A01", path="general/nothing", characters=5),
        TextLimit(kind="text_limit", code="A01", path="partners/*/legal_status", characters=5),
        TextLimit(kind="text_limit", code="A01", path="general/*/title", characters=5),
        ForbiddenCharacters(
            kind="forbidden_characters", code="A01", path="general/start_date", characters="<"
        ),
        Required(kind="required", code="A01", paths=("general/nothing",)),
        Required(kind="required", code="A01", paths=("",)),
    ],
)
def test_a_mistaken_rule_of_a_pack_is_reported_and_stops_nothing(rule: TextLimit) -> None:
    draft, call = an_example(), a_call()
    mistaken = type(call)(call.pack.replace(rules=(*call.pack.rules, rule)), call.form, call.facts, call.pack)
    (finding,) = check(draft, mistaken)
    assert (finding.code, finding.severity) == ("C01", Severity.WARNING)
    assert rule.code in in_words(finding, draft, mistaken).message


def test_a_row_that_a_rule_asks_for_is_missing_until_it_is_there() -> None:
    rule = Required(kind="required", code="B01", paths=("narrative/need/text",), status=Status.CONFIRMED)
    call = a_call()
    strict = type(call)(call.pack.replace(rules=(rule,)), call.form, call.facts, call.pack)
    draft = a_draft()
    found = [f for f in check(draft, strict) if f.path == "narrative/need/text"]
    assert [(f.message, f.severity) for f in found if f.message == "missing"] == [("missing", Severity.ERROR)]


def test_two_things_of_the_same_kind_are_both_told() -> None:
    draft = an_example()
    annexes = tuple(annex.replace(status=AnnexStatus.MISSING) for annex in draft.annexes)
    told = [f.details["annex"] for f in findings_of(draft.replace(annexes=annexes)) if f.code == "X01"]
    assert len(told) == len(set(told)) > 1


def test_findings_about_fields_name_fields_that_exist() -> None:
    for call_id in (OLD, NEW):
        for finding in findings_of(new_draft(a_call(call_id)), a_call(call_id)):
            assert is_field(finding.path), finding.path
