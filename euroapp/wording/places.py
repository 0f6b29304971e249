"""Where a field is, in the words a user knows: pages and rows by number and name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from euroapp.calls.call import Call
from euroapp.calls.names import name_of, title_of
from euroapp.calls.parts import Part
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.marks import BESIDE, PAGE_HEAD
from euroapp.draft.numbering import Numbering
from euroapp.draft.unsettled import UNSETTLED
from euroapp.edits.vacancies import worker_at
from euroapp.errors import NoSuchPath
from euroapp.language import say, template, together
from euroapp.values import FieldPath, split

PAGES = {
    "overview": say("Overview"),
    "call": say("Call"),
    "scope": say("Scope"),
    "objectives": say("Themes and objectives"),
    "consortium": say("Consortium"),
    "workplan": say("Work plan"),
    "support": say("Support to third parties"),
    "budget": say("Budget"),
    "indicators": say("Indicators"),
    "narrative": say("Narrative"),
    "risks": say("Risks and questions"),
    "annexes": say("Declarations, annexes"),
    "review": say("Review"),
    "proposal": say("Proposal"),
}
"""Keys and usual titles of the pages, in the order a consortium thinks."""

OVERVIEW = "overview"
"""Key of the page on which the whole draft is seen at a glance."""

RESULTS = frozenset({OVERVIEW, "review", "proposal"})
"""Pages that show what was made of the draft; no field of it is filled in on them."""

_PART_OF_PAGE = {"support": Part.SUPPORT}
"""Pages of which a call may have no need."""

_PAGE_OF = {
    "call": "call",
    "overrides": "call",
    "general": "scope",
    "themes": "objectives",
    "objectives": "objectives",
    "specific_objectives": "objectives",
    "partners": "consortium",
    "work_packages": "workplan",
    "tasks": "workplan",
    "deliverables": "workplan",
    "milestones": "workplan",
    "events": "workplan",
    "subcontracts": "workplan",
    "schemes": "support",
    "cost_lines": "budget",
    "depreciation": "budget",
    "income": "budget",
    "budget": "budget",
    "indicators": "indicators",
    "narrative": "narrative",
    "images": "narrative",
    "risks": "risks",
    "answers": "risks",
    "declarations": "annexes",
    "annexes": "annexes",
    "scores": "review",
    "scoring": "review",
    "evaluations": "review",
    "history": "proposal",
    "marks": "review",
    "comments": "review",
}


def pages_of(draft: Draft, call: Call) -> dict[str, str]:
    """Return keys and titles of the pages of a draft, in their order.

    A page about a part that the call does not have is absent, unless the draft brought rows of it along.
    """
    rows = {"support": draft.schemes}
    keys = (key for key in PAGES if call.has(_PART_OF_PAGE.get(key)) or rows.get(key))
    return {key: page_title(key, call) for key in keys}


def page_title(key: str, call: Call | None) -> str:
    """Return the title of a page: what the call names it, or its usual one; '' for no page."""
    named = call.pack.page_names.get(key, "") if call is not None else ""
    return named or PAGES.get(key, "")


def page_numbers(keys: Iterable[str]) -> dict[str, str]:
    """Return the number that each page carries in the list of pages; '' for the overview of all others."""
    numbered = (key for key in keys if key != OVERVIEW)
    return {OVERVIEW: "", **{key: str(number) for number, key in enumerate(numbered, 1)}}


def titles_of(keys: Iterable[str], call: Call | None) -> str:
    """Return the titles of pages in their order, in one line."""
    wanted = frozenset(keys)
    return together((page_title(key, call) for key in PAGES if key in wanted), ", ")


@lru_cache(maxsize=4096)
def page_of(path: FieldPath) -> str:
    """Return the key of the page on which a path is edited."""
    if path.startswith(PAGE_HEAD):
        page = path.removeprefix(PAGE_HEAD)
        return page if page in PAGES else "review"
    if path.startswith("general/strand"):
        return "call"
    if path == "general/compact_tables":
        return "proposal"
    if path.endswith("/requested_contribution"):
        return "budget"
    return _PAGE_OF.get(path.partition("/")[0], "scope")


def page_at(path: FieldPath, *drafts: Draft) -> str:
    """Return the key of the page on which a path is edited; of an entry that is no value, that of its field.

    '' where none of the drafts knows into which field it was typed.
    """
    name, _, rest = path.partition("/")
    if name != UNSETTLED or not rest:
        return page_of(path)
    row_id = rest.partition("/")[0]
    fields = (row.path for draft in drafts for row in draft.unsettled if row.id == row_id)
    return next((page_of(one) for one in fields), "")


def part_name(member: str, call: Call) -> str:
    """Return what a part of a draft file holds, such as `Consortium, p3`, for a sentence on damage."""
    if member.startswith("media/"):
        return say("an image")
    name, _, row = member.removeprefix("parts/").removesuffix(".json").partition("/")
    if name == "order":
        return say("the order of participants, packages and sections")
    section = call.form.section(row) if name == "narrative" else None
    if section is not None:
        return say("section “{title}”", title=f"{section.number} {section.title}".strip())
    spec = fields_of(Draft).get(name)
    title = spec.title if spec is not None and spec.title else name
    return say("“{part}”", part=together((title, row), ", "))


_ROWS = {
    "cost_lines": template("Cost line {place}"),
    "income": template("Income line {place}"),
    "annexes": template("Annex {place}"),
    "evaluations": template("Evaluation {place}"),
    "": template("Row {place}"),
}
"""What rows without a name are called, by their place in the list."""


def _row_name(collection: str, row_id: str, call: Call, numbers: Numbering, draft: Draft) -> str:
    if collection in {"narrative", "declarations", "answers"}:
        return title_of(call.form, collection, row_id)
    if collection == UNSETTLED:
        return _typed_into(row_id, draft, call, numbers)
    if collection in BESIDE:
        return _spoken_of(collection, row_id, draft, call, numbers)
    if collection == "overrides" and row_id in call.stated.facts:
        return call.stated.facts.title(row_id)
    if collection in {"themes", "objectives"}:
        return name_of(call.pack, collection, row_id)
    if collection == "scores":
        return next((one.name for one in call.pack.award_criteria if one.key == row_id), "")
    named = numbers.label(collection, row_id)
    if named:
        return named
    rows = getattr(draft, collection, ())
    place = next((index for index, row in enumerate(rows, 1) if row.id == row_id), 0)
    return say(_ROWS.get(collection, _ROWS[""]), place=place) if place else ""


def _typed_into(row_id: str, draft: Draft, call: Call, numbers: Numbering) -> str:
    """Return the place of the field into which an entry that is not settled was typed."""
    path = next((row.path for row in draft.unsettled if row.id == row_id), "")
    return "" if _beside(path) else place(path, draft, call, numbers)


def _beside(path: FieldPath) -> bool:
    """Tell whether a path names what itself stands beside a field: that could go on in a circle."""
    return path.partition("/")[0] in {UNSETTLED, *BESIDE}


def _spoken_of(collection: str, row_id: str, draft: Draft, call: Call, numbers: Numbering) -> str:
    """Return the place beside which a mark or a comment stands."""
    path = next((row.path for row in getattr(draft, collection) if row.id == row_id), "")
    return "" if _beside(path) else place(path, draft, call, numbers)


def place(
    path: FieldPath, draft: Draft, call: Call, numbers: Numbering | None = None, *, said: str = ""
) -> str:
    """Return row and field, such as `3 COSTALAB, PIC`; the page for `page/` and its key, or without a row.

    Args:
        path: a field, a row, or a page.
        draft: the draft.
        call: its call.
        numbers: the printed numbers of its rows, where somebody has them already.
        said: what the row says, for brackets behind its name.

    """
    segments = split(path)
    if not segments:
        return ""
    if path.startswith(PAGE_HEAD):
        return page_title(page_of(path), call)
    parts = []
    if len(segments) > 1 and field_kind(segments[0]) is Kind.ROWS:
        numbers = numbers or Numbering(draft)
        row = row_at(path, draft, call, numbers)
        parts.append(say("{row} ({said})", row=row, said=said) if row and said else row)
        parts.append(numbers.label("partners", worker_at(draft, path)))
    try:
        title = field_at(path).title
        plain = len(segments) != 2 or not parts
        parts.append(title if plain else "")
    except NoSuchPath:
        pass
    return together(parts, ", ")


def row_at(path: FieldPath, draft: Draft, call: Call, numbers: Numbering | None = None) -> str:
    """Return the row of a list of the draft in which a path lies, such as `3 COSTALAB`; '' for none."""
    segments = split(path)
    if len(segments) < 2 or field_kind(segments[0]) is not Kind.ROWS:
        return ""
    return _row_name(segments[0], segments[1], call, numbers or Numbering(draft), draft)


def field_kind(name: str) -> Kind | None:
    """Return the kind of a field of the draft itself, or nothing."""
    try:
        return field_at(name).kind
    except NoSuchPath:
        return None
