"""What a change does to the numbers that texts name.

A mention means the row that carried its number when it was typed. A text that a change itself writes
speaks of the numbers after that change; all other texts speak of the numbers before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from euroapp.calls.form import Form
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.edits.fate import Fate
from euroapp.edits.live_fields import orphans
from euroapp.edits.marks import has_marks, is_narrative
from euroapp.edits.named_numbers import Named, beside_names, named
from euroapp.edits.renaming import Renaming, names_like_numbers, numbers_apart
from euroapp.edits.spans import rows_between, spans
from euroapp.edits.texts import texts_of
from euroapp.mentions.letters import LETTERS, PARTNERS, SECTIONS
from euroapp.mentions.mention import SHORT_NAMES, Mention
from euroapp.mentions.owners import own_names
from euroapp.mentions.reader import all_mentions, of_this_draft
from euroapp.prose.live import masked
from euroapp.values import FieldPath

Label = tuple[str, str]
"""The list and the printed number of a row, such as `("tasks", "T2.1")`."""

_LISTS = (*LETTERS.values(), PARTNERS)
_INSIDE = frozenset({"tasks", "deliverables", "events", "subcontracts"})
"""Lists that are numbered anew in each work package."""

_PAIR = 2
"""Two rows joined by “to” may be a direction, “from T2.1 to T2.2”, as well as a span."""


class Place(NamedTuple):
    """Where a mention stands: the path of its text, and the sign of it at which its figures begin."""

    path: FieldPath
    start: int


class Change(NamedTuple):
    """One mention in one text that a change concerns."""

    path: FieldPath
    text: str
    """The whole text, after the change, of which the mention tells the place."""
    mention: Mention
    fate: Fate
    new: str
    """The number or the name after the change; '' where the row is gone."""
    heir: str = ""
    """The number or the name of the row that took over what hung on a row that is gone."""
    span: tuple[str, str] | None = None
    """First and last number of a span that can no longer name its rows; its ends stay as typed."""
    live: str | None = None
    """Not None: a live field of a row that is gone; the field of its heir, or ''."""

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return Place(self.path, self.mention.start)


class _Labels:
    """The rows of a draft by printed number, and the other way round."""

    def __init__(self, draft: Draft, form: Form | None) -> None:
        numbers = Numbering(draft)
        self.number: dict[tuple[str, str], str] = {
            (name, key): number for name in _LISTS for key, number in getattr(numbers, name).items()
        }
        if form is not None:
            self.number |= {(SECTIONS, s.id): s.number for s in form.sections() if s.number}
        self.row: dict[Label, str] = {(name, number): key for (name, key), number in self.number.items()}
        self.draft = draft

    def named(self, other: _Labels) -> Iterator[Named]:
        """Yield the rows whose number is another one elsewhere, with their names."""
        for collection in _LISTS:
            for row in getattr(self.draft, collection):
                number = self.number.get((collection, row.id), "")
                if number and other.number.get((collection, row.id)) != number:
                    short = collection == PARTNERS
                    name = row.short_name if short else getattr(row, "name", "")
                    found = named(collection, number, name, short=short)
                    if found is not None:
                        yield found

    def title(self, mention: Mention) -> str:
        """Return the name of the row that a number with a name beside it would name; '' without any."""
        key = self.row.get((mention.collection, mention.number)) if mention.owner else None
        rows = getattr(self.draft, mention.collection) if key and mention.collection in _LISTS else ()
        return next((getattr(row, "name", "") for row in rows if row.id == key), "")


def _order(draft: Draft, name: str) -> list[tuple[str, str]]:
    inside = name in _INSIDE
    return [(row.id, row.work_package if inside else "") for row in getattr(draft, name)]


def _numbers_may_differ(before: Draft, after: Draft) -> bool:
    """Tell whether any row came, went or moved; quick, for it is asked at every key."""
    return any(
        getattr(before, name) is not getattr(after, name) and _order(before, name) != _order(after, name)
        for name in _LISTS
    )


@dataclass(frozen=True)
class _Sides:
    """The labels before and after a change, and what it does to names."""

    old: _Labels
    new: _Labels
    renaming: Renaming
    heirs: Mapping[str, str]
    like_numbers: frozenset[str]
    """Short names that look like the number of a row."""
    own_names: frozenset[str]
    """Acronym and names of participants, before and after."""
    named: tuple[Named, ...] = ()
    """The rows whose numbers change, with their names."""


def _fate(mention: Mention, sides: _Sides) -> tuple[Fate, str, str] | None:
    label, old, new = (mention.collection, mention.number), sides.old, sides.new
    meant, named = old.row.get(label), new.row.get(label)
    if meant == named or mention.removed:
        return None
    if meant is None:
        moved = (mention.collection, named or "") in old.number
        return (Fate.ADOPTED, mention.number, "") if moved else None
    number = new.number.get((mention.collection, meant), "")
    heir = new.number.get((mention.collection, sides.heirs.get(meant, "")), "")
    return (Fate.FOLLOWS, number, "") if number else (Fate.GONE, "", heir)


@dataclass(frozen=True)
class Renumbering:
    """What a change does to the numbers that texts name."""

    rows: int
    """Rows whose number changes."""
    changes: tuple[Change, ...]
    doubled: tuple[str, ...] = ()
    """Short names that are said, or given, in texts, and that several participants have after the change."""

    @cached_property
    def texts(self) -> int:
        """Return how many texts are concerned."""
        return len({change.path for change in self.changes})

    @cached_property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """Return old and new numbers of rows that keep their mentions, the most mentioned first."""
        return tuple(
            pair
            for pair, _ in Counter(
                (_said(c.mention.collection, c.mention.number), _said(c.mention.collection, c.new))
                for c in self.changes
                if c.fate is Fate.FOLLOWS and c.mention.sure
            ).most_common()
        )

    @cached_property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Return old and new short names of participants that keep their mentions."""
        changes = (c for c in self.changes if c.fate is Fate.RENAMED and c.mention.sure)
        return tuple(dict.fromkeys((c.mention.number, c.new) for c in changes))

    def count(self, fate: Fate) -> int:
        """Return how many mentions that can mean nothing else have this fate."""
        return sum(change.fate is fate and change.mention.sure for change in self.changes)

    def named(self, fate: Fate) -> tuple[str, ...]:
        """Return the numbers of that fate, each once, as texts say them."""
        found = (c.mention for c in self.changes if c.fate is fate and c.mention.sure)
        return tuple(dict.fromkeys(_said(m.collection, m.number) for m in found))

    @property
    def carries(self) -> bool:
        """Tell whether there is anything to write into the texts."""
        kinds = (Fate.FOLLOWS, Fate.RENAMED, Fate.GONE, Fate.RETURNED)
        return any(change.fate in kinds and change.mention.sure for change in self.changes)

    @cached_property
    def heirs(self) -> tuple[str, ...]:
        """Return who may be named instead of what is gone, each once, as texts say it."""
        heirs = ((c.mention.collection, c.heir) for c in self.changes if c.heir and c.mention.sure)
        return tuple(dict.fromkeys(_said(*heir) for heir in heirs))

    @property
    def doubtful(self) -> tuple[Change, ...]:
        """Return the mentions that may mean something else; no text is changed for them."""
        return tuple(change for change in self.changes if not change.mention.sure and change.span is None)

    @property
    def torn(self) -> tuple[Change, ...]:
        """Return the ends of spans that can no longer name their rows; no text is changed for them."""
        return tuple(change for change in self.changes if change.span is not None)


