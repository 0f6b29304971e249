"""The matrix of risks by likelihood and impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from euroapp.draft.risks import Rating
from euroapp.export.compliance.due.drawn.labels import Drawing, Near, Where, told, whole
from euroapp.export.compliance.due.names import Known
from euroapp.figures.ratings import rating_figures
from euroapp.language import say, say_count, together

_NAMED = 60
"""Risks without a rating that are named."""
_FEW = 3
"""So many risks of a cell are named, even where others are only counted."""
_IMPACTS = {
    Rating.LOW: say("Low impact"),
    Rating.MEDIUM: say("Medium impact"),
    Rating.HIGH: say("High impact"),
}
_LIKELIHOODS = {
    Rating.LOW: say("Low likelihood"),
    Rating.MEDIUM: say("Medium likelihood"),
    Rating.HIGH: say("High likelihood"),
}


def matrix(known: Known) -> Iterator[Drawing]:
    """Yield the letters of the matrix as it may be written: risks listed, from one to another, or counted."""
    found = rating_figures(known.draft)
    places = {one.id: place for place, one in enumerate(known.draft.risks, 1)}
    heads = tuple(whole(words) for words in (*_IMPACTS.values(), *_LIKELIHOODS.values()))
    unrated = [f"R{places[key]}" for key in found.unrated]
    note = told(say("Not rated yet: {risks}.", risks=_some(unrated)) if unrated else "")
    for written in (_listed, _runs, _counted):
        cells = []
        near = [Near(Where.ROW, heads[:3]), Near(Where.DOWN, heads[:2:-1])]
        for likelihood, row in _LIKELIHOODS.items():
            those = {impact: found.cells.get((likelihood, impact), ()) for impact in _IMPACTS}
            beside = [whole(row)]
            for impact, keys in those.items():
                if keys:
                    cell = whole(written([places[key] for key in keys]))
                    beside.append(cell)
                    near.append(Near(Where.COLUMN, (cell, whole(_IMPACTS[impact]))))
            cells += beside[1:]
            near.append(Near(Where.ROW, tuple(beside)))
        yield Drawing((*heads, *cells, *note), near=tuple(near))


def _listed(places: Sequence[int]) -> str:
    return ", ".join(f"R{place}" for place in places)


def _runs(places: Sequence[int]) -> str:
    """Return places with those that follow each other as the first and the last."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(f"R{run[0]}–R{run[-1]}" if len(run) > 1 else f"R{run[0]}" for run in runs)


def _counted(places: Sequence[int]) -> str:
    if len(places) > _FEW:
        return say_count("{count} risk", "{count} risks", len(places))
    return _listed(places)


def _some(numbers: Sequence[str]) -> str:
    named, more = together(numbers[:_NAMED], ", "), len(numbers) - _NAMED
    if more <= 0:
        return named
    return say_count("{named} and {count} more", "{named} and {count} more", more, named=named)
