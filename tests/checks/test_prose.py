"""Texts are held against the draft: what contradicts it is found, what may well be meant is left alone."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.checks.prose.mentions import read
from euroapp.checks.prose.passages import TEXTS
from euroapp.checks.saying import in_words
from euroapp.details import CalendarMonth
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.paths import get, put
from euroapp.wording.details import worded
from euroapp.wording.values import Names
from tests.builders import an_example, call_of, findings_of

CODES = {"B05", "B07", "N01", "N02", "N03", "N04", "N05"}
ABSTRACT, SECTION, TASK = "general/abstract", "narrative/background/text", "tasks/t1_1/description"


def found(draft: Draft) -> list[Finding]:
    return [finding for finding in findings_of(draft) if finding.code in CODES]


def reading(text: str, path: str = SECTION) -> list[Finding]:
    """Return what is found when one text of the example is replaced."""
    return found(put(an_example(), path, text))


def words(text: str, path: str = SECTION) -> list[str]:
    draft = put(an_example(), path, text)
    return [in_words(finding, draft, call_of(draft)).message for finding in found(draft)]


WRONG_FIGURES = [
    (SECTION, "FOODBRACE unites nine partners.", "nine partners", "8"),
    (SECTION, "The consortium consists of 7 independent partners.", "7 independent partners", "8"),
    (SECTION, "All twelve partners agreed.", "twelve partners", "8"),
    (ABSTRACT, "Nine partners from seven countries help small firms.", "Nine partners", "8"),
    (ABSTRACT, "Eight partners from nine countries help small firms.", "nine countries", "7"),
    (ABSTRACT, "Eight partners from six countries join forces.", "six countries", "7"),
    (SECTION, "FOODBRACE brings together eight organisations from six countries.", "six countries", "7"),
    (SECTION, "The work is divided into five work packages.", "five work packages", "6"),
    (SECTION, "The seven work packages follow each other.", "seven work packages", "6"),
    (SECTION, "The plan comprises 20 deliverables.", "20 deliverables", "12"),
    (SECTION, "All six schemes are open to start-ups.", "six schemes", "5"),
    (ABSTRACT, "We run six grant schemes.", "six grant schemes", "5"),
    (SECTION, "We will support 100 SMEs.", "100 SMEs", "86"),
    (ABSTRACT, "90 fixed grants renew small firms.", "90 fixed grants", "86"),
    (SECTION, "There are 17 Innovate grants.", "17 Innovate grants", "16"),
    (SECTION, "14 Innovate grants of EUR 25,000 each pay tests.", "14 Innovate grants", "16"),
    (ABSTRACT, "15 Innovate grants renew small firms.", "15 Innovate grants", "16"),
    (SECTION, "The project lasts thirty months.", "thirty months", "36"),
    (SECTION, "This 24-month project changes much.", "24-month project", "36"),
    (SECTION, "The requested grant is EUR 1,300,000.", "EUR 1,300,000", "1,400,000.00"),
    (SECTION, "The requested grant is 1.300.000,00 €.", "1.300.000,00 €", "1,400,000.00"),
    (SECTION, "The project requests 1,3 million euro.", "1,3 million euro", "1,400,000.00"),
    (SECTION, "The total eligible costs are €1.5 million.", "€1.5 million", "1,438,888.89"),
    (SECTION, "EUR 1,100,000 is paid to SMEs.", "EUR 1,100,000", "1,050,000.00"),
    (SECTION, "An Innovate grant of EUR 30,000 pays a test.", "EUR 30,000", "25,000.00"),
    (
        SECTION,
        "SMEs receive 80 % of the requested grant.",
        "80 % of the requested grant",
        "75.0\N{NO-BREAK SPACE}%",
    ),
]


@pytest.mark.parametrize(("path", "text", "said", "value"), WRONG_FIGURES)
def test_a_number_that_fits_no_figure_of_the_draft_is_found(
    path: str, text: str, said: str, value: str
) -> None:
    (finding,) = reading(text, path)
    assert (finding.code, finding.path, finding.severity) == ("N02", path, Severity.WARNING)
    shown = worded(finding.details["value"], Names(an_example(), call_of(an_example())))
    assert (finding.details["words"], shown) == (said, value)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SECTION, "FOODBRACE unites eight partners, five cluster organisations among them."),
        (SECTION, "Four partners pay grants; ColdStep had twelve partners in nine countries."),
        (SECTION, "Larger consortia with eleven and thirteen partners were considered."),
        (SECTION, "Two work packages carry the focus. All six work packages serve SMEs."),
        (SECTION, "We will support 86 SMEs, and 260 SMEs will be supported in all."),
        (SECTION, "We will support at least 80 SMEs. A survey of 412 SMEs shows why."),
        (SECTION, "In the first call, eight Innovate grants are signed, up to 12 Adopt grants follow."),
        (SECTION, "SME projects last nine months, and 14 months pass in between."),
        (SECTION, "The requested grant is EUR 1.4 million, the total eligible costs about 1.4 million euro."),
        (SECTION, "The requested grant is 1.400.000,00 EUR or EUR 1 400 000."),
        (SECTION, "The total eligible costs are EUR 1.44 million or € 1,438,889."),
        (SECTION, "EUR 800,000 for SMEs in two schemes. In 2019 we paid EUR 740,000 to SMEs."),
        (SECTION, "At least 75 % of the grant goes to SMEs; 2 % of the grant pays for travel."),
        (SECTION, "SMEs receive 40 % of the grant after signature; two Innovate grants may be moved."),
        (SECTION, "All 86 beneficiaries agree. The regional programme holds EUR 12 million for SMEs."),
        (SECTION, "The project brings together 24 cluster organisations; all four paying partners meet."),
        (ABSTRACT, "Four partners from three countries pay the grants."),
        (ABSTRACT, "A firm may receive two grants and meets 40 international partners."),
        (ABSTRACT, "Sixteen Innovate grants of EUR 25,000 each, 26 of 86 grants outside, over 36 months."),
        ("partners/p1/capacity", "We ran 12 schemes with 40 work packages and paid 300 grants."),
        ("schemes/s2/selection", "All nine partners stay out; we will support 500 SMEs."),
    ],
)
def test_a_number_that_may_mean_some_figure_or_something_else_is_left_alone(path: str, text: str) -> None:
    assert reading(text, path) == []


@pytest.mark.parametrize(
    "number",
    [
        "T7.3",
        "D9.9",
        "WP8",
        "MS12",
        "KPI40",
        "SO9",
        "FSTP9",
        "E6.9",
        "S1.1",
        "WP 8",
        "Task 7.3",
        "Milestone 12",
        *("wp8", "WP-8", "WP no. 8", "WP#8", "T 7.3", "t7.3", "KPI-40", "task no. 7.3", "Work-package 8"),
    ],
)
def test_a_reference_to_nothing_is_found(number: str) -> None:
    (finding,) = reading(f"The map ({number}) comes first.")
    assert (finding.code, finding.details["words"]) == ("N03", number)


def test_a_row_that_is_gone_is_found_and_so_is_the_code_of_an_indicator_that_is_not_there() -> None:
    assert words("The map (D1.1 [removed]) comes first.") == ["The text refers to D1.1, which was removed."]
    assert words("By (COSTALAB [removed]) and WP2 [removed].") == [
        "The text refers to WP2, which was removed.",
        "The text marks “COSTALAB” as removed; no participant has this short name.",
    ]
    assert reading("COM-2 counts grants; COM-21, COM-2.1, XCOM-2 and A-COM-2 are other things.") == []
    draft = put(an_example(), "indicators", an_example().indicators[:3])
    codes = [
        f.details["named"] for f in found(put(draft, SECTION, "COM-2 counts grants.")) if f.code == "N05"
    ]
    assert "COM-2" in codes


def test_partners_are_found_by_number() -> None:
    (finding,) = reading("The map is made by partner 12.")
    assert (finding.code, finding.details["words"]) == ("N03", "partner 12")
    assert reading("Partners 1, 2 and 8 meet; each partner 12 times. Work packages 1 to 6.") == []
    assert reading("In GREENFOOD we were partner 12.", "partners/p1/capacity") == []


def test_a_risk_is_a_risk_only_where_the_text_says_so() -> None:
    (finding,) = reading("The reserve answers risk R12.")
    assert finding.details["words"] == "R12"
    assert reading("R32 and R290 are refrigerants, SO2 a gas, M40 a bolt, WP29 a working party.", TASK) == []


def test_references_that_exist_are_left_alone_and_so_are_lists_not_yet_written() -> None:
    assert reading("WP1, T1.1, Task 1.2, D1.1, MS1, KPI3, SO2, FSTP5, risk R8 and section T.") == []
    assert reading("See https://www.example.eu/WP9/T7.3 and product XT7.3 or version D9.9.1 of it.") == []
    draft = put(an_example(), "risks", ())
    assert found(put(draft, SECTION, "The reserve answers risk R12.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Write to wp9@example.eu, ann.wp9-lead@example.eu or www.example.eu/wp9.",
        "It lies in ./wp9/plan, docs/WP9/T7.3, C:\\WP9 and example.eu/docs-wp9; see WP9-a.docx, T7.3.pdf.",
        "A Korg MS-20, an EN 1.1 and version D9.9.1; D1.1.2 is part of D1.1, T7.3a of none, like WP9.9.",
        "So 9 firms, 9.9 t 9.9, 6 WPs: 9, WP (9), KPI 75 %, R&D 9.9 billion, SO-called, the EU's 9.9 rules.",
        "As SMARTCHAIN D9.9, D9.9 (SMARTCHAIN, 2019) and WP9 of that project say; worth E9.9 million.",
        "WP1 and 9 further firms; WP: 9; WP - 9; indicator 40 of the call, objective 9, s9.9 and e9.9.",
    ],
)
def test_what_may_be_something_else_is_no_reference_to_nothing(text: str) -> None:
    assert [finding for finding in reading(text) if finding.code == "N03"] == []


@pytest.mark.parametrize("text", ["{} WP9 ends.", "WP9 of {} ends.", "The WP9 ({}, 2026) ends.", "{}'s WP9."])
def test_the_name_of_a_participant_beside_a_number_makes_it_ours(text: str) -> None:
    name = an_example().partners[0].short_name
    assert [f.details["words"] for f in reading(text.format(name)) if f.code == "N03"] == ["WP9"]


def test_a_participant_called_like_a_row_is_no_reference_to_nothing() -> None:
    draft = put(put(an_example(), "partners/p8/short_name", "WP9 Lab"), "partners/p7/short_name", "T7.3")
    assert [f for f in found(put(draft, SECTION, "By T7.3 and the WP9 Lab.")) if f.code == "N03"] == []


def test_a_name_marked_as_removed_is_told_as_what_it_is() -> None:
    name = an_example().partners[0].short_name
    assert words(f"By {name} [removed], **Alfa\nCluster** [removed].") == [
        f"The text marks “{name}” as removed, but a participant has this short name.",
        "The text marks “Cluster” as removed; no participant has this short name.",
    ]
    assert words("It is [by Alfa (removed)](https://x.eu).") == [
        "The text marks “Alfa” as removed; no participant has this short name."
    ]
    assert words("In [WP2 (removed)](https://x.eu) too.") == ["The text refers to WP2, which was removed."]
    assert words("The barrier (removed) is gone.") == []
    assert words("WP  2\n[removed] is out.") == ["The text refers to WP 2, which was removed."]


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("The partners of Foodbrase agree.", "Foodbrase", "FOODBRACE"),
        ("The lead is Ebrovall, as before.", "Ebrovall", "EBROVAL"),
        ("WARTNEA pays the grants.", "WARTNEA", "WARTENA"),
        (
            "It is led by Asociación Cluster Alimentario Ebroval in Huesca.",
            "Asociación Cluster Alimentario Ebroval",
            "Asociación Clúster Alimentario Ebroval",
        ),
    ],
)
def test_a_name_that_is_nearly_right_is_found(text: str, said: str, name: str) -> None:
    (finding,) = reading(text)
    assert (finding.code, finding.details) == ("N01", {"words": said, "name": name})
    assert finding.severity is Severity.WARNING


def test_other_capitals_are_a_hint_and_words_that_some_text_writes_small_are_words() -> None:
    (finding,) = reading("The plans of FoodBrace are ready.")
    assert finding.severity is Severity.HINT
    draft = put(an_example(), "general/acronym", "CLUSTEX")
    draft = put(draft, "general/title", "Clean processing")
    assert not [
        f for f in found(put(draft, SECTION, "We ask Cluster Houses.")) if f.details["name"] == "CLUSTEX"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "FOODBRACE and EBROVAL, FOODBRACE's partners, EBROVAL-led groups of Ebroval in Huesca.",
        "Asociación Clúster Alimentario Ebroval, the coordinator.",
        "Innovate grants, the Single Market, Mantova and Konin, all of Europe.",
    ],
)
def test_names_written_right_are_left_alone(text: str) -> None:
    assert reading(text) == []


@pytest.mark.parametrize("text", ["by month 38", "in months 24 and 40", "months 30 to 37", "due in M40"])
def test_a_month_after_the_end_is_found(text: str) -> None:
    (finding,) = reading(f"The guide is ready {text}.", TASK)
    assert (finding.code, finding.details["last"]) == ("N04", 36)
    assert finding.details["words"] in text


def test_months_inside_or_meant_for_later_are_left_alone() -> None:
    for text in (
        "Ready by month 36, 44 grants signed.",
        "The exchange continues until month 60.",
        "Every 3 months 40 firms meet.",
        "In month 48, a year after the project, firms are asked.",
    ):
        assert reading(text, TASK) == []
    assert reading("The fee is due in month 40.", "narrative/sustainability/text") == []
    assert reading("Ready by month 40.", "declarations/correct/details")


def test_a_date_after_the_end_is_a_hint_in_plans_once_the_start_is_known() -> None:
    (finding,) = reading("The guide is printed in October 2025.", TASK)
    assert (finding.severity, finding.details["end"]) == (Severity.HINT, CalendarMonth(2025, 8))
    assert reading("The guide is printed in August 2025.", TASK) == []
    assert reading("The law applies from October 2029.", SECTION) == []
    late = put(put(an_example(), TASK, "Printed in October 2025."), "general/start_date", date(2023, 1, 1))
    assert found(late) == []


def test_english_words_are_looked_for_only_in_english_proposals() -> None:
    german = put(an_example(), "general/language", "de")
    for text in ("Partner 12 liefert in Month 40.", "Task 7.3 und Work package 9.", "Fertig im August 2026."):
        assert found(put(german, TASK, text)) == []
    (finding,) = found(put(german, TASK, "Die Karte (T7.3) kommt von EBROVAL."))
    assert (finding.code, finding.details["words"]) == ("N03", "T7.3")


def test_a_paragraph_that_is_only_a_link_is_a_hint() -> None:
    (finding,) = reading("Our method works.\n\nSee: https://www.example.eu/method\n\nIt is new.")
    assert (finding.code, finding.severity) == ("B07", Severity.HINT)
    assert finding.details["link"] == "https://www.example.eu/method"
    assert reading("[Method](https://example.eu/m)")
    assert reading("The method is described at https://www.example.eu/method and in short here.") == []


@pytest.mark.parametrize("path", [TASK, "risks/r1/mitigation", "schemes/s1/payment", "partners/p1/capacity"])
def test_placeholders_are_found_in_every_text_and_told_once(path: str) -> None:
    (finding,) = reading("Payments: TBD", path)
    assert (finding.code, finding.path) == ("B05", path)
    assert len(reading("Payments: TBD", SECTION)) == 1


def test_every_finding_says_what_was_read_and_what_the_draft_has() -> None:
    assert words("FOODBRACE unites nine partners. See T7.3 and month 40.") == [
        "The text says “nine partners”; the draft has 8 participants.",
        "The text refers to T7.3, which the draft does not have.",
        "The text speaks of month 40, but the project ends in month 36.",
    ]


def test_every_long_text_is_read_or_left_out_on_purpose() -> None:
    left_out = {
        "general/previous_reference",
        "partners/*/contact/address",
        "narrative/*/note",
        "history/*/note",
        "scores/*/note",
        "evaluations/*/comment",
    }
    for path, spec in leaves():
        if spec.kind is Kind.PARAGRAPH and path not in left_out:
            collection, name = path.split("/")[0], path.split("/")[-1]
            assert name in TEXTS[collection][1] or "/staff/" in path, path
    assert found(an_example()) == []


PIECES = [
    "EUR ",
    "1.4",
    ",",
    " million",
    "%",
    " of the grant",
    "months ",
    "M40",
    "T9.9",
    "WP",
    " partners",
    "SMEs",
    "https://",
    "[",
    "](",
    "FOODBRASE",
    "\nAsociación ",
    "20",
    "Clúster",
    "all ",
    "²",
    "١٢",
    "ß",
    "ﬁ",
    "WARTNEA",
    "Month ",
    "Risk R9",
    "each ",
    "twenty-one",
    " unites ",
    "FOODBRACE",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_can_be_read_and_every_finding_said(text: str) -> None:
    draft = an_example()
    for path in (ABSTRACT, TASK, "partners/p1/capacity"):
        draft = put(draft, path, text)
    for finding in found(draft):
        assert get(draft, finding.path) == text
        assert in_words(finding, draft, call_of(draft)).message


@pytest.mark.parametrize(
    "piece",
    [
        "EUR 1",
        "1.1",
        " partners",
        "www.",
        "[",
        "month 1, ",
        "EBROVAL ",
        "Alimentario ",
        "a ",
        "T1",
        "%",
        "SME ",
        "\n ",
    ],
)
def test_hostile_texts_take_no_more_than_linear_time(piece: str) -> None:
    def spent(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        read(text)
        reading(text)
        return time.process_time() - start

    spent(1000)
    assert spent(100_000) < 5
