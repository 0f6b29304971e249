"""A whole small proposal for any call, made by edits alone, as a consortium would make it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.pack import CountryState
from euroapp.calls.parts import Part
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.rows import add_row
from euroapp.edits.values import set_value
from euroapp.figures import figures

NAMES = ("ALPHACL", "BETACLU", "GAMMANET", "DELTAREG", "EPSILONA")
PACKAGES = (
    (
        "Project management and coordination",
        "Steer the partnership, report to the agency and keep to the plan.",
    ),
    ("Needs and common strategy", "Know what the firms in the regions lack and agree what to do first."),
    ("Services and support to firms", "Help firms to carry out what they planned, step by step."),
    ("Exchange between the partners", "Let the partners learn from each other and keep what works."),
    (
        "Communication and lasting results",
        "Make the results known, and keep the partnership alive afterwards.",
    ),
)
ACTIVITY = (
    "The partners prepare the work together, agree on dates and persons, carry it out in each region, and "
    "write down what they learned. Each of them reports to the leader of the task, who compares the results "
    "and proposes changes."
)
STORY = (
    "The partners asked the firms in their regions what they lack and chose what to do first. "
    "They know each other from earlier work, share their tools, and agreed who does what. "
    "Results are read twice a year, and the plan is changed when they stay behind."
)
SME, GRANTS = Decimal(15_000), 70
"""What one SME receives, and how many SMEs there are, in calls that ask for a share of the grant."""


def effort(package: int, partner: int) -> Decimal:
    """Return the person-months of a partner in a package: more for its lead, less for management."""
    months = Decimal(4) if package == partner else Decimal(1)
    return months / 2 if package == 0 else months


@dataclass
class Writer:
    """Applies edits one after another."""

    call: Call
    draft: Draft
    partners: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)

    def write(self, path: str, **values: Any) -> None:
        """Write several fields of one record."""
        for name, value in values.items():
            target = f"{path}/{name.replace('__', '/')}"
            if self.call.asks(target):
                self.draft = set_value(self.draft, target, value)

    def add(self, rows: str, key: str, **values: Any) -> str:
        """Add a row and fill its fields."""
        self.draft = add_row(self.draft, rows, key)
        self.write(f"{rows}/{key}", **values)
        return key

    @property
    def months(self) -> int:
        """Return the length of the project in months."""
        return self.draft.general.duration_months or 0

    @property
    def grants(self) -> int:
        """Return how many SMEs receive money."""
        if not self.call.has(Part.SUPPORT):
            return 0
        return GRANTS if self.call.facts.rate("support_share").value else 20


def proposal_for(call: Call) -> Draft:
    """Return a draft in which everything is written that the call asks for."""
    strands = call.pack.strands
    made = Writer(call, new_draft(call, strands[-1].key if strands else "", "BRIDGES"))
    for fill in (_scope, _consortium, _objectives, _plan, _support, _budget, _indicators, _texts, _closing):
        fill(made)
    return made.draft


def _scope(made: Writer) -> None:
    limits = made.call.facts
    months = limits.number("duration_maximum").value or 36
    made.write(
        "general",
        title="Bridges between regions: a partnership that lasts",
        abstract=STORY,
        duration_months=min(months, 36),
        free_keywords="clusters, partnership, small firms",
        previously_submitted=False,
    )
    if made.call.has(Part.ECOSYSTEMS) and not made.draft.general.ecosystems:
        made.write("general", ecosystems=(made.call.pack.ecosystems[1].key,))


def _consortium(made: Writer) -> None:
    pack = made.call.pack
    sure = [one.key for one in pack.countries if one.state is CountryState.ELIGIBLE]
    countries = [*(code for code in ("UA",) if code in sure), "DE", "ES", "IT", "PL", "FR"]
    kinds = [pack.entity_kinds[place].key for place in (0, 0, 0, 1, 1)]
    roles = tuple(role.key for role in pack.project_roles)
    for place, name in enumerate(NAMES):
        key = made.draft.partners[0].id if place == 0 else made.add("partners", f"p{place + 1}")
        made.partners.append(key)
        made.write(
            f"partners/{key}",
            short_name=name,
            legal_name=f"{name} association of firms",
            pic=f"99900000{place}",
            kind=kinds[place],
            country=countries[place],
            street=f"Main street {place + 1}",
            town="Riverton",
            postcode=f"1000{place}",
            website=f"https://{name.lower()}.example",
            ecosystems=made.draft.general.ecosystems,
            members=140 + place,
            smes_served=110 + place,
            eccp_profile=f"https://clusters.example/{name.lower()}",
            project_roles=roles[place::5],
            role_description=f"{name} knows the firms of its region and leads one work package.",
            capacity="Twelve people, of whom four manage projects of this kind.",
            support_experience="Two calls, 90 applications, 31 grants, paid within 30 days.",
            activity_report="https://reports.example/last-year",
            vat_recoverable=False,
            contact__first_name="Ada",
            contact__family_name=f"Example{place}",
            contact__position="Director",
            contact__email=f"ada@{name.lower()}.eu",
            contact__phone="+49 30 000000",
            sign_off__name="Ada Example",
            sign_off__day="2026-01-15",
            sign_off__version="v1",
            sign_off__eligible=True,
            sign_off__sole_proposal=True,
        )
        made.add(f"partners/{key}/staff", f"s{place}", name="Ada Example", function="Project manager")
        made.write(f"partners/{key}/staff/s{place}", tasks="Leads the work", profile="Ten years of projects")


def _objectives(made: Writer) -> None:
    pack = made.call.pack
    for theme in pack.themes[:2]:
        made.write(f"themes/{theme.key}", chosen=True, contribution="30 firms change how they work.")
    for item in pack.objectives:
        made.write(
            f"objectives/{item.key}", chosen=True, contribution="Ten events and services for 60 firms."
        )
    for item in pack.objectives[:1]:
        made.write(f"objectives/{item.key}", focus=True)
    keys = tuple(item.key for item in pack.objectives)
    for number, title in enumerate(("60 firms use the new services", "Five partners work to one plan"), 1):
        made.goals.append(
            made.add(
                "specific_objectives",
                f"so{number}",
                title=title,
                description="Reached by the last month; today there is nothing of the kind.",
                objectives=keys,
            )
        )


def _plan(made: Writer) -> None:
    end = made.months
    for place, (name, aim) in enumerate(PACKAGES):
        lead = made.partners[place]
        key = made.draft.work_packages[0].id if place == 0 else made.add("work_packages", f"w{place + 1}")
        made.packages.append(key)
        made.write(
            f"work_packages/{key}",
            name=name,
            lead=lead,
            start_month=1,
            end_month=end,
            objectives=aim,
            specific_objectives=tuple(made.goals),
        )
        task = made.add("tasks", f"t{place + 1}", work_package=key, name=f"{name}: the work", leader=lead)
        made.tasks.append(task)
        made.write(f"tasks/{task}", start_month=1, end_month=end, description=ACTIVITY)
        for who, partner in enumerate(made.partners):
            made.add(
                f"tasks/{task}/participations",
                f"q{place}{who}",
                participant=partner,
                person_months=effort(place, who),
            )
        made.add(
            "deliverables",
            f"d{place + 1}",
            work_package=key,
            name=f"Report on {name[0].lower()}{name[1:]}",
            lead=lead,
            type="R",
            dissemination="PU",
            due_month=(place + 1) * end // 6,
            description="PDF in English, about 30 pages, with a summary in the languages of the partners.",
        )
    for number, due in enumerate((end // 3, 2 * end // 3), 1):
        made.add(
            "milestones",
            f"m{number}",
            name=f"Half of the plan of stage {number} carried out",
            work_package=made.packages[2],
            lead=made.partners[2],
            due_month=due,
            description="If it is not, the steering group moves work between partners.",
            verification="List of services with dates and firms",
        )
    made.add(
        "events",
        "e1",
        work_package=made.packages[3],
        organiser=made.partners[3],
        name="Meeting of firms and partners",
        kind="matchmaking",
        area="Services to firms",
        location="Riverton",
        month=end // 2,
        days=2,
        attendees=60,
    )


def _support(made: Writer) -> None:
    if not made.call.has(Part.SUPPORT):
        return
    ceiling = made.call.facts.money("support_ceiling").value
    amount = min(SME, ceiling) if ceiling else SME
    total, end = amount * made.grants, made.months
    scheme = made.add(
        "schemes",
        "f1",
        name="Grants for change",
        work_package=made.packages[2],
        task=made.tasks[2],
        form="lump_sum",
        objectives=tuple(item.key for item in made.call.pack.objectives),
        payers=tuple(made.partners[:2]),
        amount_min=Decimal(7_000),
        amount_max=amount,
        third_parties=made.grants,
        total=total,
        implementation_months=6,
        outside_share=Decimal(30),
        recipients="SMEs in the countries of the programme; no partners and no firms they control.",
        activities="Tests, training and certification; no buildings.",
        amount_method="A fixed sum for each of three kinds of result.",
        selection="Quality 60 points, effect 40 points, 60 to pass; the ranking decides.",
        evaluators="Two experts from other countries than the applicant.",
        publication="Sites of the partners and of the networks; open for 70 days; results within 30 days.",
        payment="40% at the start, 60% after the final report.",
        double_funding="Each SME declares other aid at the start and at the end.",
    )
    made.add(f"schemes/{scheme}/calls", "c1", opening_month=4, closing_month=7, budget=total / 2)
    made.add(
        f"schemes/{scheme}/calls", "c2", opening_month=end // 2 - 3, closing_month=end // 2, budget=total / 2
    )


def _budget(made: Writer) -> None:
    for place, partner in enumerate(made.partners):
        for number, package in enumerate(made.packages):
            made.add(
                "cost_lines",
                f"x{place}{number}",
                participant=partner,
                work_package=package,
                category="A1",
                description="Project staff",
                units=effort(number, place),
                unit="person-month",
                unit_cost=Decimal(5_000),
            )
        made.add(
            "cost_lines",
            f"y{place}",
            participant=partner,
            work_package=made.packages[3],
            category="C1a",
            description="Journeys to meetings",
            units=Decimal(4),
            unit="trip",
            unit_cost=Decimal(600),
        )
    for scheme in made.draft.schemes:
        for place, payer in enumerate(scheme.payers):
            made.add(
                "cost_lines",
                f"z{place}",
                participant=payer,
                work_package=made.packages[2],
                category="D1",
                description="Grants for change",
                units=Decimal(made.grants) / 2,
                unit="grant",
                unit_cost=scheme.amount_max,
                scheme=scheme.id,
            )
    budget = figures(made.draft, made.call).budget
    for place, row in enumerate(budget.partners):
        made.add(
            "income",
            f"i{place}",
            participant=made.partners[place],
            kind="own_resources",
            source="Membership fees",
            amount=row.costs.total - row.requested,
        )


def _indicators(made: Writer) -> None:
    for number, row in enumerate(made.draft.indicators):
        made.write(
            f"indicators/{row.id}",
            level="outcome",
            specific_objective=made.goals[number % 2],
            baseline=Decimal(0),
            target=Decimal(made.grants or 60),
            verification="Signed lists and reports, kept by the partner who answers.",
            responsible=made.partners[number % 5],
            frequency="half_yearly",
            work_packages=(made.packages[2],),
            deliverables=("d3",),
            milestones=("m1",),
        )
    for number, goal in enumerate(made.goals):
        made.add(
            "indicators",
            f"own{number}",
            name=f"Firms that use service {number + 1}",
            level="outcome",
            specific_objective=goal,
            unit="number of firms",
            baseline=Decimal(0),
            target=Decimal(40),
            verification="List of firms with dates",
            responsible=made.partners[2],
            frequency="half_yearly",
            work_packages=(made.packages[2],),
        )


def _texts(made: Writer) -> None:
    for section in made.call.form.narratives():
        if section.id == "security":
            made.write(f"narrative/{section.id}", not_applicable=True)
        elif section.required:
            made.write(f"narrative/{section.id}", text=f"{section.title}. {STORY}")


def _closing(made: Writer) -> None:
    for number, event in enumerate(
        ("A key person leaves the project", "Too few firms take part in the first year")
    ):
        made.add(
            "risks",
            f"r{number}",
            description=f"{event}, because other work is paid better; tasks come late.",
            likelihood="low",
            impact="medium",
            work_packages=(made.packages[2],),
            mitigation="Two people know every task; the steering group looks at it every three months.",
            owner=made.partners[0],
        )
    for answer in made.draft.answers:
        made.write(f"answers/{answer.id}", value=False)
    for declaration in made.draft.declarations:
        made.write(f"declarations/{declaration.id}", value=True)
    for number, annex in enumerate(made.draft.annexes):
        made.write(f"annexes/{annex.id}", status="ready", file_name=f"BRIDGES_annex_{number + 1}.pdf")
