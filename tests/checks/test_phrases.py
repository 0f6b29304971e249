"""Every phrase finds what it is for; sentences that were written before the phrases tell how well they do."""

from __future__ import annotations

import pytest

from euroapp.checks.prose.claims import claims
from euroapp.checks.prose.numbers import amount, whole
from euroapp.checks.prose.phrases import PHRASES, Phrase
from euroapp.draft.paths import put
from tests.builders import an_example, findings_of

ABSTRACT, SECTION = "general/abstract", "narrative/background/text"


def accused(text: str, path: str = SECTION, language: str = "en") -> list[str]:
    """Return the figures in a text of the example that the draft has otherwise."""
    draft = put(put(an_example(), path, text), "general/language", language)
    return [str(finding.details["words"]) for finding in findings_of(draft) if finding.code == "N02"]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.wrong)
def test_every_phrase_finds_its_wrong_sentence_and_leaves_the_other_alone(phrase: Phrase) -> None:
    path = ABSTRACT if phrase.aims else SECTION
    assert phrase in [claim.phrase for claim in claims(phrase.wrong)]
    assert accused(phrase.wrong, path)
    assert not accused(phrase.right, path)


TUNED_RIGHT = [
    "The EU will support 20,000 SMEs through the Single Market Programme.",
    "Our consortium with 3 partners from Italy covers the whole chain.",
    "Work package 7 of the earlier project RESIST produced a similar map.",
    "A typical production line costs EUR 400,000.",
    "The project ENERGYFOOD had a total budget of EUR 2.1 million.",
    "The requested EU contribution amounts to EUR 1,400,000.",
    "We will interview 30 SMEs and 12 buyers before the first call.",
    "The grant agreement is signed within nine months after the deadline.",
    "The total eligible costs are EUR 1,438,888.89.",
    "RESIST ran for 24 months with twelve partners.",
    "SMEs from 12 countries will be invited to the academy.",
    "More than 50 SMEs take part in every matchmaking event.",
    "Our project runs for 36 months.",
    "The cost of an SME project averages EUR 45,000, of which we pay EUR 25,000.",
    "Our advisory board has nine members from six countries.",
    "In Europe, 290,000 SMEs process food and drink.",
    "16 Innovate grants and 20 Adopt grants will be awarded.",
    "Five cluster organisations form the core of the consortium.",
    "Nine countries have expressed interest in the academy.",
    "In total 86 SMEs will receive financial support.",
    "Up to 20 SMEs per country may apply in the first call.",
    "The four paying partners share one grants manual.",
    "Three quarters of the grant, EUR 1,050,000, will be passed on to SMEs.",
    "We request EUR 1.4 million from the Union.",
    "The travel budget is EUR 24,000.",
    "Each partner organises two workshops for ten SMEs.",
    "An SME may receive no more than EUR 60,000 in the whole Euroclusters programme.",
    "412 SMEs answered the survey of spring 2021.",
    "Work package 3 has four tasks and two deliverables.",
    "SME projects take nine months.",
]
TUNED_WRONG = [
    "We request a grant of EUR 2,500,000.",
    "The total budget is EUR 3,900,000.",
    "At least 900 SMEs will receive support.",
    "The consortium is composed of nine cluster organisations from seven countries.",
    "Duration: 48 months.",
    "The project starts in September 2022 and lasts 24 months.",
    "The requested EU contribution amounts to EUR 1,600,000.",
    "Our partnership covers nine countries.",
    "The work plan consists of eight work packages.",
    "Our project runs for 30 months.",
    "By the end of the project 140 SMEs will have received a grant.",
    "Each Innovate grant is worth EUR 40,000.",
    "The consortium (10 partners, 7 countries) covers the whole value chain.",
    "Our six partners have worked together since 2015.",
    "Nine partners from seven countries have joined forces in FOODBRACE.",
    "Over 300 SMEs will be funded through our five schemes.",
    "EUR 900,000 will be passed on to SMEs.",
    "We ask for EUR 1.8 million from the Union.",
    "Ten milestones mark the progress of the project.",
    "60 % of the requested grant is reserved for third parties.",
    "We will submit 18 deliverables to the Commission.",
    "30 Innovate grants will be awarded.",
    "We are eleven partners with complementary skills.",
    "The project will produce 25 deliverables.",
    "More than 90 % of the grant goes directly to SMEs.",
    "With partners in ten Member States, FOODBRACE covers the whole value chain.",
    "Project duration: 24 months",
    "FOODBRACE will support 200 SMEs in six ecosystems.",
    "This 42-month project prepares food firms for the next shortage.",
    "FOODBRACE is a four-year project.",
]
HELD_RIGHT = [
    "75 % of the requested grant is reserved for third parties.",
    "The project will deliver twelve deliverables, ten of which are public.",
    "Each Innovate grant is worth EUR 25,000.",
    "We plan ten calls for proposals, two per scheme.",
    "Together with twelve organisations outside the consortium we form the alliance.",
    "Every six months the partners report to the steering committee.",
    "Poland and Romania together represent 40 SMEs with interest in the Market grant.",
    "About 75 % of our budget goes to SMEs.",
    "In preparation, our consortium interviewed 60 SMEs from eleven countries.",
    "If fewer than 30 SMEs apply, the call is opened again for two months.",
    "The project would need 48 months without the existing network.",
    "Duration: three years (36 months).",
    "FOODBRACE brings together eight partners from seven European countries.",
    "The regional programme of Aragón has a budget of EUR 12 million.",
    "Within twelve months after the end, the alliance will have 40 members.",
    "At least 80 SMEs will receive a grant by month 30.",
    "63 % of the SMEs asked had stopped a line.",
    "The Commission selected 30 Euroclusters with 171 partners from 23 countries.",
    "Management takes less than 10 % of the grant.",
    "The first three deliverables are due in month 6.",
    "Our partners serve 1,588 SMEs in seven countries.",
    "Two work packages (WP3 and WP4) carry three quarters of the support.",
    "The consortium of EIT Food counts 90 partners from 15 countries.",
    "In the previous period we supported 140 SMEs with vouchers of EUR 10,000.",
    "Project duration: 36 months",
    "A second project of 18 months would follow if the market answers.",
    "With EUR 1.05 million, FOODBRACE supports 86 SMEs.",
    "The call offers EUR 42 million for 30 projects.",
    "Two of our partners come from Italy.",
    "Work is organised in six work packages and 24 tasks.",
]
HELD_WRONG = [
    "The project has a duration of two years.",
    "The eight partners come from five countries.",
    "The Gantt chart shows 30 tasks in six work packages.",
    "We will distribute EUR 1.3 million in grants to SMEs.",
    "FOODBRACE consortium: 9 partners from 6 countries.",
    "Number of SMEs supported: 130",
    "Half of the requested grant is paid to SMEs.",
    "Seven grant schemes are offered to SMEs.",
    "The plan has 12 milestones.",
    "A total of 15 deliverables documents the progress.",
    "The budget of the project is 950.000 €.",
    "The total cost of the project is estimated at EUR 1,750,000.",
    "FOODBRACE brings together ten partners from seven European countries.",
    "The work plan contains 35 tasks.",
    "Our consortium comprises twelve partners.",
    "EU grant requested: EUR 1,250,000",
    "The project is divided into seven work packages.",
    "We will launch 14 open calls for SMEs.",
    "Total budget: EUR 1,900,000",
    "The consortium unites partners from nine European countries.",
    "The total eligible costs are EUR 2.1 million.",
    "The requested grant of EUR 1.1 million covers all five schemes.",
    "With an EU contribution of EUR 2 million, we will renew small food firms.",
    "Work is organised in five work packages and 24 tasks.",
    "In total, 120 SMEs will receive financial support.",
    "85% of the budget is allocated to financial support for SMEs.",
    "The five schemes will pay EUR 1.5 million to SMEs.",
    "Over 48 months, FOODBRACE will build a supply exchange.",
    "Financial support to third parties amounts to EUR 1,200,000.",
    "We will provide grants to 150 SMEs.",
]
"""Written before the phrases; the first halves were looked at while the phrases were made, these were not."""