def _said(collection: str, number: str) -> str:
    if collection == SHORT_NAMES:
        return f"“{number}”"
    words = {PARTNERS: "partner ", SECTIONS: "section "}
    return f"{words.get(collection, '')}{number}"


def renumbered(
    before: Draft,
    after: Draft,
    forms: tuple[Form, Form] | None = None,
    *,
    names: bool = True,
    earlier: Mapping[str, str] = MappingProxyType({}),
    heirs: Mapping[str, str] = MappingProxyType({}),
) -> Renumbering | None:
    """Return which mentions in the texts of a changed draft are concerned; None where none is.

    Args:
        before: the draft before the change.
        after: the draft after it.
        forms: the forms of the calls before and after, where the change is one of the call.
        names: look for short names of participants too; not while one is being typed.
        earlier: which participant had a short name last, as row ids by name.
        heirs: which row takes over what hung on a row that goes, as row ids.

    """
    renaming = Renaming(before, after if names else before, earlier, heirs)
    numbers = forms is not None or _numbers_may_differ(before, after)
    if not numbers and not renaming:
        return None
    old, new = (_Labels(d, forms[place] if forms else None) for place, d in enumerate((before, after)))
    rows = sum(1 for key, number in old.number.items() if new.number.get(key, number) != number)
    others = old.number.keys() != new.number.keys()
    if not rows and not others and not renaming:
        return None
    own = own_names(before) | own_names(after)
    like_numbers = names_like_numbers(before, after)
    sides = _Sides(old, new, renaming, heirs, like_numbers, own, tuple(old.named(new)))
    known = dict(texts_of(before))
    changes = tuple(
        change
        for path, text in texts_of(after)
        if known.get(path, text) == text
        for change in _changes(path, text, sides)
    )
    given = {
        name for c in changes if c.fate in {Fate.RENAMED, Fate.SHARED} for name in (c.mention.number, c.new)
    }
    return Renumbering(rows, changes, tuple(sorted(renaming.doubled & given))) if changes else None


