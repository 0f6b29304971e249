"""Spoils an outline, the way a fault of the writer would: characters, cells, rows and whole elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.paths import expand, put
from euroapp.outline.elements import (
    Closing,
    Fact,
    Heading,
    Narrative,
    Outline,
    Paragraph,
    Row,
    Strong,
    Table,
)
from tests.builders import an_example

_TWO = {"partners", "risks", "indicators", "objectives", "specific_objectives", "schemes", "cost_lines"}
Texts = Callable[[str], str]


def dropped(text: str) -> str:
    place = _middle(text)
    return text[:place] + text[place + 1 :]


def doubled(text: str) -> str:
    place = _middle(text)
    return text[:place] + text[place] + text[place:]


def swapped(text: str) -> str:
    pairs = [n for n in range(len(text) - 1) if _seen(text[n]) and _seen(text[n + 1])]
    pairs = [n for n in pairs if text[n] != text[n + 1]]
    if not pairs:
        return "§" + text[1:]
    place = pairs[len(pairs) // 2]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


OF_CHARACTERS: dict[str, Texts] = {"dropped": dropped, "doubled": doubled, "swapped": swapped}


def _seen(char: str) -> bool:
    return char.isalnum()


def _middle(text: str) -> int:
    """A letter or digit in the middle; the first sign where there is none."""
    places = [n for n, char in enumerate(text) if _seen(char)] or [0]
    return places[len(places) // 2]


@dataclass(frozen=True)
class Mutation:
    """One fault: what it is done to, how, and the outline it gives."""

    kind: str
    how: str
    outline: Outline


@cache
def shortened() -> Draft:
    """The example with few rows and short texts, so that it is printed in an instant."""
    draft = an_example()
    lists = {name: getattr(draft, name) for name in type(draft).model_fields}
    few = {name: rows[: 2 if name in _TWO else 1] for name, rows in lists.items() if isinstance(rows, tuple)}
    draft = draft.replace(**few, scoring=draft.scoring.replace(printed=True))
    for pattern, spec in leaves():
        if spec.kind is Kind.PARAGRAPH:
            for path, text in expand(draft, pattern):
                draft = put(draft, path, text[:90])
    partners = tuple(row.replace(staff=row.staff[:1]) for row in draft.partners)
    return draft.replace(partners=partners)


def mutations(whole: Outline) -> Iterator[Mutation]:
    """Yield all faults of an outline."""
    for kind, how, changed in _of_elements(whole.cover.rows, "cover"):
        yield Mutation(kind, how, replace(whole, cover=replace(whole.cover, rows=changed)))
    for kind, how, made in _inside_table(whole.participants):
        yield Mutation(kind, how, replace(whole, participants=made))
    none = replace(whole.participants, rows=())
    yield Mutation("whole Table", "dropped", replace(whole, participants=none))
    hows = ("dropped", "doubled", "swapped", "dropped")
    for name, how in zip(("title", "acronym", "form", "prevailing"), hows, strict=True):
        made = replace(whole, **{name: OF_CHARACTERS[how](getattr(whole, name))})
        yield Mutation(f"{name} of cover", how, made)
    for kind, how, chapters in _of_list(whole.chapters, "chapter"):
        yield Mutation(kind, how, replace(whole, chapters=chapters))
    for number, chapter in enumerate(whole.chapters):
        before, behind = whole.chapters[:number], whole.chapters[number + 1 :]
        for how, change in OF_CHARACTERS.items():
            heading = replace(chapter.heading, text=change(chapter.heading.text))
            made = replace(whole, chapters=(*before, replace(chapter, heading=heading), *behind))
            yield Mutation("Heading of chapter", how, made)
        for kind, how, elements in _of_elements(chapter.elements, ""):
            made = replace(whole, chapters=(*before, replace(chapter, elements=elements), *behind))
            yield Mutation(kind, how, made)


def _of_elements(elements: tuple[Any, ...], where: str) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Yield faults of a list of elements: of each of them and of what it holds."""
    for number, one in enumerate(elements):
        if isinstance(one, Closing):
            continue
        before, behind = elements[:number], elements[number + 1 :]
        kind = f"{where} {_kind(one)}".strip()
        named = f"{type(one).__name__}, a figure" if kind == "figure" else kind
        yield f"whole {named}", "dropped", (*before, *behind)
        yield f"whole {kind}", "doubled", (*before, one, one, *behind)
        if behind and behind[0] != one and not isinstance(behind[0], Closing):
            yield f"whole {kind}", "swapped", (*before, behind[0], one, *behind[1:])
        for what, how, changed in _inside(one):
            yield f"{where} {what}".strip(), how, (*before, changed, *behind)


