"""A history as a draft file keeps it: a value, so that it can be saved while the draft goes on changing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from euroapp.draft import Draft
from euroapp.history.changes import Change, ChangeUnreadable, encoded
from euroapp.history.log import is_full, pack, portions, unpack
from euroapp.history.members import FOLDER, MEDIA, PACK, START, STATE, is_member
from euroapp.history.places import is_place
from euroapp.history.recording import Keys, keys_of
from euroapp.history.tree import Node, Tree

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_NAME = 200
_BASE = "@base"
"""Where a start says which changes are folded into it; no field has such a name."""
MOST_ASKED = 1_000
"""Requests that are remembered; the oldest give way."""
_MOST_SECTIONS = 500


@dataclass(frozen=True)
class Share:
    """The part of a draft that one participant was asked for."""

    partner: str
    """Id of the participant."""
    sections: tuple[str, ...] = ()
    """Ids of the narrative sections that were given to him."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {"partner": self.partner, "sections": [*self.sections]}


def read_share(value: Any) -> Share:
    """Return the part that plain data names.

    Raises:
        ChangeUnreadable: it names none.

    """
    partner = value.get("partner") if isinstance(value, dict) else None
    sections = value.get("sections") if isinstance(value, dict) else None
    if not isinstance(partner, str) or not is_id(partner):
        raise ChangeUnreadable("what was asked for names no participant")
    if not isinstance(sections, list) or len(sections) > _MOST_SECTIONS or not all(map(is_id, sections)):
        raise ChangeUnreadable("what was asked for names no sections")
    return Share(partner, tuple(sections))


