"""The figures of the proposal, as they are read on its pages."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from euroapp.calls.names import name_of
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant, Role
from euroapp.draft.general import FactOverride
from euroapp.draft.risks import Rating, Risk
from euroapp.draft.workplan import WorkPackage
from euroapp.export.proposal import export_pdf
from euroapp.figures.atlas import atlas
from euroapp.figures.placement import Cluster, part
from euroapp.wording.numbers import money
from tests.builders import a_call, an_example, call_of, figures_of
from tests.export.reading import MM, Printed, drawn, example_print, file_of

HOSTILE = "<b>&amp;</b>\n\x07\u202e שלום 漢字 " + "W" * 300
EU = [
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "FR",
    "DE",
    "EL",
    "HU",
    "IE",
    "IT",
    "LV",
    "LT",
    "LU",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
]


@pytest.fixture(scope="module")
def example() -> Draft:
    return an_example()


@pytest.fixture(scope="module")
def printed(example: Draft) -> Printed:
    return drawn(example)


def with_partners(draft: Draft, count: int, name: str = "PARTNER") -> Draft:
    people = tuple(
        Participant(
            id=f"p{place}",
            short_name=f"{name}{place}",
            country=EU[place % len(EU)],
            role=Role.COORDINATOR if place == 1 else Role.BENEFICIARY,
        )
        for place in range(1, count + 1)
    )
    return draft.replace(partners=people)


def page_of(printed: Printed, caption: str) -> str:
    """The text of the page on which a figure with this caption stands, in one line."""
    pages = [" ".join(body.split()) for body in printed.bodies]
    found = [page for page in pages if re.search(rf"Figure \d+\. {re.escape(caption)}", page)]
    assert found, f"no figure “{caption}”"
    return found[0]


def after(text: str, caption: str) -> str:
    return text[text.index(caption) :]


def test_figures_are_numbered_in_the_order_of_the_pages(printed: Printed) -> None:
    numbers = [int(n) for body in printed.bodies for n in re.findall(r"Figure\s(\d+)\.", body)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == 9


def test_every_figure_is_a_named_place() -> None:
    places = pypdf.PdfReader(BytesIO(example_print()[0])).named_destinations
    wanted = ("chain", "organisation", "map", "budget_by_participant", "budget_by_category", "risk_matrix")
    assert {f"figures/{key}" for key in (*wanted, "support_share", "support_over_time")} <= set(places)


def test_the_map_names_every_participant_with_its_country(printed: Printed, example: Draft) -> None:
    page = page_of(printed, "Where the participants come from")
    for place, row in enumerate(example.partners, 1):
        name = name_of(call_of(example).pack, "countries", row.country)
        assert f"{place} {row.short_name}, {name}" in page
    assert "Signs mark countries, not places in them." in page


def test_who_is_not_on_the_map_is_named_below_it(example: Draft) -> None:
    people = (
        *example.partners,
        example.partners[1].replace(id="px", short_name="TOKYO", country="JP"),
        example.partners[1].replace(id="py", short_name="NOWHERE", country=""),
    )
    page = page_of(drawn(example.replace(partners=people)), "Where the participants come from")
    assert "Not on the map: 9 TOKYO, Japan (not in this call); 10 NOWHERE, no country given." in page


def test_forty_partners_all_stand_on_map_chart_and_bars(example: Draft) -> None:
    draft = with_partners(example, 40)
    line = example.cost_lines[0]
    costs = tuple(line.replace(id=f"c{row.id}", participant=row.id) for row in draft.partners)
    printed = drawn(draft.replace(cost_lines=costs, depreciation=()))
    everything = " ".join(" ".join(body.split()) for body in printed.bodies)
    assert "Organisation of the consortium" in everything
    for caption in ("Where the participants come from", "Eligible costs by participant"):
        page = page_of(printed, caption)
        assert all(re.search(rf"\b{place} PARTNER{place}\b", page) for place in range(1, 41)), caption
    assert printed.outside(15 * MM) == []


@pytest.mark.parametrize("country", ["LU", "ES", "TR"])
def test_thirty_partners_of_one_country_stay_on_the_map(country: str, example: Draft) -> None:
    people = tuple(row.replace(country=country) for row in with_partners(example, 30).partners)
    page = page_of(drawn(example.replace(partners=people)), "Where the participants come from")
    assert all(f"{place} PARTNER{place}, " in page for place in range(1, 31))


def test_groups_of_signs_never_cover_each_other() -> None:
    homes = [atlas().centres[code] for code in EU]
    clusters = [Cluster((x * 0.08, y * 0.08), 1 + n % 4, 15.6) for n, (x, y) in enumerate(homes)]
    part(clusters, atlas().width * 0.08, atlas().height * 0.08)
    for index, one in enumerate(clusters):
        for other in clusters[index + 1 :]:
            across, along = abs(one.x - other.x), abs(one.y - other.y)
            assert across >= (one.wide + other.wide) / 2 or along >= (one.high + other.high) / 2


@pytest.mark.parametrize("call_id", ["smp-cosme-2021-cluster-01", "smp-cosme-2024-cluster-01"])
def test_every_country_of_a_call_has_its_place_and_its_outline_on_the_map(call_id: str) -> None:
    for country in a_call(call_id).pack.countries:
        assert atlas().shows(country.key), country.name
        assert country.key in atlas().countries, country.name


def test_crimea_and_the_north_of_cyprus_belong_where_the_union_says() -> None:
    assert owners((3659, 2681)) == {"UA"}
    assert owners((3901, 3766)) == {"CY"}


def owners(place: tuple[int, int]) -> set[str]:
    """The countries whose outline holds a place of the map."""

    def holds(ring: list[tuple[float, float]]) -> bool:
        crossed = [
            (bx - ax) * (place[1] - ay) / (by - ay) + ax
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (ay > place[1]) != (by > place[1])
        ]
        return sum(place[0] < x for x in crossed) % 2 == 1

    return {code for code in atlas().countries if any(holds(ring) for ring in atlas().rings([code]))}


def test_the_chart_tells_roles_countries_and_leads_apart(example: Draft) -> None:
    people = (
        *example.partners,
        Participant(id="pa", role=Role.AFFILIATED, linked_to="p2", short_name="AFFI", country="IT"),
        Participant(id="pb", role=Role.ASSOCIATED, short_name="ASSO", country="SE"),
    )
    printed = drawn(example.replace(partners=people))
    page = after(page_of(printed, "Organisation of the consortium"), "Organisation")
    assert "1 EBROVAL Spain Leads WP1" in page
    assert "Beneficiaries 2 PADALTA" in page
    assert "Affiliated entities 9 AFFI Italy of 2 PADALTA" in page
    assert "Associated partners 10 ASSO Sweden" in page


def test_bars_state_amounts_and_shares_that_the_figures_give(printed: Printed, example: Draft) -> None:
    budget = figures_of(example).budget
    page = page_of(printed, "Eligible costs by participant")
    assert f"{money(budget.partners[0].costs.total)} 33.2 %" in page
    page = after(page_of(printed, "Eligible costs by category"), "by category")
    assert "D.1 Financial support to third parties" in page
    assert f"{money(budget.support)} 73.0 %" in page


def test_the_share_bar_states_share_and_threshold(printed: Printed) -> None:
    page = page_of(printed, "Support to SMEs as a share")
    assert "75.0 % to SMEs" in page
    assert "Required: at least 75 %" in page
    assert "Exactly the required EUR 1,050,000.00" in page


def test_a_required_share_that_is_not_confirmed_says_so(example: Draft, tmp_path: Path) -> None:
    own = FactOverride(id="support_share", value="0.8", reason="Page 12")
    call = call_of(example.replace(overrides=(own,)))
    export_pdf(example, call, figures_of(example, call), tmp_path / "own.pdf")
    page = page_of(Printed(tmp_path / "own.pdf"), "Support to SMEs as a share")
    assert "Required: at least 80 %" in page
    assert "EUR 70,000.00 less than the required EUR 1,120,000.00" in page
    assert "Required share: own value" in page


def test_support_over_time_states_what_is_paid_and_how_many_smes(printed: Printed, example: Draft) -> None:
    page = after(page_of(printed, "Support to SMEs over time"), "over time")
    for number, scheme in enumerate(example.schemes, 1):
        assert f"FSTP{number} {scheme.name}" in page
        assert f"{scheme.third_parties} {money(scheme.total)}" in page
    assert "Paid, EUR thousand" in page
    assert "Paid so far, %" in page


def test_the_timetable_numbers_every_milestone_and_deliverable(printed: Printed, example: Draft) -> None:
    page = after(page_of(printed, "Timetable by quarter"), "Timetable by")
    assert all(f"MS{place}" in page for place in range(1, len(example.milestones) + 1))
    assert all(f"D{package}.{place}" in page for package in range(1, 7) for place in (1, 2))


def test_a_timetable_too_full_for_a_page_goes_on_overleaf(example: Draft) -> None:
    tasks = tuple(row.replace(id=f"{row.id}-{n}") for n in range(5) for row in example.tasks)
    outputs = tuple(row.replace(id=f"{row.id}-{n}") for n in range(9) for row in example.deliverables)
    printed = drawn(example.replace(tasks=tasks, deliverables=outputs))
    everything = " ".join(" ".join(body.split()) for body in printed.bodies)
    assert "T6.20" in after(everything, "Timetable by quarter")
    assert printed.outside(15 * MM) == []


def test_the_matrix_holds_each_risk_in_its_cell(example: Draft) -> None:
    risks = (
        Risk(id="a", description="A", likelihood=Rating.HIGH, impact=Rating.LOW),
        Risk(id="b", description="B", likelihood=Rating.LOW, impact=Rating.HIGH),
        Risk(id="c", description="C", likelihood=Rating.LOW, impact=Rating.HIGH),
        Risk(id="d", description="D", likelihood=Rating.MEDIUM),
    )
    printed = drawn(example.replace(risks=risks))
    page = after(page_of(printed, "Risks by likelihood and impact"), "Risks by")
    assert re.search(r"High likelihood R1 Medium likelihood Low likelihood R2, R3 ", page)
    assert "Not rated yet: R4." in page


@pytest.mark.parametrize(("count", "shown"), [(200, "R200"), (2_000, "1,000 risks")])
def test_a_matrix_of_many_risks_stays_on_a_page(count: int, shown: str, example: Draft) -> None:
    risks = tuple(
        Risk(id=f"r{n}", description="x", likelihood=Rating.LOW, impact=Rating.LOW if n % 2 else Rating.HIGH)
        for n in range(count)
    )
    printed = drawn(example.replace(risks=risks))
    assert shown in page_of(printed, "Risks by likelihood and impact")
    assert printed.outside(15 * MM) == []


def test_the_chain_names_every_row_of_its_four_lists(printed: Printed, example: Draft) -> None:
    page = page_of(printed, "From specific objectives")
    for letters, rows in (("SO", example.specific_objectives), ("KPI", example.indicators)):
        assert all(re.search(rf"\b{letters}{place}\b", page) for place in range(1, len(rows) + 1))
    assert all(f"WP{place}" in page for place in range(1, len(example.work_packages) + 1))
    assert all(number in page for number in ("D1.1", "D1.2", "D6.2"))


def test_thousands_of_risks_without_a_rating_leave_the_matrix_on_its_page(example: Draft) -> None:
    risks = tuple(Risk(id=f"r{n}", description="x") for n in range(3_000))
    printed = drawn(example.replace(risks=(*example.risks, *risks)))
    assert "and 2,940 more." in page_of(printed, "Risks by likelihood and impact")
    assert printed.outside(15 * MM) == []


@pytest.mark.parametrize("times", [2, 4, 20])
def test_a_chain_of_many_rows_is_parted_or_listed(times: int, example: Draft) -> None:
    rows = tuple(row.replace(id=f"{row.id}-{n}") for n in range(times) for row in example.indicators)
    printed = drawn(example.replace(indicators=rows))
    pages = [
        " ".join(body.split()) for body in printed.bodies if re.search(r"Figure\s\d+\.\sFrom\sspecific", body)
    ]
    assert len(pages) <= 6
    assert all(f"KPI{place}" in " ".join(pages) for place in range(1, min(len(rows), 60) + 1))
    assert printed.outside(15 * MM) == []


def test_hostile_names_print_as_letters_inside_the_page(example: Draft) -> None:
    draft = example.replace(
        partners=tuple(row.replace(short_name=HOSTILE) for row in example.partners),
        work_packages=tuple(
            row.replace(name=HOSTILE, start_month=-5, end_month=900) for row in example.work_packages
        ),
        schemes=tuple(
            row.replace(name=HOSTILE, total=Decimal(999_999_999_999), third_parties=-3)
            for row in example.schemes
        ),
        indicators=tuple(row.replace(name=HOSTILE) for row in example.indicators),
        general=example.general.replace(duration_months=999),
    )
    printed = drawn(draft)
    assert printed.outside(15 * MM) == []
    assert printed.smallest_font() >= 9
    assert "<b>&amp;</b>" in page_of(printed, "Where the participants come from")


def test_a_draft_with_little_in_it_prints_no_figure() -> None:
    little = Draft(
        partners=(Participant(id="p1", short_name="ALONE", country="ES"),),
        work_packages=(WorkPackage(id="w1", name="Work"),),
        risks=(Risk(id="r1", description="Not rated"),),
    )
    for draft in (Draft(), little):
        assert not any(re.search(r"Figure\s\d", body) for body in drawn(draft).bodies)


def test_the_same_draft_gives_the_same_bytes(example: Draft) -> None:
    draft = with_partners(example, 25)
    assert file_of(draft) == file_of(draft)
