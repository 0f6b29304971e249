"""A draft as plain values, through which changes run forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.images import Image
from euroapp.errors import EuroappError
from euroapp.history.changes import (
    Came,
    ChangeUnreadable,
    Moved,
    Places,
    Plain,
    Set,
    Splice,
    Stays,
    Step,
    Went,
)
from euroapp.history.places import spread
from euroapp.history.recording import FILE, Keys, plain
from euroapp.values import Frozen, join, split

PLACE = "@place"
"""Where a row keeps its key; no field has such a name."""
Node = dict[str, Any]


class HistoryMisfits(EuroappError):
    """A step names what does not stand there: the history is not that of this draft."""


class Tree:
    """Records and lists of a draft as dictionaries, rows by id."""

    def __init__(self, root: Node) -> None:
        self.root = root

    @classmethod
    def of(cls, draft: Draft, keys: Keys) -> Tree:
        """Return a draft as plain values."""
        return cls(_node(draft, "", keys))

    def forwards(self, steps: Iterable[Step]) -> None:
        """Run steps.

        Raises:
            HistoryMisfits: one of them does not fit.

        """
        for step in steps:
            self._run(step)

    def backwards(self, steps: Sequence[Step]) -> None:
        """Run steps back, the last one first.

        Raises:
            HistoryMisfits: one of them does not fit.

        """
        for step in reversed(steps):
            self._run(_turned(step))

    def _run(self, step: Step) -> None:
        if isinstance(step, Stays):
            return
        try:
            self._change(step)
        except (KeyError, TypeError) as error:
            raise HistoryMisfits(f"nothing stands at {step.path}") from error

    def _change(self, step: Step) -> None:
        match step:
            case Set(path, before, after):
                holder, name = self._holder(path)
                if holder[name] != before:
                    raise HistoryMisfits(f"another value stands at {path}")
                holder[name] = after
            case Splice(path, at, out, into):
                holder, name = self._holder(path)
                text = holder[name]
                if text[at : at + len(out)] != out or at > len(text):
                    raise HistoryMisfits(f"another text stands at {path}")
                holder[name] = text[:at] + into + text[at + len(out) :]
            case Moved(path, row, before, after):
                found = self._at(path)[row]
                if found[PLACE] != before:
                    raise HistoryMisfits(f"{path}/{row} stands elsewhere")
                found[PLACE] = after
            case Came(path, row, place, values, inner):
                rows = self._at(path)
                if row in rows:
                    raise HistoryMisfits(f"{path}/{row} is there already")
                rows[row] = planted(path, place, values, inner)
            case Went(path, row):
                del self._at(path)[row]

    def _holder(self, path: str) -> tuple[Node, str]:
        *way, name = split(path)
        return self._follow(way), name

    def _at(self, path: str) -> Node:
        return self._follow(split(path))

    def _follow(self, way: Iterable[str]) -> Node:
        node = self.root
        for segment in way:
            node = node[segment]
        return node

    def at(self, path: str) -> Plain:
        """Return what stands at a path; None for nothing."""
        node: Plain = self.root
        for segment in split(path):
            node = node.get(segment) if isinstance(node, dict) else None
        return node

    def keys(self) -> Keys:
        """Return the keys of all rows, by the path of their list."""
        keys: Keys = {}
        _collect(self.root, Draft, "", keys)
        return keys

    def data(self) -> dict[str, Plain]:
        """Return the draft as plain data, its lists in order; images without their bytes."""
        return _data(self.root, Draft)


def _turned(step: Step) -> Step:
    match step:
        case Set(path, before, after, over):
            return Set(path, after, before, over)
        case Splice(path, at, out, into):
            return Splice(path, at, into, out)
        case Moved(path, row, before, after):
            return Moved(path, row, after, before)
        case Stays():
            return step
        case Came():
            return Went(*step)
        case Went():
            return Came(*step)


def _node(record: Frozen, path: str, keys: Keys) -> Node:
    node: Node = {}
    for name, spec in fields_of(type(record)).items():
        value = getattr(record, name)
        if spec.kind is Kind.RECORD:
            node[name] = _node(value, join(path, name), keys)
        elif spec.kind is Kind.ROWS:
            place = join(path, name)
            own = keys[place]
            node[name] = {
                row.id: {PLACE: own[row.id], **_node(row, join(place, row.id), keys)} for row in value
            }
        else:
            node[name] = plain(value)
    if isinstance(record, Image):
        node[FILE] = record.file
    return node


def planted(path: str, place: str, values: Mapping[str, Plain], inner: Places) -> Node:
    """Return a row that came to a list.

    Raises:
        ChangeUnreadable: it holds what no row of the list holds.

    """
    model = model_of(path)
    return {PLACE: place, **_grown(model, values, "", inner)}


def model_of(path: str) -> type[Frozen]:
    """Return the model of the rows of a list.

    Raises:
        ChangeUnreadable: the path is that of no list.

    """
    try:
        spec = field_at(path)
    except EuroappError as error:
        raise ChangeUnreadable(f"there is no list {path}") from error
    if spec.kind is not Kind.ROWS or spec.model is None:
        raise ChangeUnreadable(f"{path} is no list")
    return spec.model


def _grown(model: type[Frozen], values: Mapping[str, Plain], path: str, inner: Places) -> Node:
    node: Node = {}
    for name, spec in fields_of(model).items():
        value = values.get(name)
        if spec.kind is Kind.RECORD and spec.model is not None:
            node[name] = _grown(spec.model, value or {}, join(path, name), inner)
        elif spec.kind is Kind.ROWS and spec.model is not None:
            place, rows = join(path, name), value or []
            own = inner.get(place) or dict(zip((row["id"] for row in rows), spread(len(rows)), strict=True))
            node[name] = {
                row["id"]: {PLACE: own[row["id"]], **_grown(spec.model, row, join(place, row["id"]), inner)}
                for row in rows
            }
        else:
            node[name] = value
    if FILE in values:
        node[FILE] = values[FILE]
    return node


def completed(node: Node, model: type[Frozen] = Draft) -> Node:
    """Return a record with an empty list or record for each that it lacks; it is changed itself."""
    for name, spec in fields_of(model).items():
        if spec.kind is Kind.RECORD and spec.model is not None:
            completed(node.setdefault(name, {}), spec.model)
        elif spec.kind is Kind.ROWS and spec.model is not None:
            for row in node.setdefault(name, {}).values():
                completed(row, spec.model)
    return node


def _collect(node: Node, model: type[Frozen], path: str, keys: Keys) -> None:
    for name, spec in fields_of(model).items():
        if spec.kind is Kind.RECORD and spec.model is not None:
            _collect(node[name], spec.model, join(path, name), keys)
        elif spec.kind is Kind.ROWS and spec.model is not None:
            place = join(path, name)
            keys[place] = {row: values[PLACE] for row, values in node[name].items()}
            for row, values in node[name].items():
                _collect(values, spec.model, join(place, row), keys)


def _data(node: Node, model: type[Frozen]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, spec in fields_of(model).items():
        if spec.kind is Kind.RECORD and spec.model is not None:
            found[name] = _data(node[name], spec.model)
        elif spec.kind is Kind.ROWS and spec.model is not None:
            rows = sorted((values[PLACE], row) for row, values in node[name].items())
            found[name] = [{"id": row, **_data(node[name][row], spec.model)} for _, row in rows]
        elif name in node:
            found[name] = node[name]
    if FILE in node:
        found[FILE] = node[FILE]
    return found
