"""Who serves what, and the holes."""

from __future__ import annotations

from euroapp.draft.general import General
from euroapp.figures.cover import CoverKind, cover
from tests.builders import a_draft, a_partner, an_example


def test_an_ecosystem_that_no_participant_names_is_a_hole() -> None:
    draft = a_draft(
        general=General(ecosystems=("agrifood", "health")),
        partners=(
            a_partner("p1", ecosystems=("agrifood",), country="PL", region="Lubelskie"),
            a_partner("p2"),
        ),
    )
    rows = {row.key: row for row in cover(draft)}
    assert rows["agrifood"].partners == ("p1",)
    assert rows["health"].hole
    assert rows["PL Lubelskie"].partners == ("p1",)


def test_whoever_works_in_a_package_of_an_objective_serves_it() -> None:
    draft = an_example()
    rows = [row for row in cover(draft) if row.kind is CoverKind.OBJECTIVE]
    assert {row.key for row in rows} == {row.id for row in draft.objectives if row.chosen}
    assert all(set(row.partners) <= {partner.id for partner in draft.partners} for row in rows)
    without = draft.replace(tasks=(), indicators=(), work_packages=())
    assert all(row.hole for row in cover(without) if row.kind is CoverKind.OBJECTIVE)
