"""What of a draft is looked for in a submitted PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.draft.paths import get
from euroapp.figures import figures
from euroapp.importing.submitted.labels import Labels
from euroapp.values import FieldPath

_PARTNER = "partners/*/"


@dataclass(frozen=True)
class Wanted:
    """A field of Part A that is looked for."""

    path: FieldPath
    key: str
    """The pattern of the path, by which its labels are known."""
    spec: FieldSpec
    value: Any
    partner: str = ""
    """The id of its participant."""
    within: str = ""
    """The part of the participant's block in which it stands."""
    row: int = 0
    """Its place among the rows of its list."""


def wanted_of(draft: Draft, call: Call, data: Labels) -> Iterator[Wanted]:
    """Yield the fields of Part A, in its order, with what stands there in the draft."""
    for one in data.fields:
        if not one.path.startswith(_PARTNER):
            yield Wanted(one.path, one.path, field_at(one.path), get(draft, one.path))
    for partner in draft.partners:
        yield from _of_partner(draft, call, data, partner)
    for collection in ("declarations", "answers"):
        for row in getattr(draft, collection):
            path = f"{collection}/{row.id}/value"
            yield Wanted(path, path, field_at(path), row.value)


def _of_partner(draft: Draft, call: Call, data: Labels, partner: Participant) -> Iterator[Wanted]:
    """Yield the fields of one participant."""
    for one in data.fields:
        if not one.path.startswith(_PARTNER):
            continue
        below = one.path.removeprefix(_PARTNER)
        path = f"partners/{partner.id}/{below}"
        spec = field_at(one.path)
        if "/*/" in below:
            name, _, rest = below.partition("/*/")
            for place, row in enumerate(getattr(partner, name)):
                real = f"partners/{partner.id}/{name}/{row.id}/{rest}"
                yield Wanted(real, one.path, spec, get(draft, real), partner.id, one.within, place)
            continue
        value = get(draft, path)
        if below == "requested_contribution" and value is None:
            line = figures(draft, call).budget.partner(partner.id)
            value = line.requested if line is not None else None
        yield Wanted(path, one.path, spec, value, partner.id, one.within)


def names_of(draft: Draft, call: Call, data: Labels) -> dict[str, tuple[str, ...]]:
    """Return every label that is looked for, by what it names."""
    found: dict[str, tuple[str, ...]] = {one.path: one.labels for one in data.fields}
    found["general/fixed_keywords"] += tuple(f"Fixed keyword {number}" for number in range(1, 11))
    found |= {f"part:{name}": words for name, words in data.subsections.items()}
    found |= {f"column:{one.key}": one.labels for one in data.columns}
    found["section"] = data.sections
    found["stop"] = data.stops
    for one in call.form.declarations:
        found[f"declarations/{one.key}/value"] = (one.title, one.text)
    for question in call.form.questions:
        found[f"answers/{question.key}/value"] = (question.text,)
    return found


def is_yes_no(spec: FieldSpec) -> bool:
    """Tell whether a field is answered with yes or no."""
    return spec.kind in {Kind.YES_NO, Kind.FLAG}
