"""Words that a draft knows by itself: names of participants, people and places, and those of its call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from euroapp.bundle import resource_path
from euroapp.calls.pack import Pack
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.spelling.words import keys_in


def known_in(draft: Draft, call: Pack) -> frozenset[str]:
    """Return the keys of all words that names of the draft and its call hold, and of its own list."""
    general = draft.general
    names = [general.acronym, *(row.word for row in general.known_words)]
    for partner in draft.partners:
        names.extend(_names_of(partner))
    return keys_in(names) | _of_call(call)


def _names_of(partner: Participant) -> Iterator[str]:
    yield from (partner.short_name, partner.legal_name, partner.town, partner.region, partner.street)
    yield from (partner.contact.first_name, partner.contact.family_name, partner.sign_off.name)
    for rows in (partner.contacts, partner.departments, partner.staff):
        yield from (row.name for row in rows)


def _of_call(call: Pack) -> frozenset[str]:
    items = (*call.ecosystems, *call.strands, *call.policy_references)
    return keys_in((call.name, *(item.name for item in items))) | _of_the_field()


@lru_cache(maxsize=1)
def _of_the_field() -> frozenset[str]:
    """Return what people who write proposals say in any language."""
    return keys_in(resource_path("dictionaries", "words.txt").read_text(encoding="utf-8").splitlines())