def _changes(path: FieldPath, text: str, sides: _Sides) -> list[Change]:
    """Return what becomes of the mentions and live fields in one text, in order."""
    plain = masked(text)
    changes = [*_typed_changes(path, plain, sides), *_live_changes(path, text, sides)]
    whole = changes if plain == text else [change._replace(text=text) for change in changes]
    return sorted(whole, key=lambda change: change.mention.start)


def _live_changes(path: FieldPath, text: str, sides: _Sides) -> Iterator[Change]:
    """Yield the live fields whose row is gone; all others follow by themselves."""
    for one in orphans(text, sides.old.draft, (sides.old.number, sides.new.number), sides.heirs):
        yield Change(path, text, one.mention, Fate.GONE, "", one.heir, live=one.heir_field)


def _typed_changes(path: FieldPath, text: str, sides: _Sides) -> Iterator[Change]:
    """Yield what becomes of the numbers and names that were typed."""
    found = [
        of_this_draft(mention, sides.own_names, sides.old.title(mention)) for mention in all_mentions(text)
    ]
    apart = numbers_apart(text, found, sides.like_numbers)
    beside = list(beside_names(text, sides.named, (mention.start for mention in apart)))
    numbers = {
        change.mention.start: change
        for change in chain(
            _numbered(path, text, beside, sides),
            _bare(path, text, [mention for mention in apart if mention.lists], sides),
            # In WP2.1 the package goes before the task.
            _numbered(path, text, [mention for mention in apart if not mention.lists], sides),
        )
    }
    named = (
        Change(
            path,
            text,
            _by_hand(mention, path, name),
            fate,
            name,
            sides.renaming.heirs.get(mention.number, ""),
        )
        for mention, fate, name in sides.renaming.mentions(text, found)
    )
    yield from (change for change in numbers.values() if not _follows_package(change, numbers.values()))
    yield from named


def _by_hand(mention: Mention, path: FieldPath, name: str) -> Mention:
    """Return a mention in doubt where its new name has marks of the little language: a hand must write it."""
    return mention._replace(sure=False) if is_narrative(path) and has_marks(name) else mention


def _follows_package(change: Change, others: Iterable[Change]) -> bool:
    """Tell whether a place in a package, such as the first task of WP2, stays true as the package follows."""
    mention = change.mention
    old, _, place = mention.number.partition(".")
    new, _, now = change.new.partition(".")
    in_words = "." not in change.text[mention.start : mention.end]
    if not place or place != now or not in_words or change.fate is not Fate.FOLLOWS:
        return False
    letters = mention.number[0]
    package = (f"WP{old.removeprefix(letters)}", f"WP{new.removeprefix(letters)}")
    return any((one.mention.number, one.new) == package for one in others)


def _bare(path: FieldPath, text: str, found: list[Mention], sides: _Sides) -> Iterable[Change]:
    """Return what becomes of numbers that may belong to several lists, as those of the first that changes."""
    changes: dict[int, Change] = {}
    for name in dict.fromkeys(name for mention in found for name in mention.lists):
        read = [one for mention in found for one in mention.readings() if one.collection == name]
        for change in _numbered(path, text, read, sides):
            changes.setdefault(change.mention.start, change)
    return changes.values()


def _numbered(path: FieldPath, text: str, found: list[Mention], sides: _Sides) -> Iterator[Change]:
    """Yield what becomes of the numbers in one text; the ends of a span share one fate."""
    old, new = sides.old, sides.new
    changes = {m.start: Change(path, text, m, *fate) for m in found if (fate := _fate(m, sides)) is not None}
    for first, last in spans(text, found):
        ends = [end.start for end in (first, last)]
        meant = rows_between(old.number, first.collection, first.number, last.number)
        if not meant:
            continue
        if not any(start in changes for start in ends):
            # The ends stay, but what lies between them may not.
            if meant != rows_between(new.number, first.collection, first.number, last.number):
                torn = (first.number, last.number)
                told = last._replace(sure=False)
                changes[last.start] = Change(path, text, told, Fate.FOLLOWS, last.number, span=torn)
            continue
        carried = [changes[m.start].new if m.start in changes else m.number for m in (first, last)]
        same = meant == rows_between(new.number, first.collection, first.number, last.number)
        if same and len(meant) > _PAIR:
            # The same rows stand between the same numbers: as it was typed, the span stays true.
            for start in ends:
                changes.pop(start, None)
        elif same or not all(carried) or meant != rows_between(new.number, first.collection, *carried):
            for start in ends:
                if start in changes:
                    told = changes[start].mention._replace(sure=False)
                    torn = (first.number, last.number)
                    changes[start] = changes[start]._replace(mention=told, span=torn)
    yield from changes.values()
