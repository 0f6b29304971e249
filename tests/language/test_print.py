"""A print in a language that nobody speaks: whatever the program says itself stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from euroapp.calls.library import call_ids, load_call
from euroapp.draft import Draft
from euroapp.export.proposal import Options, export_pdf
from euroapp.export.verdict import Verdict
from euroapp.language import PSEUDO, spoken
from euroapp.outline.proposal import outline
from tests.builders import an_example, figures_of
from tests.proposals import proposal_for

_SAID = re.compile(r"⟦[^⟦⟧]*⟧")
_CODES = re.compile(r"\b(?:EUR|PM|(?:WP|SO|KPI|FSTP|[A-Z]{1,2})[\d.?]+[a-z]?)(?!\w)")


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, Enum):
        return
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from texts(one)
    elif isinstance(part, dict):
        yield from texts(list(part.values()))
    elif is_dataclass(part):
        for one in fields(part):
            if one.name not in {"path", "tag", "key", "id", "country", "images"}:
                yield from texts(getattr(part, one.name))


def unsaid(text: str, instead: str = "") -> str:
    """Return what of a text is not in the brackets of the language, with something in their place."""
    while text != (text := _SAID.sub("\0", text)):
        pass
    return text.replace("\0", instead)


def written_by_people(draft: Draft) -> str:
    call = load_call(draft.call.id)
    return "\n".join((draft.model_dump_json(), call.pack.model_dump_json(), call.form.model_dump_json()))


def made_of(words: list[str], known: str, pieces: int = 3) -> bool:
    """Tell whether a text is a few pieces, each of which people wrote as it stands."""
    if not words or " ".join(words) in known:
        return True
    return pieces > 1 and any(
        " ".join(words[:place]) in known and made_of(words[place:], known, pieces - 1)
        for place in range(1, len(words))
    )


@pytest.mark.parametrize("call_id", sorted(call_ids()))
def test_a_proposal_says_nothing_outside_the_language(call_id: str) -> None:
    draft = an_example() if call_id == an_example().call.id else proposal_for(load_call(call_id))
    known = written_by_people(draft).replace('\\"', '"').replace("\\n", "\n")
    said = spoken(outline(draft, load_call(call_id), figures_of(draft)), PSEUDO)
    escaped = set()
    for text in texts(said):
        for piece in re.split(r"[\n,;:()“”·]| {2}|\u00a0", unsaid(text)):
            bare = _CODES.sub("", piece).strip(" .–-/")
            if re.search(r"[A-Za-z]{2}", bare) and not made_of(bare.split(), known):
                escaped.add((piece, text[:80]))
    assert not escaped, sorted(escaped)


def test_a_print_in_another_language_is_proven_too(tmp_path: Path) -> None:
    draft = proposal_for(load_call("smp-cosme-2026-bioagrifood"))
    options = Options(language=PSEUDO)
    report = export_pdf(draft, load_call(draft.call.id), figures_of(draft), tmp_path / "bid.pdf", options)
    assert [item.measured for item in report.compliance.items if item.verdict is Verdict.FAIL] == []
    assert report.compliance["other_texts"].verdict is Verdict.OK
