"""Names of what a draft chose, for people: keys of a call's lists are never shown or printed.

What the call does not have keeps the name that another installed call has for it, and says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache

from euroapp.bundle import resource_path
from euroapp.calls.call import Call
from euroapp.calls.form import Form
from euroapp.calls.library import call_ids, load_call
from euroapp.calls.pack import Pack
from euroapp.errors import CallPackDamaged, UnknownCall
from euroapp.language import say

_NOUNS = {
    "strands": say("Unknown strand"),
    "ecosystems": say("Unknown ecosystem"),
    "themes": say("Unknown theme"),
    "objectives": say("Unknown objective"),
    "indicators": say("Unknown indicator"),
    "entity_kinds": say("Unknown kind of organisation"),
    "project_roles": say("Unknown role"),
    "countries": say("Unknown country"),
    "cost_categories": say("Unknown cost category"),
    "annexes": say("Unknown annex"),
    "award_criteria": say("Unknown criterion"),
    "narrative": say("Unknown section"),
    "declarations": say("Unknown statement"),
    "answers": say("Unknown question"),
}
"""What an entry that no installed call has is called."""


@cache
def _countries() -> dict[str, str]:
    """Return the names of all countries by ISO 3166 code, with the codes that the EU uses besides."""
    names: dict[str, str] = json.loads(resource_path("countries.json").read_text("utf-8"))
    return names


def _calls(ids: tuple[str, ...]) -> Iterator[Call]:
    for call_id in ids:
        try:
            yield load_call(call_id)
        except (CallPackDamaged, UnknownCall):
            continue


def _with_code(pack: Pack, source: str, key: str) -> str:
    """Return the name of an entry, that of a cost category with its code; '' where the pack has none."""
    item = pack.item(source, key)
    return f"{getattr(item, 'code', '')} {item.name}".strip() if item else ""


@lru_cache(maxsize=512)
def _elsewhere(source: str, key: str, ids: tuple[str, ...]) -> str:
    """Return the name that the first other call has for a key."""
    country = _countries().get(key, "") if source == "countries" else ""
    names = (_with_code(call.pack, source, key) for call in _calls(ids))
    return country or next(filter(None, names), "") or _NOUNS[source]


def bare_name(pack: Pack, source: str, key: str) -> str:
    """Return the name of an entry, for sentences that say themselves that it is not in the call."""
    item = pack.item(source, key)
    return item.name if item else _elsewhere(source, key, tuple(call_ids()))


def name_of(pack: Pack, source: str, key: str) -> str:
    """Return the name of an entry of a list of the call; what is not in it says so behind its name."""
    item = pack.item(source, key)
    return item.name if item else say("{name} (not in this call)", name=bare_name(pack, source, key))


def choice_of(pack: Pack, source: str, key: str) -> str:
    """Return what forms and tables show for an entry: a cost category with its code before the name."""
    return _with_code(pack, source, key) or name_of(pack, source, key)


@lru_cache(maxsize=128)
def _titles(ids: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Return the titles of sections, declarations and questions of all installed forms by list and key."""
    found: dict[tuple[str, str], str] = {}
    for call in _calls(ids):
        for key, title in _titled(call.form):
            found.setdefault(key, title)
    return found


def _titled(form: Form) -> Iterator[tuple[tuple[str, str], str]]:
    yield from ((("narrative", row.id), f"{row.number} {row.title}".strip()) for row in form.sections())
    yield from ((("declarations", row.key), row.title) for row in form.declarations)
    yield from ((("answers", row.key), row.text) for row in form.questions)


def title_of(form: Form, collection: str, key: str, *, bare: bool = False) -> str:
    """Return the title of a section, declaration or question; what is not in the form says so, unless `bare`.

    Args:
        form: the form of the draft's call.
        collection: `narrative`, `declarations` or `answers`.
        key: the id of the row.
        bare: the sentence around it says itself that it is not in the form.

    """
    own = dict(_titled(form)).get((collection, key))
    if own is not None:
        return own
    title = _titles(tuple(call_ids())).get((collection, key), _NOUNS[collection])
    return title if bare else say("{title} (not in this call’s form)", title=title)
