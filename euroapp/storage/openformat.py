"""The open format: one JSON document that holds a whole draft, there and back without loss."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.paths import has_twins
from euroapp.draft.precision import finer_in, roundings
from euroapp.draft.refusals import refusal
from euroapp.errors import DraftUnreadable
from euroapp.language import say
from euroapp.storage.encodings import as_utf8
from euroapp.storage.limits import VALUES, parse_json
from euroapp.storage.parts import OPTIONAL
from euroapp.storage.sealing import is_sealed
from euroapp.storage.versions import FORMAT_NAME, check_version, migrate, version_of

_ZIP = b"PK\x03\x04"
_NO_JSON = say("The file holds no JSON, so it is no draft in the open format; `euroapp to-json` writes one.")


def to_json(draft: Draft, *, indent: int | None = None) -> bytes:
    """Return a draft as UTF-8 JSON: amounts as decimal strings, dates as ISO 8601."""
    body = draft.model_dump_json(
        indent=indent, exclude={name for name in OPTIONAL if not getattr(draft, name)}
    )
    head = f'{{"format": "{FORMAT_NAME}", "version": "{version_of(draft)}", "draft": '
    return (head + body + "}\n").encode("utf-8")


def from_json(raw: bytes) -> Draft:
    """Read a draft from its open format: UTF-8, or UTF-16 and UTF-32 with their byte order marks.

    Raises:
        DraftTooNew: written by a later major version.
        DraftUnreadable: damaged, hostile, or not this format.

    """
    if raw.startswith(_ZIP) or is_sealed(raw):
        raise DraftUnreadable(say("This is a draft file itself, not its open format; open it as it is."))
    # What a container spreads over many parts is one here; the number of values keeps its limit.
    data = parse_json(as_utf8(raw), VALUES, _NO_JSON)
    if not isinstance(data, dict) or data.get("format") != FORMAT_NAME or "draft" not in data:
        raise DraftUnreadable(say("This is not a EuroApp draft in JSON."))
    version = check_version(data.get("version"))
    draft = migrate(data["draft"], version)
    finer = next(finer_in(Draft, draft), None) if isinstance(draft, dict) else None
    if finer is not None:
        path, amount = finer
        raise DraftUnreadable(
            say(
                "The draft holds an amount with more than two decimals: {path} is {amount}. "
                "Write {roundings} there.",
                path=path,
                amount=str(amount),
                roundings=roundings(amount),
            )
        )
    return validate(draft)


def validate(data: Any) -> Draft:
    """Return the draft of plain data.

    Raises:
        DraftUnreadable: a value does not fit its field.

    """
    try:
        draft = Draft.model_validate(data)
    except ValidationError as error:
        raise DraftUnreadable(
            say("The draft holds a value that cannot be read. {refusal}", refusal=refusal(error))
        ) from error
    if has_twins(draft):
        raise DraftUnreadable(say("The draft holds two rows with the same id in one list."))
    return draft


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the open format."""
    draft = Draft.model_json_schema(mode="serialization")
    definitions = draft.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EuroApp draft",
        "type": "object",
        "required": ["format", "version", "draft"],
        "properties": {
            "format": {"const": FORMAT_NAME},
            "version": {"type": "string", "pattern": r"^\d+\.\d+$"},
            "draft": draft,
        },
        "$defs": definitions,
    }
