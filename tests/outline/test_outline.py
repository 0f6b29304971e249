"""What the outline holds, for drafts in every state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.calls.parts import Part
from euroapp.draft import Draft
from euroapp.draft.paths import exists, put
from euroapp.figures import figures
from euroapp.outline.elements import (
    Element,
    Facts,
    Gantt,
    Heading,
    Narrative,
    Outline,
    Paragraph,
    Table,
    plain,
)
from euroapp.outline.proposal import outline
from tests.builders import an_example

CALL = "smp-cosme-2021-cluster-01"


@pytest.fixture(scope="module")
def call() -> Call:
    return load_call(CALL)


@pytest.fixture(scope="module")
def example() -> Draft:
    return an_example()


def made(draft: Draft, call: Call) -> Outline:
    return outline(draft, call, figures(draft, call))


def elements(printed: Outline) -> list[Element]:
    return [element for chapter in printed.chapters for element in (chapter.heading, *chapter.elements)]


def headings(printed: Outline) -> list[tuple[str, str]]:
    return [(e.number, e.text) for e in elements(printed) if isinstance(e, Heading)]


def tables(printed: Outline) -> list[Table]:
    return [printed.participants, *(e for e in elements(printed) if isinstance(e, Table))]


def table(printed: Outline, caption: str) -> Table:
    return next(t for t in tables(printed) if t.caption == caption)


def everything(printed: Outline) -> str:
    found = [fact.value for fact in printed.cover.rows]
    for element in elements(printed):
        if isinstance(element, Heading | Paragraph):
            found.append(element.text)
        elif isinstance(element, Narrative):
            found.append(element.source)
        elif isinstance(element, Facts):
            found.extend(fact.value for fact in element.rows)
        elif isinstance(element, Table):
            found.extend(plain(cell) for row in element.rows for cell in row.cells)
            found.append(element.note)
    found.extend(plain(cell) for row in printed.participants.rows for cell in row.cells)
    return "\n".join(found)


def test_sections_stand_in_the_order_of_the_form(example: Draft, call: Call) -> None:
    printed = headings(made(example, call))
    wanted = [(section.number, section.title) for section in call.form.sections()]
    assert [entry for entry in printed if entry in wanted] == wanted


def test_every_row_fills_every_column(example: Draft, call: Call) -> None:
    for one in tables(made(example, call)):
        assert {len(row.cells) for row in one.rows} <= {len(one.columns)}, one.caption


def test_what_is_printed_says_which_field_it_comes_from(example: Draft, call: Call) -> None:
    paths = {row.path for one in tables(made(example, call)) for row in one.rows if row.path}
    rows = {path for path in paths if path.split("/")[0] in Draft.model_fields}
    assert len(rows) > 150
    assert [path for path in sorted(rows) if not exists(example, path)] == []


def test_everything_the_partners_wrote_is_printed(example: Draft, call: Call) -> None:
    text = everything(made(example, call))
    for partner in example.partners:
        assert partner.capacity in text
    for task in example.tasks:
        assert task.description in text
    for scheme in example.schemes:
        for part in (scheme.recipients, scheme.activities, scheme.selection, scheme.payment):
            assert part in text
    for risk in example.risks:
        assert risk.mitigation in text
    for contract in example.subcontracts:
        assert contract.best_value in text


def test_private_notes_stay_private(example: Draft, call: Call) -> None:
    draft = put(example, "narrative/background/note", "Ask Corrado about this.")
    assert "Ask Corrado" not in everything(made(draft, call))


def test_budget_tables_show_the_figures(example: Draft, call: Call) -> None:
    derived = figures(example, call).budget
    grant = table(made(example, call), "EU contribution by participant, EUR").rows[-1]
    assert [plain(cell) for cell in grant.cells[1:4]] == [
        f"{derived.total.total:,.2f}",
        f"{derived.grant_maximum:,.2f}",
        f"{derived.grant_requested:,.2f}",
    ]


def test_resources_of_the_packages_add_up_to_the_budget(example: Draft, call: Call) -> None:
    printed = tables(made(example, call))
    totals = [
        plain(t.rows[-1].cells[-1]) for t in printed if t.caption == "Estimated budget and resources, EUR"
    ]
    amounts = [Decimal(text.replace(",", "")) for text in totals]
    assert sum(amounts) == figures(example, call).budget.total.total


def test_a_partner_is_its_number_and_name_in_one_piece(example: Draft, call: Call) -> None:
    lead = table(made(example, call), "Work packages").rows[1].cells[2]
    assert lead == "4\N{NO-BREAK SPACE}WARTENA"


def test_an_empty_draft_says_what_is_not_written(call: Call) -> None:
    printed = made(Draft(), call)
    required = [s for s in call.form.narratives() if s.required]
    missing = [e for e in elements(printed) if isinstance(e, Paragraph) and e.text == "Not written yet."]
    assert len(missing) >= len(required)
    assert all(paragraph.soft for paragraph in missing)


def test_not_applicable_is_said(example: Draft, call: Call) -> None:
    draft = put(example, "narrative/security/not_applicable", True)
    found = [e for e in elements(made(draft, call)) if getattr(e, "path", "") == "narrative/security/text"]
    assert [getattr(e, "text", "") for e in found] == ["Not applicable."]


def test_references_to_removed_rows_do_not_hide_the_rest(example: Draft, call: Call) -> None:
    printed = made(example.replace(partners=(), work_packages=()), call)
    text = everything(printed)
    assert example.tasks[0].description in text
    assert example.deliverables[0].description in text
    assert "(unknown)" in text


def test_missing_months_and_amounts_are_dashes(example: Draft, call: Call) -> None:
    draft = put(example, "work_packages/wp1/start_month", None)
    draft = put(draft, "schemes/s1/total", None)
    text = everything(made(draft, call))
    assert "M?\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}M36" in text


def test_the_timetable_is_drawn_once(example: Draft, call: Call) -> None:
    drawn = [e for e in elements(made(example, call)) if isinstance(e, Gantt)]
    assert len(drawn) == 1
    assert len(drawn[0].timetable.bars) == len(example.work_packages) + len(example.tasks)


def test_assumptions_are_printed(example: Draft, call: Call) -> None:
    draft = put(example, "budget/support_in_indirect_base", None)
    assumptions = figures(draft, call).budget.assumptions
    text = everything(made(draft, call))
    assert all(assumption.text in text for assumption in assumptions)


def test_key_figures_say_how_large_the_project_is(example: Draft, call: Call) -> None:
    shown = {str(fact.label): str(fact.value) for fact in made(example, call).key_figures}
    assert shown["SMEs supported"] == str(sum(scheme.third_parties or 0 for scheme in example.schemes))
    assert shown["Participants"] == "8 in 7 countries"
    assert shown["Share of the grant"] == "75.0\N{NO-BREAK SPACE}%"
    alone = example.replace(partners=example.partners[:1])
    shown = {str(fact.label): str(fact.value) for fact in made(alone, call).key_figures}
    assert shown["Participants"] == "1 in 1 country"


def test_a_call_without_support_to_smes_shows_no_figures_of_it(example: Draft) -> None:
    without = [call for call in map(load_call, call_ids()) if not call.has(Part.SUPPORT)]
    assert without
    for call in without:
        labels = " ".join(str(fact.label) for fact in made(example, call).key_figures)
        assert "SME" not in labels
