"""Cures of texts: a figure that was typed becomes a live field, which follows the draft from then on."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.checks.cures.cure import Case, Cure
from euroapp.checks.prose.kinds import FIELD_OF, NOUNS, number_in
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.texts import takes_fields
from euroapp.edits.values import set_value
from euroapp.prose.live import field


def follow_the_draft(case: Case) -> Iterator[Cure]:
    """Put a live field in the place of the number that differs."""
    path, details = case.finding.path, case.finding.details
    words = str(details["words"])
    kind = next((kind for kind, noun in NOUNS.items() if noun == details["what"]), "")
    name, number = FIELD_OF.get(kind), number_in(words, kind)
    if name is None or number is None or not takes_fields(path):
        return

    def edit(draft: Draft) -> Draft:
        live = words[: number.start()] + field(name) + words[number.end() :]
        return set_value(draft, path, str(get(draft, path)).replace(words, live))

    yield Cure("Show {value} here, and let it follow the draft", edit, {"value": details["value"]})
