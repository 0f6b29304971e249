"""Values as people type, paste and read them: nothing is guessed, nothing half-read is taken."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.bundle import resources
from euroapp.calls.library import load_call
from euroapp.draft.fields import FieldSpec, Kind, field_at, leaves
from euroapp.folding import folded
from euroapp.reading import Ambiguous, Unreadable, clean, meaning, read, read_date, read_months, written
from euroapp.wording.values import Names, choices, show
from tests.builders import an_example

NBSP, NARROW, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}"
DRAFT = an_example()
KNOWN = Names(DRAFT, load_call(DRAFT.call.id))
MONEY, QUANTITY = field_at("cost_lines/*/unit_cost"), field_at("cost_lines/*/units")
COUNT, MONTH = field_at("schemes/*/third_parties"), field_at("deliverables/*/due_month")
COUNTRY, ROLE = field_at("partners/*/country"), field_at("partners/*/role")
DURATION, DAYS = field_at("general/duration_months"), field_at("events/*/days")
EFFORT, SHARE = field_at("tasks/*/participations/*/person_months"), field_at("schemes/*/outside_share")
TARGET = field_at("indicators/*/target")
PIC = field_at("partners/*/pic")
FLAG = next(spec for _, spec in leaves() if spec.kind is Kind.FLAG)
YES_NO = next(spec for _, spec in leaves() if spec.kind is Kind.YES_NO)


def asked(spec: FieldSpec, text: str) -> Ambiguous:
    with pytest.raises(Ambiguous) as doubt:
        read(spec, text, KNOWN)
    return doubt.value


def refused(spec: FieldSpec, text: str) -> str:
    with pytest.raises(Unreadable) as error:
        read(spec, text, KNOWN)
    return str(error.value)


@pytest.mark.parametrize(
    ("spec", "text", "value"),
    [
        (MONEY, "1.250,50", "1250.50"),
        (MONEY, "1,250.50", "1250.50"),
        (MONEY, "1 250,50 EUR", "1250.50"),
        (MONEY, f"€{NBSP}1{NARROW}250{THIN}000", "1250000"),
        (MONEY, "1'400'000.-", "1400000"),
        (MONEY, "1 250,\N{EN DASH} €", "1250"),
        (MONEY, "\N{MINUS SIGN}5,5", "-5.50"),
        (MONEY, "50 euros", "50"),
        (QUANTITY, "1.1250", "1.125"),
        (QUANTITY, "0.125", "0.125"),
        (QUANTITY, "1234,567", "1234.567"),
        (TARGET, "75 %", "75"),
        (COUNT, "1 500", "1500"),
        (COUNT, "1.500.000", "1500000"),
        (COUNT, "1,500.00", "1500"),
        (COUNT, "12.0", "12"),
        (MONTH, "M12", "12"),
        (MONTH, "Month 12", "12"),
        (MONTH, "months 36", "36"),
        (MONTH, "36 months", "36"),
        (MONTH, "36 Monate", "36"),
        (DURATION, "36 months", "36"),
        (DURATION, "36-months", "36"),
        (DURATION, "36 mo.", "36"),
        (EFFORT, "12 PM", "12"),
        (EFFORT, "1,5 person-months", "1.5"),
        (EFFORT, "2 p.m.", "2"),
        (SHARE, "40 %", "40"),
        (SHARE, "40 per cent", "40"),
        (DAYS, "2 days", "2"),
        (COUNT, "30 SMEs", "30"),
    ],
)
def test_numbers_are_read_as_people_write_them(spec: FieldSpec, text: str, value: str) -> None:
    assert read(spec, text, KNOWN) == Decimal(value)


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (DURATION, "3 years"),
        (DURATION, "36 %"),
        (DURATION, "36 days"),
        (DURATION, "36 months 2"),
        (MONTH, "36 PM"),
        (MONTH, "m"),
        (EFFORT, "12 days"),
        (EFFORT, "12 %"),
        (EFFORT, "12 EUR"),
        (SHARE, "40 EUR"),
        (DAYS, "2 nights"),
        (MONEY, "12 months"),
        (MONEY, "12 %"),
        (QUANTITY, "12 EUR"),
        (QUANTITY, "3k"),
        (DURATION, "D36"),
    ],
)
def test_a_number_of_something_else_is_refused(spec: FieldSpec, text: str) -> None:
    assert "Write" in refused(spec, text)


def test_a_number_with_its_unit_is_still_asked_about_when_it_is_in_doubt() -> None:
    assert asked(DURATION, "1.500 months").readings == (1500,)
    assert asked(EFFORT, "1.125 PM").readings == (1125, Decimal("1.125"))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12 months", ["12"]),
        ("3 trips", ["3"]),
        ("3 years", ["3"]),
        ("50 %", ["50", "0.5"]),
        ("1.500 days", ["1500", "1.5"]),
    ],
)
def test_what_a_cost_line_counts_is_not_dropped_unasked(text: str, readings: list[str]) -> None:
    assert asked(QUANTITY, text).readings == tuple(map(Decimal, readings))


@pytest.mark.parametrize("text", ["M36", "m 36", "Month 36", "36 months", "36"])
def test_a_duration_is_read_as_tables_print_its_last_month(text: str) -> None:
    assert read(DURATION, text, KNOWN) == 36


@pytest.mark.parametrize(
    "text", ["999.888.777", "999 888 777", f"999{NBSP}888{NARROW}777", "999-888-777", "PIC: 999888777"]
)
def test_a_pic_is_its_nine_digits(text: str) -> None:
    assert read(PIC, text, KNOWN) == "999888777"


@pytest.mark.parametrize("text", ["999.888.77", "999 888 777 6", "99988877x", "pending"])
def test_what_is_no_pic_stays_as_typed(text: str) -> None:
    assert read(PIC, text, KNOWN) == text


@pytest.mark.parametrize("text", ["0.500", "0,125", "1.5", "0.5", "-0,250"])
@pytest.mark.parametrize("spec", [COUNT, MONTH])
def test_a_whole_number_never_swallows_a_decimal(spec: FieldSpec, text: str) -> None:
    assert "whole number" in refused(spec, text)


@pytest.mark.parametrize("text", ["1.500", "1,500", "12.345", "1,125"])
def test_a_whole_number_with_one_mark_is_asked_about(text: str) -> None:
    doubt = asked(COUNT, text)
    assert doubt.readings == (int(text.replace(".", "").replace(",", "")),)
    assert read(COUNT, doubt.ways[0], KNOWN) == doubt.readings[0]


@pytest.mark.parametrize(
    ("spec", "text", "readings"),
    [
        (QUANTITY, "1.125", ("1125", "1.125")),
        (MONEY, "900.000", ("900000", "900")),
        (MONEY, "12,345", ("12345", "12.34", "12.35")),
        (MONEY, "0.125", ("0.12", "0.13")),
        (MONEY, "12,345.678", ("12345.67", "12345.68")),
        (MONEY, "12.345,678", ("12345.67", "12345.68")),
        (MONEY, "1 250,50 zł", ("1250.50",)),
        (MONEY, "1 250,50 zl", ("1250.50",)),
        (MONEY, "£20", ("20",)),
        (MONEY, "(1,250.00)", ("-1250", "1250")),
        (MONEY, "1,250.00-", ("-1250", "1250")),
        (QUANTITY, "0.12345678", ("0.123456", "0.123457")),
    ],
)
def test_what_could_be_several_values_is_asked_about(spec: FieldSpec, text: str, readings: Any) -> None:
    assert asked(spec, text).readings == tuple(map(Decimal, readings))


def test_the_question_tells_forms_that_keep_the_value() -> None:
    assert asked(QUANTITY, "1.125").ways == ("1,125.00", "1.1250")
    assert asked(QUANTITY, "1.125").sentence == (
        "“1.125” can be read in more than one way. Write 1,125.00 or 1.1250."
    )
    assert "2 that are kept" in asked(MONEY, "0.125").sentence


@pytest.mark.parametrize("text", [" - ", "\N{EN DASH}", "--"])
def test_an_accounting_zero_is_zero_or_nothing_and_asked_about(text: str) -> None:
    assert asked(MONEY, text).readings == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        "3 years",
        "three",
        "3 y",
        "#REF!",
        "1e5",
        "NaN",
        "--5",
        "1,50,0",
        "1.000,000,5",
        ".",
        "+",
        "١٢",
        "9" * 60,
    ],
)
@pytest.mark.parametrize("spec", [MONEY, TARGET, COUNT, MONTH])
def test_what_is_no_number_is_refused(spec: FieldSpec, text: str) -> None:
    assert "Write" in refused(spec, text)


@pytest.mark.parametrize(("spec", "text"), [(MONTH, "1000"), (COUNT, "1000000000"), (MONEY, "1" * 13)])
def test_what_is_too_large_is_said(spec: FieldSpec, text: str) -> None:
    assert "too large" in refused(spec, text)


NUMBER_TEXTS = st.from_regex(r"\A[(-]?[0-9]{0,7}([.,'  ][0-9]{1,4}){0,3}[)-]?( ?(€|zł|%|EUR|M))?\Z")


@given(st.sampled_from([MONEY, QUANTITY, COUNT, MONTH]), NUMBER_TEXTS | st.text(max_size=12))
def test_every_reading_is_written_in_a_way_that_is_read_back(spec: FieldSpec, text: str) -> None:
    found = meaning(spec, text, KNOWN)
    for value, way in zip(found.readings, found.ways, strict=True):
        assert read(spec, way, KNOWN) == value
        assert str(read(spec, way, KNOWN)) == str(value)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=6))
def test_any_number_can_be_written_so_that_it_is_kept(value: Decimal) -> None:
    assert read(QUANTITY, written(QUANTITY, value, KNOWN), KNOWN) == value
    cents = value.quantize(Decimal("0.01"))
    assert read(MONEY, written(MONEY, cents, KNOWN), KNOWN) == cents
    assert read(COUNT, written(COUNT, int(value) % 10**9, KNOWN), KNOWN) == int(value) % 10**9


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Czech Republic", "CZ"), ("the slovak republic", "SK"), ("The Netherlands", "NL"), ("Holland", "NL"),
        ("Turkey", "TR"), ("Türkiye", "TR"), ("TURKIYE", "TR"), ("Republic of Moldova", "MD"), ("GR", "EL"),
        ("Greece", "EL"), ("Macedonia", "MK"), ("Bosnia & Herzegovina", "BA"), ("Bosnia", "BA"),
        ("kosovo", "XK"),
        ("Deutschland", "DE"), ("Österreich", "AT"), ("españa", "ES"), (f"North{NBSP}Macedonia", "MK"),
        ("pl", "PL"),
    ],
)  # fmt: skip
def test_a_country_is_taken_by_code_name_or_usual_name(text: str, key: str) -> None:
    assert read(COUNTRY, text, KNOWN) == key


@pytest.mark.parametrize("text", ["UK", "AUS", "AR", "IR", "CR", "BO", "D", "E", "Republic", "North", "US"])
def test_a_country_is_never_taken_for_a_part_of_its_name(text: str) -> None:
    assert "is not among" in refused(COUNTRY, text)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Coordinator", "COO"), ("Partner", "BEN"), ("lead partner", "COO"), ("Associated partner", "AP")],
)  # fmt: skip
def test_a_role_is_taken_as_it_is_usually_called(text: str, key: str) -> None:
    assert read(ROLE, text, KNOWN) == key


@pytest.mark.parametrize("text", ["Spain (ES)", "ES (Spain)", "ES - Spain", "Spain, ES", "es España"])
def test_code_and_name_of_a_country_are_taken_when_they_agree(text: str) -> None:
    assert read(COUNTRY, text, KNOWN) == "ES"


@pytest.mark.parametrize("text", ["ES (France)", "Spain (FR)", "Spain (Spa)", "Spain, France"])
def test_a_country_with_the_code_of_another_is_refused(text: str) -> None:
    assert "is not among" in refused(COUNTRY, text)


def test_a_refusal_names_the_choices() -> None:
    assert refused(ROLE, "Boss") == (
        "“Boss” is not among: Coordinator; Beneficiary; Affiliated entity; Associated partner; Other."
    )
    assert refused(COUNTRY, "Germny").startswith("“Germny” is not among: Germany")
    assert refused(COUNTRY, "Germny").endswith("more.")


def test_a_partner_is_found_by_number_name_or_both() -> None:
    spec = field_at("cost_lines/*/participant")
    first = DRAFT.partners[1]
    for text in (
        "2",
        "Partner 2",
        "Participant 02",
        first.short_name,
        f"2 {first.short_name}",
        first.short_name.lower(),
    ):
        assert read(spec, text, KNOWN) == first.id


@pytest.mark.parametrize("text", ["WP2", "2", "wp 2", "WP 2", "Work package 2"])
def test_a_package_is_found_by_its_number_alone(text: str) -> None:
    assert read(field_at("tasks/*/work_package"), text, KNOWN) == DRAFT.work_packages[1].id


BOTH = ("{}: {}", "{} - {}", "{} – {}", "{} {}", "{}:{}", "{}. {}", "{} ({})", "{1} ({0})", "{}-{}")


@pytest.mark.parametrize("form", BOTH)
def test_a_row_is_taken_when_number_and_name_agree(form: str) -> None:
    spec, two = field_at("tasks/*/work_package"), DRAFT.work_packages[1]
    for number in ("WP2", "wp 2", "Work package 2"):
        assert read(spec, form.format(number, two.name), KNOWN) == two.id
    task = DRAFT.tasks[0]
    assert read(field_at("subcontracts/*/task"), form.format("T1.1", task.name), KNOWN) == task.id
    partner = DRAFT.partners[1]
    assert read(field_at("tasks/*/leader"), form.format("2", partner.short_name), KNOWN) == partner.id


@pytest.mark.parametrize("form", BOTH)
def test_a_row_is_asked_about_when_only_number_or_name_agrees(form: str) -> None:
    spec, (one, two, *_) = field_at("tasks/*/work_package"), DRAFT.work_packages
    for number, name, readings in (
        ("WP2", "Something else", (two.id,)),
        ("WP99", two.name, (two.id,)),
        ("WP1", two.name, (one.id, two.id)),
    ):
        with pytest.raises(Ambiguous) as doubt:
            read(spec, form.format(number, name), KNOWN)
        assert set(doubt.value.readings) == set(readings)
        assert [read(spec, way, KNOWN) for way in doubt.value.ways] == list(doubt.value.readings)
    assert "is not among" in refused(spec, form.format("WP99", "Something else"))


@pytest.mark.parametrize(
    "text", ["WP2:", "WP2.", "2.", "WP 2 -", "Work package no. 2", "(WP2)", "WP2)", "WP 02", "[02]"]
)
def test_a_sign_behind_a_number_says_nothing(text: str) -> None:
    assert read(field_at("tasks/*/work_package"), text, KNOWN) == DRAFT.work_packages[1].id


@pytest.mark.parametrize("text", ["WP1-3", "WP1-WP3", "2 partners", "WP2a", "WP2.1"])
def test_a_number_of_something_else_names_no_row(text: str) -> None:
    assert "is not among" in refused(field_at("tasks/*/work_package"), text)


def test_several_rows_are_read_by_number_and_name() -> None:
    spec, (one, two, *_) = field_at("risks/*/work_packages"), DRAFT.work_packages
    for sign in ("\n", "; ", ", "):
        assert read(spec, sign.join((f"WP1: {one.name}", f"WP2 - {two.name}")), KNOWN) == (one.id, two.id)


def test_a_number_that_is_also_a_name_is_asked_about() -> None:
    first, *others = DRAFT.work_packages
    draft = DRAFT.replace(work_packages=(first.replace(name="2"), *others))
    with pytest.raises(Ambiguous) as doubt:
        read(field_at("tasks/*/work_package"), "2", Names(draft, KNOWN.call))
    assert doubt.value.readings == (first.id, others[0].id)


def test_a_name_that_two_rows_bear_is_asked_about() -> None:
    spec = field_at("cost_lines/*/participant")
    twin = DRAFT.partners[2].replace(short_name=DRAFT.partners[1].short_name)
    draft = DRAFT.replace(partners=(*DRAFT.partners[:2], twin, *DRAFT.partners[3:]))
    known = Names(draft, KNOWN.call)
    with pytest.raises(Ambiguous) as doubt:
        read(spec, twin.short_name, known)
    assert doubt.value.readings == (draft.partners[1].id, twin.id)
    assert [read(spec, way, known) for way in doubt.value.ways] == list(doubt.value.readings)


@pytest.mark.parametrize("text", ["yes", "Y", "x", "TRUE", "1", "tak", "Oui", "ναι"])
def test_yes_is_read(text: str) -> None:
    assert read(YES_NO, text, KNOWN) is read(FLAG, text, KNOWN) is True


@pytest.mark.parametrize("text", ["no", "N", "0", "false", "nein", "NON", "nie"])
def test_no_is_read(text: str) -> None:
    assert read(YES_NO, text, KNOWN) is read(FLAG, text, KNOWN) is False


@pytest.mark.parametrize("text", ["maybe", "2", "yess", "n/a", "-"])
@pytest.mark.parametrize("spec", [YES_NO, FLAG])
def test_no_is_never_the_answer_to_what_is_not_understood(spec: FieldSpec, text: str) -> None:
    assert refused(spec, text) == "Write Yes or No."


@pytest.mark.parametrize(
    "text",
    ["5 Feb 2025", "5 February 2025", "2025-02-05", "5.2.2025", "05. 02. 2025", "5 feb. 2025", "Feb 5, 2025",
     "5th of February 2025", "5. Februar 2025", "5 février 2025", "5 lutego 2025", "5 de febrero de 2025",
     "2025-02-05T00:00:00", "2025/02/05", f"5{NBSP}Feb{NBSP}2025", "5-Feb-2025"],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2025, 2, 5)


@pytest.mark.parametrize("text", ["02/03/2025", "2-3-2025", "2 3 2025"])
def test_a_date_that_could_be_two_days_is_asked_about(text: str) -> None:
    doubt = asked(next(spec for _, spec in leaves() if spec.kind is Kind.DATE), text)
    assert doubt.readings == (date(2025, 3, 2), date(2025, 2, 3))
    assert tuple(map(read_date, doubt.ways)) == doubt.readings


def test_a_date_with_only_one_possible_day_is_clear() -> None:
    assert read_date("25/12/2025") == read_date("12/25/2025") == date(2025, 12, 25)
    assert read_date("05/05/2025") == date(2025, 5, 5)


@pytest.mark.parametrize("text", ["31 Feb 2025", "soon", "2025", "5 Xyz 2025", "5.2.25", "5 Febxyz 2025"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(Unreadable, match="5 Feb 2025"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["M1 to M36", "1-36", "M1-M12", "1 \N{EN DASH} 36", "1..36", "Months 1 to 36"]
)
def test_a_span_of_months_is_read_as_tables_print_it(text: str) -> None:
    assert read_months(text) == (1, 12 if "12" in text else 36)


def test_an_open_end_of_a_span_is_none() -> None:
    assert read_months("M? to M3") == (None, 3)
    assert read_months(" ") == (None, None)
    assert read_months("M-2 to M4") == (-2, 4)


@pytest.mark.parametrize("text", ["1 to 36 months or so", "-3", "1.5-3", "soon", "1-2-3", "M3", "36"])
def test_what_is_no_span_is_said(text: str) -> None:
    with pytest.raises(Unreadable, match="M1 to M36"):
        read_months(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\x85"])
def test_a_line_field_takes_no_line_end(end: str) -> None:
    spec = field_at("partners/*/short_name")
    assert read(spec, f"EBROVAL{end}", KNOWN) == "EBROVAL"
    assert read(spec, f"{end}EBRO{end}VAL", KNOWN) == "EBRO VAL"


def test_halves_of_characters_never_get_in() -> None:
    assert clean("a\ud83d b\r\nc") == "a\N{REPLACEMENT CHARACTER} b\nc"


def test_lists_are_read_whole_or_part_by_part() -> None:
    spec = next(spec for path, spec in leaves() if path == "general/ecosystems")
    keys = [key for key, _ in choices(spec, KNOWN)][:3]
    assert read(spec, show(spec, tuple(keys), KNOWN), KNOWN) == tuple(keys)


@pytest.mark.parametrize(("pattern", "spec"), [(path, spec) for path, spec in leaves() if not spec.many])
def test_every_choice_is_read_back_as_it_is_shown(pattern: str, spec: FieldSpec) -> None:
    for key, name in choices(spec, KNOWN):
        assert read(spec, name, KNOWN) == key


@pytest.mark.parametrize(
    "text",
    [
        "R - Report",
        "R (report)",
        "Report (R)",
        "R — Document, report",
        "R - document, report",
        "R-Document, report",
    ],
)
def test_code_and_words_of_a_choice_are_parted_by_anything(text: str) -> None:
    assert read(field_at("deliverables/*/type"), text, KNOWN) == "R"


def test_every_listed_word_stands_for_one_thing() -> None:
    data = json.loads((resources() / "aliases.json").read_text(encoding="utf-8"))
    for sources in data.values():
        for source, entries in sources.items():
            words = [(folded(word), key) for key, listed in entries.items() for word in listed]
            doubled = {word for word, key in words if any(w == word and k != key for w, k in words)}
            assert doubled <= ({"kr"} if source == "currencies" else set()), source


@given(st.text(max_size=20))
def test_any_text_means_something_or_is_explained(text: str) -> None:
    for spec in (MONEY, COUNT, COUNTRY, ROLE, FLAG, YES_NO, field_at("general/start_date")):
        found = meaning(spec, text, KNOWN)
        assert found.sentence or len(found.readings) == 1


@pytest.mark.parametrize(
    "text", ["12 50", "36 48", "12 5", "1 25 000", "1 1 2026", "12\n14", "12\t140", "3 4", "1  250", "1'2"]
)
def test_figures_with_blanks_that_group_no_thousands_are_no_number(text: str) -> None:
    for kind in (Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MONTH):
        with pytest.raises(Unreadable):
            read(FieldSpec("x", "X", "", kind), text, KNOWN)
