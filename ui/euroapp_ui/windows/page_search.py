"""Pages as people look for them: by number, by beginnings of words, and by what stands on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from euroapp.draft import Draft
from euroapp.draft.fields import fields_of
from euroapp.draft.marks import BESIDE
from euroapp.folding import folded
from euroapp.language import say
from euroapp.wording.places import page_numbers, page_of
from euroapp_ui.language import shown

VIEWS = (
    ("workplan", say("Effort")),
    ("workplan", say("People")),
    ("workplan", say("Timetable")),
    ("support", say("From money to targets")),
    ("budget", say("Totals")),
    ("review", say("Who owes what")),
    ("review", say("Own scoring")),
    ("proposal", say("Preview")),
    ("proposal", say("Check of the file")),
)
"""Tabs that show what no field of theirs is named after, with their pages."""


def views_called(wanted: Sequence[str], pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pages and titles of tabs in whose title, or that of their page, folded words begin words."""
    for key, title in VIEWS:
        if (
            key in pages
            and begin(wanted, f"{shown(pages[key])} {shown(title)}")
            and begin(wanted[-1:], shown(title))
        ):
            yield key, title


def begin(wanted: Sequence[str], text: str) -> bool:
    """Tell whether each folded word begins a word of a text."""
    return all(_begins(word, folded(text).split()) for word in wanted)


def pages_called(wanted: Sequence[str], pages: dict[str, str]) -> Iterator[str]:
    """Yield the keys of the pages that folded words mean: `9 narr`, `wp bud`.

    One word at least is the number of the page or begins a word of its title; the others may begin words of
    what stands on the page, or be its initials.
    """
    numbers = page_numbers(pages)
    for key, title in pages.items():
        name = folded(shown(title))
        own = [word for word in wanted if word == numbers[key] or _begins(word, name.split())]
        others = [word for word in wanted if word not in own]
        if (own and all(_stands(word, key) for word in others)) or all(word in name for word in wanted):
            yield key


def _begins(word: str, words: Sequence[str]) -> bool:
    return any(one.startswith(word) for one in words)


def _stands(word: str, page: str) -> bool:
    """Tell whether a word begins a word of what stands on a page, or is the initials of one thing there."""
    things = [folded(shown(title)).split() for title in _titles(page)]
    return any(_begins(word, thing) or word == "".join(one[0] for one in thing) for thing in things)


@lru_cache(maxsize=64)
def _titles(page: str) -> tuple[str, ...]:
    """Return the titles of the lists and fields that are filled in on a page."""
    found: dict[str, None] = {}
    for name, spec in fields_of(Draft).items():
        if name in BESIDE:
            continue
        inner = fields_of(spec.model) if spec.model is not None else {}
        for title, path in (
            (spec.title, name),
            *((one.title, f"{name}/{key}") for key, one in inner.items()),
        ):
            if title and page_of(path) == page:
                found[title] = None
    return tuple(found)
