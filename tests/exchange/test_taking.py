"""To take in changes of others: what is listed, what is refused, what is decided, and what waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.paths import exists, get
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, move_row
from euroapp.edits.values import set_value
from euroapp.errors import ValueRefused
from euroapp.exchange.conflicts import GONE, Row
from euroapp.exchange.items import Sort
from euroapp.exchange.taking import Offer, Taken, look, take
from euroapp.history.changes import Change, Set, Splice
from euroapp.history.ledger import Ledger
from euroapp.history.merging import Clash
from tests.history.authors import Author, dangling
from tests.history.test_traps import two

Edit = Callable[[Draft], Draft]


def changes_of(author: Author) -> list[Change]:
    return [*author.ledger.known.changes.values()]


def offered(alpha: Author, beta: Author, **more: Any) -> Offer:
    """What Alpha's draft would come to with all that Beta did."""
    return look(alpha.ledger, alpha.draft, changes_of(beta), **more)


def accepted(author: Author, taken: Taken) -> None:
    author.draft, author.ledger = taken.draft, Ledger(taken.book, author.name)


def both_come_to(alpha: Author, beta: Author) -> Draft:
    """Let Beta take in all that Alpha did; both must have one draft."""
    accepted(beta, take(offered(beta, alpha)))
    assert alpha.draft == beta.draft
    return alpha.draft


def test_each_thing_is_listed_with_its_kind_and_its_author() -> None:
    alpha, beta = two()
    beta.write("general/title", "New")
    beta.make(add_row(beta.draft, "risks", "r9", {"description": "A new risk."}))
    gone, moved = beta.draft.deliverables[0].id, beta.draft.milestones[0].id
    beta.make(remove_row(beta.draft, f"deliverables/{gone}"))
    beta.make(move_row(beta.draft, f"milestones/{moved}", 2))
    offer = offered(alpha, beta)
    found = {item.path: item.kind for item in offer.items}
    assert found["general/title"] is Sort.CHANGED
    assert found["risks/r9"] is Sort.CAME
    assert found[f"deliverables/{gone}"] is Sort.WENT
    assert found["milestones"] is Sort.MOVED
    assert {item.writers for item in offer.items} == {("beta",)}
    assert offer.by("beta") == {item.path for item in offer.items}
    assert take(offer).draft == beta.draft
    assert alpha.draft == offer.before


def test_nothing_of_others_is_nothing_to_take() -> None:
    alpha, beta = two()
    alpha.write("general/title", "Mine")
    offer = offered(alpha, beta)
    assert offer.nothing
    assert take(offer).book == alpha.ledger.book


EDITS: dict[str, Edit] = {
    "general/title": lambda draft: set_value(draft, "general/title", "Beta's"),
    "narrative/background/text": lambda draft: set_value(draft, "narrative/background/text", "Beta's."),
    "risks/new": lambda draft: add_row(draft, "risks", "new", {"description": "New."}),
    "partners/p3": lambda draft: remove_row(draft, "partners/p3"),
    "milestones": lambda draft: move_row(draft, f"milestones/{draft.milestones[0].id}", 2),
}


@pytest.mark.parametrize("path", EDITS)
def test_what_is_refused_is_as_it_was_and_stays_so_for_everybody(path: str) -> None:
    alpha, beta = two()
    before = alpha.draft
    beta.make(EDITS[path](beta.draft))
    offer = offered(alpha, beta)
    accepted(alpha, take(offer, refused=[path]))
    assert alpha.draft == before
    assert both_come_to(alpha, beta) == before
    assert offered(alpha, beta).nothing


def test_a_removal_that_is_refused_brings_back_all_that_went_along() -> None:
    alpha, beta = two()
    before = alpha.draft
    lines = [line.id for line in before.cost_lines if line.participant == "p3"]
    beta.make(remove_row(beta.draft, "partners/p3"))
    offer = offered(alpha, beta)
    (item,) = [one for one in offer.items if one.path == "partners/p3"]
    assert {f"cost_lines/{line}" for line in lines} <= {*item.along}
    accepted(alpha, take(offer, refused=["partners/p3"]))
    assert lines
    assert alpha.draft == before
    assert take(offer).draft == beta.draft


def test_a_row_that_is_refused_takes_along_what_names_it() -> None:
    alpha, beta = two()
    beta.make(add_row(beta.draft, "partners", "p99", {"short_name": "NEWCO"}))
    beta.write("tasks/t2_1/leader", "p99")
    beta.make(add_row(beta.draft, "cost_lines", "c999", {"participant": "p99"}))
    beta.write("general/title", "Kept")
    taken = take(offered(alpha, beta), refused=["partners/p99"])
    assert not exists(taken.draft, "partners/p99")
    assert not exists(taken.draft, "cost_lines/c999")
    assert dangling(taken.draft) == 0
    assert taken.draft.general.title == "Kept"