@pytest.mark.parametrize("text", TUNED_RIGHT + HELD_RIGHT)
def test_no_right_sentence_is_accused(text: str) -> None:
    assert not accused(text)


@pytest.mark.parametrize("sentences", [TUNED_WRONG, HELD_WRONG])
def test_most_plainly_wrong_sentences_are_found(sentences: list[str]) -> None:
    missed = [text for text in sentences if not accused(text)]
    assert len(missed) <= 0.3 * len(sentences), missed


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("EUR 1,400,000", [1400000]),
        ("1.400.000 €", [1400000]),
        ("€ 1.400.000,50", [1400000.5]),
        ("1 400 000 EUR", [1400000]),
        ("1,4 million euro", [1400000]),
        ("EUR 1.4 m", [1400000]),
        ("EUR 1.400", [1400, 1.4]),
        ("EUR 25,000, 40 firms", [25000, 25]),
        ("12,5 %", [12.5]),
        ("three quarters", [75]),
        ("EUR", []),
    ],
)
def test_amounts_are_read_with_either_decimal_mark(text: str, values: list[float]) -> None:
    read = amount(text)
    assert [float(value) for value in (read.readings if read else ())] == values


def test_numbers_in_letters_count_and_years_do_not() -> None:
    words = ("Twelve", "thirty-six", "Ninety-nine", "1,588", "40", "2021")
    assert [whole(word) for word in words] == [12, 36, 99, 1588, 40, None]
