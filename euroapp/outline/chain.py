"""From objective to deliverable: what hangs on what (1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.figures.chain import Tie, chain_figures
from euroapp.language import say
from euroapp.outline.context import Context, or_none
from euroapp.outline.drawings import Chain, Node
from euroapp.outline.elements import Element

_HEADS = (say("Specific objective"), say("Indicator"), say("Work package"), say("Deliverable"))
_LISTS = ("specific_objectives", "indicators", "work_packages", "deliverables")


def chain(context: Context) -> Iterator[Element]:
    """Yield the chain, once objectives are measured and indicators worked for."""
    found = chain_figures(context.draft)
    if not found.measured or not found.worked:
        return
    columns = [tuple(_nodes(context, collection)) for collection in _LISTS]
    columns[1] = _grouped(columns[0], columns[1], found.measured)
    yield Chain(
        caption=say("From specific objectives by indicators and work packages to deliverables"),
        heads=_HEADS,
        columns=tuple(columns),
        ties=(found.measured, found.worked, found.delivered),
        path="specific_objectives",
    )


def _grouped(above: tuple[Node, ...], nodes: tuple[Node, ...], ties: frozenset[Tie]) -> tuple[Node, ...]:
    """Return rows in the order of those that they hang on, so that few lines cross."""
    places = {node.id: place for place, node in enumerate(above)}
    first: dict[str, int] = {}
    for key, below in ties:
        first[below] = min(first.get(below, len(above)), places[key])
    return tuple(sorted(nodes, key=lambda node: first.get(node.id, len(above))))


def _nodes(context: Context, collection: str) -> Iterator[Node]:
    for row in getattr(context.draft, collection):
        name = row.title if collection == "specific_objectives" else row.name
        if not name.strip() and collection == "indicators" and row.catalogue:
            name = context.choice("indicators", row.catalogue)
        yield Node(row.id, context.number(collection, row.id), or_none(name), f"{collection}/{row.id}")
