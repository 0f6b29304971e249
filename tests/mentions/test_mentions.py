"""Numbers of rows are known however they are written, and doubted where words give them another sense."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.mentions.reader import all_mentions, certain, mentions, of_this_draft
from tests.faults.workshop import rounds


def found(text: str) -> dict[str, bool]:
    """Return the numbers that a text names, and whether each can mean nothing else."""
    return {mention.number: mention.sure for mention in mentions(f"We see {text} here.")}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("Del. 2.1", "D2.1"),
            ("Deliv. 2.1", "D2.1"),
            ("Milest. 4", "MS4"),
            ("Deliv 2.1", "D2.1"),
            ("M.S. 4", "MS4"),
            ("Sect. 2.1", "2.1"),
        ),
        *(("WP-Nr. 2", "WP2"), ("WP-No 2", "WP2"), ("WP Nummer 2", "WP2"), ("tarea núm. 2.1", "T2.1")),
        *(("das Arbeitspaket heißt AP2", "WP2"), ("AP 2 (Arbeitspakete)", "WP2")),
        ("le lot de travail LT2", "WP2"),
        *(
            ("milestone MS4", "MS4"),
            ("milestone MS4: spectra", "MS4"),
            ("reach MS4", "MS4"),
            ("the catalogue D3.2", "D3.2"),
        ),
        *(("T2.1 of WP2", "T2.1"), ("T2.1 of Work Package 2", "T2.1"), ("task 2.1 of the Work Plan", "T2.1")),
        *(("WP2 from M6 to M12", "WP2"), ("WP2 of this project", "WP2"), ("section 2 of Part B", "2")),
        *(("D2.1 (DMP)", "D2.1"), ("WP2 (SME support)", "WP2"), ("the EU WP2", "WP2"), ("M6 D2.1", "D2.1")),
        *(("D2.1 EUR 5,000", "D2.1"), ("WP2 days 3 to 4", "WP2"), ("T2.1 (PU, M12)", "T2.1")),
        *(
            ("WP2 from Italy", "WP2"),
            ("WP2 from UK", "WP2"),
            ("WP2 from the Czech Republic", "WP2"),
            ("WP2 of the Italian partners", "WP2"),
            ("WP2 from the United Kingdom", "WP2"),
        ),
        *(
            ("T2.1 of the Action", "T2.1"),
            ("T2.1 of our Grant", "T2.1"),
            ("WP2 of the Grant Agreement", "WP2"),
        ),
        *(
            ("D2.1 under COSME", "D2.1"),
            ("the ECCP (D2.1)", "D2.1"),
            ("T2.1 of the Single Market Programme", "T2.1"),
        ),
        *(("D3.1 (WEBSITE)", "D3.1"), ("KICK-OFF (MS1)", "MS1"), ("the FINAL REPORT D3.1", "D3.1")),
        *(
            ("WP2 in parallel with it", "WP2"),
            ("D2.1 in another language", "D2.1"),
            ("WP2 in the previous month", "WP2"),
        ),
        *(("task T2.1 of WP2", "T2.1"), ("the model D2.1", "D2.1"), ("T2.1 in HUBs", "T2.1")),
    ],
)
def test_usual_spellings_are_sure(text: str, number: str) -> None:
    assert found(text)[number] is True


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        *(
            ("Subtask 2.1", "T2.1"),
            ("sub-task 2.1", "T2.1"),
            ("subtask 2.1.3", "T2.1"),
            ("task 2.1.3", "T2.1"),
        ),
        *(("package 2", "WP2"), ("packages 2 and 3", "WP2 WP3"), ("the third package", "WP3")),
        *(
            ("WP (no. 2)", "WP2"),
            ("WP 2.1", "WP2"),
            ("work package 2.1", "WP2"),
            ("workstream 2", "WP2"),
            ("WPKG 2", "WP2"),
        ),
        *(("AP2", "WP2"), ("AP 2 and AP3", "WP2 WP3"), ("LT2", "WP2"), ("PT 2", "WP2")),
        *(("ΠΕ2", "WP2"), ("РП 2", "WP2"), ("arbetspaket 2", "WP2"), ("pakiet roboczy 2", "WP2")),
        *(("A2.1", "T2.1"), ("L2.1", "D2.1"), ("activity 2.1", "T2.1"), ("Lieferobjekt 2.1", "D2.1")),
        *(("P2 and P3", "2 3"), ("Kapitel 2.1", "2.1"), ("Ziel 2", "SO2"), ("Risiko 2", "R2")),
        *(("WP\uff12", "WP2"), ("\uff37\uff30\uff12", "WP2"), ("WP\u0662", "WP2"), ("WP \u0968", "WP2")),
        *(("WP\u2461", "WP2"), ("\u04222.1", "T2.1"), ("\u03a42.1", "T2.1"), ("tasks \u0662.\u0661", "T2.1")),
        *(("WP2 ff.", "WP2"), ("WP2ff", "WP2"), ("T2.1 onwards", "T2.1"), ("WP2+ and on", "WP2")),
        *(("work packages two and three", "WP2 WP3"), ("Arbeitspaket zwei", "WP2"), ("risk two", "R2")),
        *(("\u00a7 2.1", "2.1"), ("\u00a7\u00a7 2.1 and 2.2", "2.1 2.2"), ("Sec 2.1", "2.1")),
        *(
            ("partners (2, 3 and 5)", "2 3 5"),
            ("the lead of 2.1,", "T2.1"),
            ("(see 2.1)", "T2.1"),
            ("see also 2.1.", "T2.1"),
            ("as in 2.1, we", "T2.1"),
            ("siehe 2.1.", "T2.1"),
            ("who leads 2 and 3,", "WP2 WP3"),
        ),
        *(("WPs 2 (lead A) and 3 villages", "WP2 WP3"), ("partners 2 and 3 years", "2")),
        *(("risk 2 to 3 times higher", "R2"), ("tasks 2.1 and 2.2 million", "T2.1")),
        *(("WPs I, II and III", "WP1 WP2 WP3"), ("lot de travail deux", "WP2")),
    ],
)
def test_what_may_be_a_number_of_the_plan_is_told(text: str, numbers: str) -> None:
    assert found(text) == dict.fromkeys(numbers.split(), False)


@pytest.mark.parametrize(
    ("text", "sure", "told"),
    [
        ("Tasks 2.1 Training, 2.2 Audits and 2.3 Vouchers", "T2.1", "T2.2 T2.3"),
        ("WP2 Support, 3 Markets and 4 Skills", "WP2", "WP3 WP4"),
        ("Tasks 2.1 = training; 2.2 = audits", "T2.1", "T2.2"),
        ("Task 2.1 feeds 2.2 and 2.3", "T2.1", "T2.2 T2.3"),
        ("Milestone 2 replaces 3.", "MS2", "MS3"),
        ("Task 2.1 lasts 2.5 months, needs 2.2 person-months and rose by 2.5 %", "T2.1", ""),
    ],
)
def test_numbers_that_go_on_after_a_named_one_are_told(text: str, sure: str, told: str) -> None:
    found = list(mentions(text))
    assert [one.number for one in found if one.sure] == [sure]
    assert [one.number for one in found if not one.sure] == told.split()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "MS2 spectra",
            "LC-MS2",
            "phage MS2",
            "MS2 in mass spectrometry",
            "the phage MS2 (bacteriophage)",
            "a Stihl MS 20",
        ),
        *("Windows Phone WP 2", "the work programme WP 2", "SO2 emissions", "R2 = 0.9", "R2"),
        *("hall D2.1", "vitamin D2.1", "T2.1-weighted images", "D2.1 steel", "T2.1 cells"),
        *("RRF's D2.1", "WP2 of another project", "MS2 under the earlier grant", "tasks 2.1, 2.2 of ABC"),
        *("SMARTCHAIN (D2.1, D2.2)", "SMARTCHAIN D2.1 and D2.2", "D2.1, D2.2 and D2.3 of SMARTCHAIN"),
        *("T2.1 of the Grant Agreement of SMARTCHAIN", "T2.1 under Grant Agreement No 101045678"),
        *("D3.1 of the Action FOODNET", "D3.1 of the Italian FOODNET", "D3.1 of Italy's recovery plan"),
        *(
            "WP2 in a parallel project",
            "T2.1 of the COSME project FOODNET",
            "section 2 of the Grant Agreement",
        ),
        *("D3.1 of the project SMARTCHAIN", "SMARTCHAIN D3.1", "SMARTCHAIN deliverables D3.1, 3.2"),
        *("D3.1 (SMARTCHAIN, 2019)", "D3.1 [ABC, 2019]", "D3.1 (H2020 ABC)", "D3.1 (M12) of the RRF"),
        *("the SMARTCHAIN project (WP2)", "WP2 in SMARTCHAIN", "SmartChain D3.1", "the ABC's WP2"),
        *("WP2 of the latter project", "WP2 of that project", "that project's WP2", "work package 2 there,"),
        *("milestones 1 to 3 of the Recovery plan", "milestone 2 of the national recovery plan"),
        *("section 3 of the Law", "section 3 of the law", "Section 2.1 of the Model Grant Agreement"),
        *("sections 1 and 2 of Regulation 2021", "task 2.1 within Horizon project X"),
        *("E1.2 million", "E1.2\u202fm", "E1.2\u20ac", "E1.2 to 1.5 million", "T2.1 percent", "T2.1 times"),
        *(
            "section 5 GDPR",
            "D3.1 SMARTCHAIN",
            "SMARTCHAIN: D3.1",
            "D3.1 by SMARTCHAIN",
            "T2.5 \u00b0C",
            "S1.5 km",
        ),
        *("risk 2 to 3 times higher", "risk 2 \u2013 3 % higher"),
    ],
)
def test_words_of_another_sense_beside_a_number_leave_it_in_doubt(text: str) -> None:
    numbers = found(text)
    assert numbers
    assert not any(numbers.values())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "D2 steel",
            "T4 cells",
            "T2-weighted",
            "vitamin D3",
            "E2",
            "S1",
            "B2 English",
            "P 2",
            "lot 2",
        ),
        *("partners (12)", "leads 2 tasks", "leads to 2.1,", "leads 2.1 million"),
        *(
            "packages (12)",
            "2 packages",
            "package 2 SMEs",
            "del 2.1",
            "CO\u2082",
            "WP\u00b2",
            "the one package",
        ),
    ],
)
def test_other_letters_and_counts_name_nothing(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("partner (2)", ["2"]),
        ("Lead partner: 2", ["2"]),
        ("Lead: 2", ["2"]),
        ("Responsible: 3 (COSTALAB)", ["3"]),
        ("Partners: 2, 3", ["2", "3"]),
        ("Work packages (2) and (3)", ["WP2", "WP3"]),
        ("Milestones (3), (4)", ["MS3", "MS4"]),
        ("Partners: 12", []),
        ("Milestones (4) are reached.", []),
        ("partners (7) from 5 countries", []),
    ],
)
def test_numbers_in_brackets_and_behind_a_colon_are_told(text: str, numbers: list[str]) -> None:
    found = list(mentions(text))
    assert [mention.number for mention in found] == numbers
    assert not any(mention.sure for mention in found)


REMARKS = (
    " (lead A)",
    " (M6)",
    " [M6]",
    " (with A, B and (C))",
    "[^a]",
    " \u2013 lead A \u2013",
    "\n(lead A)",
    "",
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tasks 1 and 2 of WP2", ["T2.1", "T2.2"]),
        ("WP2 (tasks 1, 2)", ["T2.1", "T2.2"]),
        ("task 1 (WP2)", ["T2.1"]),
        ("WP2's first task", ["T2.1"]),
        ("the first and second tasks of WP2", ["T2.1", "T2.2"]),
        ("deliverable 1 of work package 2", ["D2.1"]),
        ("T2.1, .2 and .3", ["T2.1", "T2.2", "T2.3"]),
        ("WP2: 3 tasks", []),
    ],
)
def test_places_in_a_package_are_told(text: str, numbers: list[str]) -> None:
    assert [one.number for one in mentions(text) if one.collection in {"tasks", "deliverables"}] == numbers


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(REMARKS)), min_size=2, max_size=6),
    st.sampled_from([("WPs", "WP{}"), ("milestones", "MS{}"), ("tasks", "T2.{}"), ("deliverables", "D1.{}")]),
)
def test_every_number_of_a_list_with_remarks_is_sure(
    rows: list[tuple[int, str]], row: tuple[str, str]
) -> None:
    word, printed = row
    figures = printed.lstrip("WPMSTD")
    said = ", ".join(figures.format(number) + remark for number, remark in rows)
    found = list(mentions(f"We see {word} {said}."))
    assert [mention.number for mention in found] == [printed.format(number) for number, _ in rows]
    assert all(mention.sure for mention in found)


@pytest.mark.parametrize("text", ["SMARTCHAIN D3.1", "D3.1 [SMARTCHAIN]", "SMARTCHAIN WP2 (M1)"])
def test_a_name_alone_on_its_line_is_one(text: str) -> None:
    assert [mention.owner for mention in mentions(text)] == ["SMARTCHAIN"]


@pytest.mark.parametrize("text", ["THE LEAD OF WP2", "GOALS OF WP2, MANAGEMENT WP3", "WP1 TASKS AND GOALS"])
def test_a_line_in_capitals_names_nobody(text: str) -> None:
    assert all(mention.sure for mention in mentions(text))


def test_a_word_of_the_title_of_its_own_row_is_no_other_plan() -> None:
    (named,) = mentions("We see D3.1 (HERBARIUM) here.")
    titles = ("", "A herbarium of varieties", "Data of HERBARIUM")
    assert [of_this_draft(named, (), title).sure for title in titles] == [False, True, False]


def test_a_name_beside_a_number_is_asked_of_the_draft() -> None:
    names = {"ebroval", "cluster of the north"}
    texts = (
        "EBROVAL WP2",
        "the Ebroval's WP2",
        "WP2 of EBROVAL",
        "WP2 of the Cluster of the North",
        "WP2 of ABC",
    )
    found = [of_this_draft(one, names).sure for text in texts for one in mentions(f"See {text} here.")]
    assert found == [True, True, True, True, False]


def test_what_is_certain_is_what_is_sure_of_all() -> None:
    text = (
        "WP1 to WP3, packages 2 and 3, T2.1 and 2.2, WPs 1, 2 (lead), MS2 spectra, the second work package."
    )
    assert list(certain(text)) == [mention for mention in mentions(text) if mention.sure]


@pytest.mark.parametrize("unit", ["WP2, ", "D2.1, D2.2 and ", "2.1, ", "(2.1", "SMARTCHAIN (D2.1, ", "WP2 ("])
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        list(all_mentions(unit * times))
        return process_time() - start

    seconds(10)
    short = rounds(1_000, 2_000)
    assert seconds(4 * short) < 12 * seconds(short)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("tasks 2.1 → 2.2", {"T2.2"}),
        ("task 2.2–.4", {"T2.2"}),
        ("WP-2 and -3", {"WP2"}),
        ("WP2, -3 and others", {"WP2"}),
        ("T2,1", {"T2.1"}),
        ("Our previous proposal had WP2", {"WP2"}),
        ("In the Agri-Boost project (2019), WP2", {"WP2"}),
        ("Innogrow's WP2", {"WP2"}),
        ("the software version T2.1", {"T2.1"}),
        *(("InnoGrow results (WP2)", {"WP2"}), ("the WP2 results of the InnoGrow project", {"WP2"})),
        *(
            ("(InnoGrow, WP2)", {"WP2"}),
            ("a previous WP2", {"WP2"}),
            ("the predecessor had its WP2", {"WP2"}),
        ),
        *(("WP2 of the 2019 project", {"WP2"}), ("WP2 and onwards", {"WP2"})),
        ("Task **2.1** and _2.2_", {"T2.2"}),
        *(("The second task of WP2", {"T2.2"}), ("WP2 task 2", {"T2.2"}), ("task 2 in WP2", {"T2.2"})),
        *(("Partner 2's role; 3 helps", {"3"}), ("WPs 2 M1-M6, 3 M7-M12", {"WP3"})),
        ("WP2 does it first, afterwards 3 takes over", {"WP3"}),
        *(("the second partner", {"2"}), ("partners two and three", {"2", "3"})),
        ("\n\n| Risk | WPs |\n|---|---|\n| Delay | 2, **3** |\n| Loss | many |\n", {"WP2", "WP3"}),
        ("\n\n| MS | Month |\n|:--|--:|\n| 2 | 12 |\n", {"MS2"}),
        ("T2.1 and what follows it 2.4", {"T2.4"}),
    ],
)
def test_what_may_be_more_or_another_plans_is_told_and_stays(text: str, numbers: set[str]) -> None:
    read = found(text)
    assert {number for number, sure in read.items() if not sure} >= numbers


def test_a_plus_between_two_numbers_leaves_both_sure() -> None:
    assert found("T2.1 + T2.2") == {"T2.1": True, "T2.2": True}


@pytest.mark.parametrize(
    "text",
    [
        *("WP2 trains 3 SMEs in month 4.", "WP2 covers Table 3 and Figure 4.", "WP2 meets on 3 May."),
        *("WP2 takes 3 of the 4 calls.", "In WP2, trainers work 3 days a week.", "WP2 runs for 3 years."),
    ],
)
def test_numbers_of_other_things_in_a_sentence_about_a_package_are_no_mentions(text: str) -> None:
    assert found(text) == {"WP2": True}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("lots de travail 2 et 3", ["WP2", "WP3"]),
        ("le deuxième lot de travail", ["WP2"]),
        ("el segundo paquete", ["WP2"]),
        ("il secondo pacchetto", ["WP2"]),
        ("drugi pakiet", ["WP2"]),
        ("WP2 is a lot of work", ["WP2"]),
    ],
)
def test_packages_in_other_languages_are_told(text: str, numbers: list[str]) -> None:
    assert [mention.number for mention in mentions(text)] == numbers