@pytest.mark.parametrize("value", ["Alpha's", "Beta's", "Something else"])
def test_a_decision_replaces_all_values_and_closes_the_conflict_for_everybody(value: str) -> None:
    alpha, beta = two()
    alpha.write("general/title", "Alpha's")
    beta.write("general/title", "Beta's")
    offer = offered(alpha, beta)
    (conflict,) = offer.conflicts
    assert (conflict.mine, conflict.theirs) == ("Alpha's", (("Beta's", ("beta",)),))
    assert [one.path for one in offer.items] == []
    accepted(alpha, take(offer, decisions={conflict.key: value}))
    assert both_come_to(alpha, beta).general.title == value
    assert alpha.ledger.merged().conflicts == beta.ledger.merged().conflicts == ()


def test_a_conflict_that_nobody_decides_stays_open_also_where_one_types_over_it() -> None:
    alpha, beta = two()
    alpha.write("general/title", "Alpha's")
    beta.write("general/title", "Beta's")
    taken = take(offered(alpha, beta))
    assert [one.path for one in taken.conflicts] == ["general/title"]
    accepted(alpha, taken)
    alpha.write("general/title", "Typed over")
    (conflict,) = offered(alpha, beta).conflicts
    assert "Typed over" in {choice.value for choice in conflict.choices}


def test_keep_both_is_a_text_with_both() -> None:
    path = "narrative/background/text"
    alpha, beta = two("One. Two.")
    alpha.write(path, "One of Alpha. Two.")
    beta.write(path, "One of Beta. Two.")
    offer = offered(alpha, beta)
    (conflict,) = offer.conflicts
    accepted(alpha, take(offer, decisions={conflict.key: conflict.both}))
    assert get(both_come_to(alpha, beta), path) == "One of Alpha. Two.\n\nOne of Beta. Two."
    assert offered(alpha, beta).conflicts == ()


@pytest.mark.parametrize("choice", [*Row])
@pytest.mark.parametrize("turned", [False, True], ids=["I removed", "they removed"])
def test_a_row_removed_by_one_and_changed_by_the_other_is_kept_or_removed(choice: Row, turned: bool) -> None:
    alpha, beta = two()
    row = f"risks/{alpha.draft.risks[0].id}"
    one, other = (beta, alpha) if turned else (alpha, beta)
    one.make(remove_row(one.draft, row))
    other.write(f"{row}/description", "Changed.")
    offer = offered(alpha, beta)
    (conflict,) = offer.conflicts
    assert conflict.mine == ("edited" if turned else GONE)
    accepted(alpha, take(offer, decisions={conflict.key: choice}))
    assert exists(both_come_to(alpha, beta), row) == (choice is not Row.REMOVE)
    assert offered(alpha, beta).conflicts == ()


@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
def test_a_partner_that_is_restored_comes_back_with_all_that_went_along(later: bool) -> None:
    alpha, beta = two()
    before = alpha.draft
    alpha.make(remove_row(alpha.draft, "partners/p3"))
    beta.write("tasks/t2_1/leader", "p3")
    offer = offered(alpha, beta)
    if later:
        accepted(alpha, take(offer))
        offer = offered(alpha, beta)
    conflict = next(one for one in offer.conflicts if one.clash is Clash.REFERRED)
    accepted(alpha, take(offer, decisions={conflict.key: Row.RESTORE}))
    assert both_come_to(alpha, beta) == set_value(before, "tasks/t2_1/leader", "p3")
    assert offered(alpha, beta).conflicts == ()


@pytest.mark.parametrize("choice", [*Row])
def test_a_partner_removed_by_one_and_named_by_the_other_is_kept_or_removed(choice: Row) -> None:
    alpha, beta = two()
    alpha.make(remove_row(alpha.draft, "partners/p3"))
    beta.write("tasks/t2_1/leader", "p3")
    offer = offered(alpha, beta)
    conflict = next(one for one in offer.conflicts if one.clash is Clash.REFERRED)
    accepted(alpha, take(offer, decisions={conflict.key: choice}))
    draft = both_come_to(alpha, beta)
    assert exists(draft, "partners/p3") == (choice is not Row.REMOVE)
    assert dangling(draft) == 0
    assert Clash.REFERRED not in {one.clash for one in offered(alpha, beta).conflicts}


def test_a_row_that_both_moved_is_noted_and_can_be_decided() -> None:
    alpha, beta = two()
    row = alpha.draft.risks[0].id
    alpha.make(move_row(alpha.draft, f"risks/{row}", 2))
    mine = alpha.draft
    beta.make(move_row(beta.draft, f"risks/{row}", 3))
    offer = offered(alpha, beta)
    (conflict,) = offer.conflicts
    place = next(one.value for one in conflict.choices if one.writers == ("alpha",))
    accepted(alpha, take(offer, decisions={conflict.key: place}))
    assert both_come_to(alpha, beta) == mine


