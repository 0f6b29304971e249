"""The open format: there and back without loss, and described by its schema."""

from __future__ import annotations

import codecs
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from euroapp.draft import Draft
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.storage.openformat import from_json, schema, to_json
from tests.builders import an_example
from tests.strategies import drafts


@given(drafts())
def test_a_draft_goes_there_and_back_without_loss(draft: Draft) -> None:
    assert from_json(to_json(draft)) == from_json(to_json(draft, indent=1)) == draft
    assert to_json(from_json(to_json(draft))) == to_json(draft)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"{}", b"null", b"\xff", b'{"format": "euroapp-draft", "version": "1.0"}',
        b'{"format": "other", "version": "1.0", "draft": {}}',
        b'{"format": "euroapp-draft", "version": 1.0, "draft": {}}',
        b'{"format": "euroapp-draft", "version": "1.0", "draft": []}',
        b'{"format": "euroapp-draft", "version": "1.0", "draft": {"tasks": [{"id": "a"}, {"id": "a"}]}}',
        b'{"format": "euroapp-draft", "version": "1.0", "draft": {"general": {"title": NaN}}}',
        b'{"format": "euroapp-draft", "version": "1.0", "draft": {}, "draft": {}}',
    ],
)  # fmt: skip
def test_what_is_no_draft_is_refused(raw: bytes) -> None:
    with pytest.raises(DraftUnreadable):
        from_json(raw)


def test_later_versions_are_refused_or_read_without_what_they_added() -> None:
    with pytest.raises(DraftTooNew):
        from_json(b'{"format": "euroapp-draft", "version": "2.0", "draft": 5}')
    added = b'{"maps": [], "general": {"acronym": "A", "logo": 1}}'
    raw = b'{"format": "euroapp-draft", "version": "1.9", "draft": ' + added + b"}"
    assert from_json(raw).general.acronym == "A"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_a_file_that_came_through_a_shell_or_an_editor_is_read(mark: bytes, encoding: str) -> None:
    text = to_json(an_example(), indent=1).decode()
    for ending in ("\n", "\r\n"):
        assert from_json(mark + text.replace("\n", ending).encode(encoding)) == an_example()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"Dear colleagues", "no JSON"),
        (b"{'format': 'euroapp-draft'}", "no JSON"),
        (b"", "no JSON"),
        (codecs.BOM_UTF16_LE + b"{}\x00", "says that it is UTF-16"),
        ("Žďár".encode("cp1250"), "no text in UTF-8"),
        (b"PK\x03\x04rest", "draft file itself"),
    ],
)
def test_what_is_no_open_format_is_named_for_what_it_is(raw: bytes, words: str) -> None:
    with pytest.raises(DraftUnreadable, match=words) as error:
        from_json(raw)
    assert "damaged" not in str(error.value)


def in_json(**draft: Any) -> bytes:
    return json.dumps({"format": "euroapp-draft", "version": "1.2", "draft": draft}).encode()


@pytest.mark.parametrize("amount", [0.125, "0.125", "12345.678"])
def test_an_amount_finer_than_a_cent_is_not_rounded_unseen(amount: object) -> None:
    raw = in_json(schemes=[{"id": "f1", "total": "1.00"}, {"id": "f2", "total": amount}])
    with pytest.raises(DraftUnreadable, match=rf"schemes/f2/total is {amount}.* or "):
        from_json(raw)
    assert from_json(in_json(schemes=[{"id": "f1", "total": "0.120"}])).schemes[0].total == Decimal("0.12")


def test_lines_of_an_old_draft_lose_their_line_ends() -> None:
    draft = from_json(in_json(partners=[{"id": "p1", "short_name": "EBROVAL\r\n", "legal_name": "A\u2028B"}]))
    assert (draft.partners[0].short_name, draft.partners[0].legal_name) == ("EBROVAL", "A B")


def fits(value: Any, rule: dict[str, Any], root: dict[str, Any]) -> bool:
    """Tell whether a value keeps a rule of JSON Schema, as far as our schema uses the language."""
    if "$ref" in rule:
        return fits(value, root["$defs"][rule["$ref"].removeprefix("#/$defs/")], root)
    if "anyOf" in rule:
        return any(fits(value, choice, root) for choice in rule["anyOf"])
    if "const" in rule or "enum" in rule:
        return value in rule.get("enum", [rule.get("const")])
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    if not isinstance(value, kinds[rule["type"]]) or (rule["type"] == "integer" and isinstance(value, bool)):
        return False
    if rule["type"] == "object":
        known = rule["properties"]
        complete = value.keys() >= set(rule.get("required", ())) and value.keys() <= known.keys()
        return complete and all(fits(child, known[key], root) for key, child in value.items())
    if rule["type"] == "array":
        return all(fits(child, rule["items"], root) for child in value)
    return True


def test_the_schema_describes_what_is_written_and_refuses_what_is_not() -> None:
    rules = schema()
    data = json.loads(to_json(an_example()))
    assert fits(data, rules, rules)
    for spoiled in (
        {**data, "format": "other"},
        {**data, "draft": {**data["draft"], "extra": 1}},
        {**data, "draft": {**data["draft"], "partners": [{"id": 1}]}},
    ):
        assert not fits(spoiled, rules, rules)


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    text = json.dumps(schema())
    names = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    assert names == set(schema()["$defs"])
    assert text.count('"$defs"') == 1