def _kind(one: Any) -> str:
    name = type(one).__name__
    if not hasattr(one, "rows") and hasattr(one, "caption"):
        return "figure"
    return f"{name} without caption" if isinstance(one, Table) and not one.caption else name


def _inside(one: Any) -> Iterator[tuple[str, str, Any]]:
    if isinstance(one, Table):
        yield from _inside_table(one)
    elif isinstance(one, Heading | Paragraph | Narrative | Fact):
        for field in fields(one):
            text = getattr(one, field.name)
            if field.name in {"number", "text", "source", "label", "value"} and _spoilable(text):
                for how, change in OF_CHARACTERS.items():
                    yield f"{_kind(one)} {field.name}", how, replace(one, **{field.name: change(text)})
    elif hasattr(one, "rows") and is_dataclass(one):
        for what, how, rows in _of_elements(one.rows, "Facts"):
            yield what, how, replace(one, rows=rows)
    elif hasattr(one, "caption"):
        for how, change in OF_CHARACTERS.items():
            yield "caption of a figure", how, replace(one, caption=change(one.caption))


def _spoilable(text: str) -> bool:
    return any(map(_seen, text))


def _inside_table(one: Table) -> Iterator[tuple[str, str, Table]]:
    for name in ("caption", "note"):
        if text := getattr(one, name):
            for how, change in OF_CHARACTERS.items():
                yield f"{name} of a table", how, replace(one, **{name: change(text)})
    for what, how, rows in _of_list(one.rows, "row"):
        yield what, how, replace(one, rows=rows)
    for place, column in enumerate(one.columns):
        before, behind = one.columns[:place], one.columns[place + 1 :]
        head = replace(column, head=swapped(column.head))
        yield "head of a column", "swapped", replace(one, columns=(*before, head, *behind))
        yield "column", "dropped", _without(one, place)
    for number, row in enumerate(one.rows):
        for what, how, made in _of_cells(row):
            yield what, how, replace(one, rows=(*one.rows[:number], made, *one.rows[number + 1 :]))


def _without(one: Table, place: int) -> Table:
    rows = tuple(replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :])) for row in one.rows)
    return replace(one, columns=(*one.columns[:place], *one.columns[place + 1 :]), rows=rows)


def _of_list(rows: tuple[Any, ...], kind: str) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    for number, row in enumerate(rows):
        what = f"total {kind}" if isinstance(row, Row) and row.total else kind
        before, behind = rows[:number], rows[number + 1 :]
        yield what, "dropped", (*before, *behind)
        yield what, "doubled", (*before, row, row, *behind)
        if behind and behind[0] != row:
            yield what, "swapped", (*before, behind[0], row, *behind[1:])


def _of_cells(row: Row) -> Iterator[tuple[str, str, Row]]:
    kind = "cell of a total" if row.total else "cell"
    for place, cell in enumerate(row.cells):
        before, behind = row.cells[:place], row.cells[place + 1 :]
        if not cell:
            continue
        yield kind, "dropped", replace(row, cells=(*before, "", *behind))
        yield kind, "doubled", replace(row, cells=(*before, _twice(cell), *behind))
        if behind and behind[0] != cell and behind[0]:
            yield kind, "swapped", replace(row, cells=(*before, behind[0], cell, *behind[1:]))
        for how, change in OF_CHARACTERS.items():
            for made in _parts(cell, change):
                yield f"character of a {kind}", how, replace(row, cells=(*before, made, *behind))


def _twice(cell: Any) -> Any:
    return cell + cell if isinstance(cell, str) else (*cell, *cell)


def _parts(cell: Any, change: Texts) -> Iterator[Any]:
    if isinstance(cell, str):
        if _spoilable(cell):
            yield change(cell)
        return
    for number, part in enumerate(cell):
        text = part.text if isinstance(part, Strong) else part
        if _spoilable(text):
            made = Strong(change(text)) if isinstance(part, Strong) else change(text)
            yield (*cell[:number], made, *cell[number + 1 :])