def test_a_decision_that_does_not_fit_is_refused_and_changes_nothing() -> None:
    alpha, beta = two()
    alpha.write("general/duration_months", 30)
    beta.write("general/duration_months", 35)
    offer = offered(alpha, beta)
    with pytest.raises(ValueRefused):
        take(offer, decisions={offer.conflicts[0].key: "soon"})
    assert take(offer).conflicts == offer.conflicts


@pytest.mark.parametrize(
    "step",
    [
        Set("general/duration_months", 36, "soon"),
        Set("partners/nobody/town", "", "Gent"),
        Set("general", None, "x"),
        Set("cost_lines/c1/unit_cost", "1.00", "1.005"),
        Splice("general/abstract", 5_000_000, "x", "y"),
    ],
    ids=["text for a number", "row of nobody", "record", "finer than cents", "no such place"],
)
def test_a_change_that_does_not_fit_is_refused_as_a_whole_and_the_others_are_taken(step: Any) -> None:
    alpha, beta = two()
    beta.write("general/title", "Good")
    wrong = Change("mallory", (), 0, "typed", "", (Set("general/acronym", "", "BAD"), step))
    heir = Change("mallory", (wrong.id,), 0, "typed", "", (Set("general/acronym", "BAD", "WORSE"),))
    offer = look(alpha.ledger, alpha.draft, [wrong, heir, *changes_of(beta)])
    assert {one.change for one in offer.unfit} == {wrong.id, heir.id}
    assert all(one.reason.endswith(".") for one in offer.unfit)
    taken = take(offer)
    assert taken.draft == beta.draft
    assert wrong.id not in [change.id for change in taken.book.changes()]


def test_what_rests_on_changes_that_have_not_arrived_waits_by_name() -> None:
    alpha, beta = two()
    first, second = beta.write("general/title", "One"), beta.write("general/acronym", "TWO")
    offer = look(alpha.ledger, alpha.draft, [second])
    assert [(one.missing, one.writers) for one in offer.waiting] == [(first.id, ("beta",))]
    assert offer.items == ()
    assert take(look(alpha.ledger, alpha.draft, [second, first])).draft == beta.draft


def with_image(draft: Draft, data: bytes) -> Draft:
    others = [one for one in draft.images if one.id != "pic"]
    return draft.replace(images=(*others, Image(id="pic", data=b"\x89PNG\r\n\x1a\n" + data)))


def test_an_image_comes_with_its_bytes_or_waits_for_them() -> None:
    alpha, beta = two()
    first, second = (with_image(beta.draft, raw) for raw in (b"first", b"second"))
    for draft in (first, second):
        beta.make(draft)
    media = {image.file: image.data for draft in (first, second) for image in draft.images}
    bare = offered(alpha, beta)
    assert {one.missing for one in bare.waiting} >= media.keys() - {""}
    assert take(bare).draft == alpha.draft
    taken = take(offered(alpha, beta, media=media))
    assert taken.draft == second
    assert media.keys() == {*taken.book.media} | {image.file for image in second.images}


def test_an_image_on_which_two_disagree_is_decided_with_its_bytes() -> None:
    alpha, beta = two()
    start = with_image(alpha.draft, b"start")
    alpha, beta = Author("alpha", start, 1), Author("beta", start, 2)
    alpha.make(with_image(alpha.draft, b"alpha"))
    beta.make(with_image(beta.draft, b"beta"))
    media = {image.file: image.data for image in beta.draft.images}
    offer = offered(alpha, beta, media=media)
    (conflict,) = offer.conflicts
    for draft in (alpha.draft, beta.draft):
        value = next(image.file for image in draft.images if image.id == "pic")
        taken = take(offer, decisions={conflict.key: value})
        assert next(image for image in taken.draft.images if image.id == "pic") in draft.images


def test_a_field_of_a_later_program_is_taken_and_passed_on() -> None:
    alpha, _ = two()
    later = Change("gamma", (), 0, "typed", "", (Set("general/green_score", None, 5),))
    offer = look(alpha.ledger, alpha.draft, [later])
    assert (offer.items, offer.unfit) == ((), ())
    taken = take(offer)
    assert taken.draft == alpha.draft
    assert later in [*taken.book.changes()]


def test_looking_changes_nothing() -> None:
    alpha, beta = two()
    beta.write("general/title", "New")
    book, draft = alpha.ledger.book, alpha.draft
    offered(alpha, beta)
    assert alpha.ledger.book is book
    assert alpha.ledger.known.changes == {}
    assert alpha.draft is draft
