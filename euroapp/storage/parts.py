"""The JSON parts of a draft, each written and packed once while its content is the very same object."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter

from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.marks import BESIDE
from euroapp.draft.paths import has_twins
from euroapp.draft.scoring import EVALUATIONS
from euroapp.memory.same import SameRows
from euroapp.storage import limits
from euroapp.storage.archive import Packed, packed, unpacked
from euroapp.storage.limits import count_values, parse_json
from euroapp.values import Frozen

SPLIT = ("partners", "work_packages", "narrative")
"""Lists whose rows are parts of their own, so that damage to one costs no other."""
IMAGES = "images"
"""The list whose rows have their bytes in members of their own, under `media`."""
ORDER = "parts/order.json"
OPTIONAL = BESIDE | {EVALUATIONS}
"""Parts that are not written while they hold nothing, as by programs that know of none."""
_KEPT = 2048
"""Parts that are remembered: those of a large draft, and of what it was before."""


@dataclass(frozen=True)
class Part:
    """One member of the file: JSON, or the bytes of an image."""

    raw: bytes
    sha256: str
    packed: Packed
    values: int
    """About how many values it holds, never fewer."""


def encode(value: Any) -> bytes:
    """Return the one way in which plain data is written as JSON.

    Raises:
        UnicodeEncodeError: a text holds half a character.

    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def part_of(raw: bytes) -> Part:
    """Return a member with its checksum, packed unless a reader would have to take it for a bomb."""
    member = packed(raw)
    bomb = len(raw) > limits.MIB and len(raw) > limits.RATIO * len(zlib.compress(raw))
    written = packed(raw, stored=True) if bomb else member
    return Part(raw, hashlib.sha256(raw).hexdigest(), written, count_values(raw))


@lru_cache(maxsize=_KEPT)
def history_part(name: str, raw: bytes) -> Part:
    """Return a member of the history; all but its JSON is packed by nature."""
    if name.endswith(".json"):
        return part_of(raw)
    return Part(raw, hashlib.sha256(raw).hexdigest(), packed(raw, stored=True), 0)


def digest_of(parts: Mapping[str, Part]) -> str:
    """Return a checksum of a whole draft, by its parts."""
    return checksum_of({name: part.sha256 for name, part in parts.items()})


def checksum_of(parts: Mapping[str, str]) -> str:
    """Return a checksum over the checksums of parts, by their names."""
    return hashlib.sha256(encode(dict(sorted(parts.items())))).hexdigest()


def parts_of(draft: Draft) -> dict[str, Part]:
    """Return the JSON parts of a draft by member name, in the order of the names."""
    return dict(_parts_of(SameRows((draft,))))


@lru_cache(maxsize=2)
def _parts_of(content: SameRows) -> dict[str, Part]:
    draft: Draft = content.rows[0]
    order = {name: [row.id for row in getattr(draft, name)] for name in SPLIT}
    parts = {ORDER: part_of(encode(order))}
    for name in Draft.model_fields:
        value = getattr(draft, name)
        if name in SPLIT:
            parts |= {f"parts/{name}/{row.id}.json": _part(SameRows((row,))) for row in value}
        elif name == IMAGES:
            parts[f"parts/{name}.json"] = _image_rows(SameRows((value,)))
            parts |= {image.file: _media(image.data) for image in value if image.data}
        elif value or name not in OPTIONAL:
            parts[f"parts/{name}.json"] = _part(SameRows((value,)))
    return dict(sorted(parts.items()))


def without_data(image: Image) -> dict[str, Any]:
    """Return an image as its part says it: the name of its file in the place of its bytes."""
    return {**image.model_dump(mode="json", exclude={"data"}), "file": image.file}


@lru_cache(maxsize=2)
def _image_rows(content: SameRows) -> Part:
    return part_of(encode(list(map(without_data, content.rows[0]))))


@lru_cache(maxsize=_KEPT)
def _media(data: bytes) -> Part:
    """Return the bytes of an image as a member; they are packed by nature."""
    return Part(data, hashlib.sha256(data).hexdigest(), packed(data, stored=True), 0)


@lru_cache(maxsize=_KEPT)
def _part(content: SameRows) -> Part:
    value = content.rows[0]
    plain = [row.model_dump(mode="json") for row in value] if isinstance(value, tuple) else value
    return part_of(encode(plain.model_dump(mode="json") if isinstance(plain, Frozen) else plain))


def is_faithful(draft: Draft) -> bool:
    """Tell whether every part reads back as what it was written from.

    Raises:
        DraftUnreadable: a part breaks a limit, so that nobody could read it.

    """
    for name in Draft.model_fields:
        value = getattr(draft, name)
        if name == IMAGES:
            continue
        contents = value if name in SPLIT else (value,)
        if not all(_reads_back(SameRows((content,)), name) for content in contents):
            return False
    lists = [[row.id for row in getattr(draft, name)] for name in (*SPLIT, IMAGES)]
    return all(len(set(ids)) == len(ids) for ids in lists) and _images_read_back(SameRows((draft.images,)))


@lru_cache(maxsize=2)
def _images_read_back(content: SameRows) -> bool:
    images: tuple[Image, ...] = content.rows[0]
    rows = parse_json(_image_rows(content).raw)
    again = with_data(rows, {image.file: image.data for image in images})
    return bool(_reader(IMAGES).validate_python(again) == images)


def with_data(rows: Any, media: Mapping[str, bytes]) -> Any:
    """Return the rows of images with their bytes; a row whose file is not there keeps its name."""
    return [_with_data(row, media) for row in rows] if isinstance(rows, list) else rows


def _with_data(row: Any, media: Mapping[str, bytes]) -> Any:
    file = row.get("file") if isinstance(row, dict) else None
    if not isinstance(file, str) or (file and file not in media):
        return row
    others = {key: value for key, value in row.items() if key != "file"}
    return {**others, "data": media[file]} if file else others


@lru_cache(maxsize=_KEPT)
def _reads_back(content: SameRows, name: str) -> bool:
    value, part = content.rows[0], _part(content)
    raw = unpacked(part.packed)
    again = _reader(name).validate_python(parse_json(raw))
    return raw == part.raw and bool(again == value) and not has_twins(value)


@cache
def _reader(name: str) -> TypeAdapter[Any]:
    """Return what reads a part: a row of a list that is split, or the whole value of a field."""
    annotation: Any = Draft.model_fields[name].annotation
    return TypeAdapter(annotation.__args__[0] if name in SPLIT else annotation)
