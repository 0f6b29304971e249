"""Who owes what: readiness and open points by participant."""

from __future__ import annotations

from hypothesis import given

from euroapp.checks import Review, review
from euroapp.draft import Draft
from euroapp.draft.paths import put
from tests.builders import an_example, call_of
from tests.strategies import drafts


def reviewed(draft: Draft) -> Review:
    call = call_of(draft)
    return review(draft, call)


def test_in_the_example_nobody_owes_anything() -> None:
    draft = an_example()
    result = reviewed(draft)
    for partner in draft.partners:
        assert result.partner_readiness(partner.id) == 1
        assert result.owed(partner.id) == ()
        assert result.tally.asked_of[partner.id] > 20


def test_a_participant_owes_its_own_data_and_what_it_leads() -> None:
    draft = an_example()
    activity = next(row for row in draft.annexes if row.participant == "p5")
    for path, value in {
        "partners/p5/pic": "",
        "tasks/t1_3/description": "",
        "deliverables/d1_2/due_month": None,
        f"annexes/{activity.id}/status": "in_work",
        "partners/p6/contact/email": "",
    }.items():
        draft = put(draft, path, value)
    result = reviewed(draft)
    assert {finding.path for finding in result.owed("p5")} == {
        "partners/p5/pic",
        "tasks/t1_3/description",
        "deliverables/d1_2/due_month",
        f"annexes/{activity.id}/status",
    }
    assert [finding.path for finding in result.owed("p6")] == ["partners/p6/contact/email"]
    assert 0.9 < result.partner_readiness("p5") < result.partner_readiness("p6") < 1
    assert result.partner_readiness("p1") == result.partner_readiness("nobody") == 1


def test_what_is_wrong_is_not_owed() -> None:
    draft = put(an_example(), "partners/p5/pic", "12")
    assert reviewed(draft).owed("p5") == ()


@given(drafts())
def test_shares_lie_between_nothing_and_all_and_every_point_has_one_owner(draft: Draft) -> None:
    result = reviewed(draft)
    owed = [finding for partner in draft.partners for finding in result.owed(partner.id)]
    assert len(owed) == len({repr(finding) for finding in owed})
    for partner in draft.partners:
        assert 0 <= result.partner_readiness(partner.id) <= 1