def is_id(value: Any) -> bool:
    """Tell whether a value read from outside may be the id of a row, a project or a request."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


@dataclass(frozen=True)
class Book:
    """The start of a draft, and all changes since."""

    project: str
    """Tells apart the histories of different drafts; copies of one draft share it."""
    start: bytes
    """JSON of the draft with which the history begins, its rows by id and with their keys."""
    sealed: tuple[bytes, ...] = ()
    """Packs that are full."""
    tail: tuple[Change, ...] = ()
    """The changes that came after them."""
    heads: tuple[str, ...] = ()
    """The youngest changes that are in the draft; what came later waits to be taken in."""
    keys: Keys = field(default_factory=dict)
    """Keys of all rows of the draft, by the path of their list; never changed in place."""
    several: frozenset[str] = frozenset()
    """Fields for which more than one value stands."""
    aside: frozenset[str] = frozenset()
    """Changes that an undo took out of the draft; they come back only where a later one rests on them."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """Who writes under which random name."""
    forgotten: frozenset[str] = frozenset()
    """Writers whose names are not to be known any more."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names that people gave to versions, by the change after which the draft was so."""
    folded: int = 0
    """How many changes were folded into the start to save room."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """Images that earlier versions show and the draft does not, by the name of their file."""
    asked: Mapping[str, Share] = field(default_factory=dict)
    """What others were asked for from here, by the random name of each request."""
    request: str = ""
    """The request that this draft answers; '' for none."""
    share: Share | None = None
    """What it was asked for."""

    @classmethod
    def begun(cls, draft: Draft, project: str) -> Book:
        """Return the history of a draft that has none yet."""
        keys = keys_of(draft)
        return cls(project, encoded(Tree.of(draft, keys).root), keys=keys)

    def changes(self) -> Iterator[Change]:
        """Yield all changes, parents first.

        Raises:
            ChangeUnreadable: a pack holds what no version writes.

        """
        for raw in self.sealed:
            yield from _unpacked(raw)
        yield from self.tail

    @cached_property
    def base(self) -> tuple[str, ...]:
        """Return the changes that are folded into the start, the youngest of them; () for none.

        Raises:
            ChangeUnreadable: the start is none.

        """
        found = self._start().get(_BASE, [])
        return tuple(found) if _is_texts(found) else ()

    def first(self) -> Node:
        """Return the draft with which the history begins, as plain values.

        Raises:
            ChangeUnreadable: it is none.

        """
        return {name: value for name, value in self._start().items() if name != _BASE}

    def _start(self) -> Node:
        node = _read(self.start)
        if not isinstance(node, dict):
            raise ChangeUnreadable("a history begins with no draft")
        return node

    def with_changes(self, changes: list[Change]) -> Book:
        """Return it with changes behind those it holds."""
        *full, tail = portions([*self.tail, *changes]) if self.tail or changes else [[]]
        if is_full(tail):
            full, tail = [*full, tail], []
        return replace(self, sealed=(*self.sealed, *map(pack, full)), tail=tuple(tail))

    def members(self) -> dict[str, bytes]:
        """Return what a draft file holds of it, by member name; equal histories give equal bytes."""
        packs = [*self.sealed, *([pack(self.tail)] if self.tail else [])]
        state = {
            "project": self.project,
            "heads": list(self.heads),
            "keys": self.keys,
            "several": sorted(self.several),
            "aside": sorted(self.aside),
            "authors": dict(self.authors),
            "names": dict(self.names),
            **({"folded": self.folded} if self.folded else {}),
            "forgotten": sorted(self.forgotten),
            **self._exchanged(),
        }
        return {
            START: self.start,
            STATE: encoded(state),
            **{f"{FOLDER}{number:06d}.chg": raw for number, raw in enumerate(packs, 1)},
            **{FOLDER + name: raw for name, raw in sorted(self.media.items())},
        }

    def _exchanged(self) -> dict[str, Any]:
        """Return what the state says of requests: nothing, where there were none."""
        asked = {request: share.plain() for request, share in self.asked.items()}
        answers = {"request": self.request, "share": self.share.plain()} if self.share is not None else {}
        return {**({"asked": asked} if asked else {}), **answers}


def with_base(root: Node, base: Iterable[str]) -> bytes:
    """Return a draft with which a history begins, and the changes that are folded into it."""
    return encoded({_BASE: sorted(base), **root})


def read_book(members: Mapping[str, bytes]) -> Book:
    """Return the history that members of a draft file hold; full packs are read when they are needed.

    Raises:
        ChangeUnreadable: it is damaged, hostile, or incomplete.

    """
    packs = sorted(name for name in members if PACK.fullmatch(name))
    whole = [f"{FOLDER}{number:06d}.chg" for number in range(1, len(packs) + 1)]
    if not members.keys() >= {START, STATE} or packs != whole or not all(map(is_member, members)):
        raise ChangeUnreadable("a part of the history is missing, or one too many is there")
    state = _read(members[STATE])
    sound = (
        isinstance(state, dict)
        and is_id(state.get("project"))
        and is_id(state.get("request", "-"))
        and isinstance(asked := state.get("asked", {}), dict)
        and all(map(is_id, asked))
        and all(_is_texts(state.get(name)) for name in ("heads", "several", "aside"))
        and _is_keys(state.get("keys"))
        and _is_names(state.get("authors"))
        and _is_names(state.get("names", {}))
        and type(state.get("folded", 0)) is int
        and _is_texts(state.get("forgotten", []))
    )
    if not sound:
        raise ChangeUnreadable("the state of the history holds what none holds")
    media = {found[1]: raw for name, raw in members.items() if (found := MEDIA.fullmatch(name))}
    sealed = tuple(members[name] for name in packs)
    tail: tuple[Change, ...] = ()
    if sealed and not is_full(last := _unpacked(sealed[-1])):
        sealed, tail = sealed[:-1], last
    return Book(
        state["project"],
        members[START],
        sealed,
        tail,
        tuple(state["heads"]),
        state["keys"],
        frozenset(state["several"]),
        frozenset(state["aside"]),
        state["authors"],
        frozenset(state.get("forgotten", [])),
        state.get("names", {}),
        state.get("folded", 0),
        media,
        {request: read_share(share) for request, share in asked.items()},
        state.get("request", ""),
        read_share(state["share"]) if "share" in state else None,
    )


@lru_cache(maxsize=64)
def _unpacked(raw: bytes) -> tuple[Change, ...]:
    return tuple(unpack(raw))


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ChangeUnreadable("a part of the history is no readable JSON") from error


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(rows, dict) and all(map(is_place, rows.values())) for rows in value.values()
    )


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and len(name) <= _LONGEST_NAME for name in value.values()
    )
