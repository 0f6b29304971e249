"""From objective to deliverable: cards in four columns, or a list where cards are too many."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from euroapp.export.compliance.due.drawn.labels import WIDTH, Drawing, Label, Near, Where, cut, whole
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.values import NONE, some
from euroapp.figures.chain import ChainFigures, chain_figures
from euroapp.language import say, together

_HEADS = (say("Specific objective"), say("Indicator"), say("Work package"), say("Deliverable"))
_LISTS = ("specific_objectives", "indicators", "work_packages", "deliverables")
_WEIGHTS = (1.12, 1.3, 0.95, 1.1)
_BETWEEN = 26 + 52 + 26
_LIST_WEIGHTS = (1.25, 1.45, 0.75, 1.05)
_PADS = 2 * 4
_LEAST_LINES, _NAME_LINES, _NUMBER_LINES = 2, 3, 20
"""Cards are cut after two lines at least, names in the list after three, numbers there after twenty."""


def chain(known: Known) -> Iterator[Drawing]:
    """Yield the letters of the cards, and those of the list that may stand there instead."""
    found = chain_figures(known.draft)
    yield _cards(known)
    yield _list(known, found)


def _cards(known: Known) -> Drawing:
    """Return all cards: in parts a card, and the head of its column, stand wherever they belong."""
    cards: list[Label] = []
    near: list[Near] = []
    heads = []
    for head, collection, weight in zip(_HEADS, _LISTS, _WEIGHTS, strict=True):
        room = (WIDTH - _BETWEEN) * weight / sum(_WEIGHTS) - _PADS
        column = [
            cut(_named(known, collection, place), room, _LEAST_LINES) for place in _keys(known, collection)
        ]
        if column:
            heads.append(whole(head))
            cards += column
            near += [Near(Where.COLUMN, (card, whole(head))) for card in column]
            near.append(Near(Where.DOWN, tuple(column)))
    return Drawing((), some=(*heads, *cards), near=tuple(near))


def _list(known: Known, found: ChainFigures) -> Drawing:
    """Return a row an objective with the numbers of what hangs on it, and one for what hangs on none."""
    rooms = [WIDTH * weight / sum(_LIST_WEIGHTS) - _PADS for weight in _LIST_WEIGHTS]
    rows = [
        (cut(_named(known, _LISTS[0], key), rooms[0], _NAME_LINES), *_numbers(known, found, {key}, rooms))
        for key in _keys(known, _LISTS[0])
    ]
    tied = {below for _, below in found.measured}
    loose = [one.id for one in known.draft.indicators if one.id not in tied]
    if loose:
        rows.append(
            (cut(say("No specific objective"), rooms[0]), *_numbers(known, found, set(), rooms, loose))
        )
    labels = tuple(label for row in rows for label in row)
    heads = tuple(map(whole, _HEADS))
    near = (Near(Where.ROW, heads), *(Near(Where.ROW, row) for row in rows))
    return Drawing(labels, every=heads, near=near)


def _numbers(
    known: Known, found: ChainFigures, first: set[str], rooms: list[float], loose: Collection[str] = ()
) -> Iterator[Label]:
    kept = first
    for place, ties in enumerate((found.measured, found.worked, found.delivered), 1):
        kept = {below for above, below in ties if above in kept} | set(loose if place == 1 else ())
        named = [known.number(_LISTS[place], key) for key in _keys(known, _LISTS[place]) if key in kept]
        yield cut(", ".join(named) or NONE, rooms[place], _NUMBER_LINES)


def _keys(known: Known, collection: str) -> list[str]:
    """Return the rows of a list; indicators in the order of their objectives, those without one last."""
    rows = getattr(known.draft, collection)
    if collection != "indicators":
        return [one.id for one in rows]
    places = {one.id: place for place, one in enumerate(known.draft.specific_objectives)}
    return [one.id for one in sorted(rows, key=lambda one: places.get(one.specific_objective, len(places)))]


def _named(known: Known, collection: str, key: str) -> str:
    """Return number and name of a row; an indicator without a name has that of the list of the call."""
    row = next(one for one in getattr(known.draft, collection) if one.id == key)
    name = row.title if collection == _LISTS[0] else row.name
    if collection == "indicators" and not name.strip() and row.catalogue:
        name = known.choice("indicators", row.catalogue)
    return together((known.number(collection, key), some(name)), " ")
