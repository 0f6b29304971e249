"""The draft file: what is written is read, and what is not a draft is refused, never half believed."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.marks import MarkKind
from euroapp.draft.scoring import Evaluation
from euroapp.edits.commenting import add_comment
from euroapp.edits.marking import set_mark
from euroapp.edits.values import set_value
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.storage import limits, versions
from euroapp.storage.container import MIMETYPE, Identity, pack, unpack
from euroapp.storage.remembering import begun
from tests.builders import a_draft, a_partner, an_example
from tests.strategies import drafts

IDENTITY = Identity("document-1", "revision-2", "revision-1", 2)
Members = dict[str, bytes]


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence as people write it: in one line, not shouted, with a full stop."""
    return bool(re.fullmatch(r"[A-Z][a-z]?[ a-z][^\n]{10,300}\.", text)) and text[:-1].count("XX") == 0


def members_of(raw: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name written twice is the point of one test
        for name, raw in pairs:
            archive.writestr(zipfile.ZipInfo(name), raw, method)
    return stream.getvalue()


def with_parts(**parts: bytes) -> bytes:
    """Return the file of a small draft with other parts, its manifest put right again."""
    members = members_of(pack(a_draft(), IDENTITY))
    members |= {f"parts/{name}.json": raw for name, raw in parts.items()}
    return relisted(members)


def relisted(members: Members, **manifest: Any) -> bytes:
    listed = {
        name: {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}
        for name, raw in members.items()
        if name not in {"mimetype", "manifest.json"}
    }
    data = json.loads(members["manifest.json"]) | {"members": listed} | manifest
    return zipped({**members, "manifest.json": json.dumps(data).encode()})


@given(drafts())
def test_what_is_written_is_read_and_equal_drafts_are_equal_files(draft: Draft) -> None:
    raw = pack(draft, IDENTITY)
    read = unpack(raw)
    assert read.draft == draft
    assert read.identity == IDENTITY
    assert not read.version.newer
    assert pack(read.draft, read.identity) == raw


def test_the_order_of_rows_is_kept() -> None:
    partners = tuple(a_partner(key) for key in ("p9", "p1", "P1", "p5"))
    assert unpack(pack(a_draft(partners=partners), IDENTITY)).draft.partners == partners


def test_a_text_that_shrinks_like_a_bomb_is_saved_all_the_same() -> None:
    draft = a_draft(general={"abstract": "a" * 1_048_576})
    assert unpack(pack(draft, IDENTITY)).draft == draft


def test_the_file_tells_nothing_about_who_wrote_it_and_where() -> None:
    raw = pack(an_example(), IDENTITY)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(member.extra or member.comment for member in archive.infolist())
    assert set(json.loads(members_of(raw)["manifest.json"])) == {
        "format", "version", "document", "revision", "parent", "counter", "saves", "members",
    }  # fmt: skip


def named(*names: str) -> bytes:
    """Return the file of a later minor version, which may hold more, with parts of these names."""
    members = members_of(pack(a_draft(), IDENTITY)) | dict.fromkeys(names, b"{}")
    return relisted(members, version=f"{versions.MAJOR}.{versions.MINOR + 1}")


def doubled() -> bytes:
    pairs = [*members_of(pack(a_draft(), IDENTITY)).items()]
    return zipped([*pairs, pairs[-1]])


def encrypted() -> bytes:
    raw = bytearray(pack(a_draft(), IDENTITY))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(raw)):
            raw[found.start() + offset] |= 1
    return bytes(raw)


def linked() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(named("parts/link.json"))) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            member.external_attr = (0o120777 if "link" in member.filename else 0o600) << 16
            new.writestr(member, old.read(member.filename))
    return stream.getvalue()


def general(**values: Any) -> bytes:
    return with_parts(general=json.dumps(values).encode())


HOSTILE: dict[str, Callable[[], bytes]] = {
    "an empty file": lambda: b"",
    "a text": lambda: b"Dear colleagues,",
    "an end without a beginning": lambda: pack(a_draft(), IDENTITY)[-200:],
    "another archive": lambda: zipped({"word/document.xml": b"<x/>"}),
    "another kind": lambda: relisted({**members_of(pack(a_draft(), IDENTITY)), "mimetype": b"text/plain"}),
    "no manifest": lambda: zipped({"mimetype": MIMETYPE}),
    "a manifest that is a list": lambda: zipped({"mimetype": MIMETYPE, "manifest.json": b"[]"}),
    "a bomb": lambda: with_parts(general=b"{}" + b" " * (3 * limits.MIB)),
    "a huge member": lambda: with_parts(general=b"{}" + b" " * limits.MEMBER),
    "a part twice": doubled,
    "a name with ..": lambda: named("../evil.json"),
    "a name with .. inside": lambda: named("parts/../../evil.json"),
    "an absolute name": lambda: named("/etc/evil.json"),
    "a name with a backslash": lambda: named("parts\\evil.json"),
    "a name with a colon": lambda: named("C:evil.json"),
    "a name with a line feed": lambda: named("manifest.json\n"),
    "a folder": lambda: named("parts/"),
    "a link": linked,
    "encryption": encrypted,
    "bzip2": lambda: zipped(members_of(pack(a_draft(), IDENTITY)), zipfile.ZIP_BZIP2),
    "lzma": lambda: zipped(members_of(pack(a_draft(), IDENTITY)), zipfile.ZIP_LZMA),
    "too many parts": lambda: named(*(f"parts/x{number}.json" for number in range(2_001))),
    "an unlisted part": lambda: zipped({**members_of(named()), "parts/extra.json": b"{}"}),
    "a part that is not as listed": lambda: zipped(
        {**members_of(named()), "parts/general.json": b'{"title": "Other"}'}
    ),
    "an unknown part": lambda: with_parts(extra=b"{}"),
    "a part outside": lambda: relisted({**members_of(pack(a_draft(), IDENTITY)), "media/a.png": b"x"}),
    "a row nobody names": lambda: with_parts(**{"partners/p9": b'{"id": "p9"}'}),
    "a list as a whole that is split": lambda: with_parts(partners=b"[]"),
    "no order": lambda: with_parts(order=b"[]"),
    "an order of nothing": lambda: with_parts(order=b"{}"),
    "an order of numbers": lambda: with_parts(order=b'{"partners": 5, "work_packages": [], "narrative": []}'),
    "two rows with one id": lambda: with_parts(tasks=b'[{"id": "a"}, {"id": "a"}]'),
    "an id like a path": lambda: with_parts(tasks=b'[{"id": "../a"}]'),
    "no JSON": lambda: with_parts(general=b"{"),
    "nested JSON": lambda: with_parts(general=b"[" * 200_000),
    "rather deeply nested JSON": lambda: with_parts(general=b"[" * 80 + b"]" * 80),
    "a key twice": lambda: with_parts(general=b'{"title": "a", "title": "b"}'),
    "an unknown key": lambda: general(nickname="x"),
    "NaN": lambda: with_parts(budget=b'{"comments": NaN}'),
    "Infinity": lambda: with_parts(income=b'[{"id": "a", "amount": Infinity}]'),
    "1e999": lambda: with_parts(income=b'[{"id": "a", "amount": 1e999}]'),
    "1e999 in words": lambda: with_parts(income=b'[{"id": "a", "amount": "1e999"}]'),
    "1e-99999999999999999999": lambda: with_parts(income=b'[{"id": "a", "amount": 1e-99999999999999999999}]'),
    "a whole number of 5,000 digits": lambda: with_parts(
        general=b'{"duration_months": ' + b"9" * 5000 + b"}"
    ),
    "an amount of 5,000 digits": lambda: with_parts(
        income=b'[{"id": "a", "amount": 0.' + b"9" * 5000 + b"}]"
    ),
    "half a character": lambda: with_parts(general=b'{"title": "\\ud800"}'),
    "no UTF-8": lambda: with_parts(general=b'{"title": "\xff"}'),
    "UTF-16": lambda: with_parts(general='{"title": "a"}'.encode("utf-16")),
    "a text of two million letters": lambda: general(title="a" * 2_000_000),
    "60,000 rows": lambda: with_parts(tasks=json.dumps([{"id": f"t{n}"} for n in range(60_000)]).encode()),
    "a text for a number": lambda: general(duration_months="many"),
    "version nonsense": lambda: relisted(members_of(pack(a_draft(), IDENTITY)), version="one"),
    "version as a number": lambda: relisted(members_of(pack(a_draft(), IDENTITY)), version=1.0),
    "version 0.9": lambda: relisted(members_of(pack(a_draft(), IDENTITY)), version="0.9"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_damaged_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(DraftUnreadable) as refused:
        unpack(HOSTILE[name]())
    assert not isinstance(refused.value, DraftTooNew)
    assert is_sentence(str(refused.value)), refused.value


@pytest.mark.parametrize(
    "harmless",
    [lambda: general(title="x"), lambda: named("parts/new.json"), lambda: with_parts(tasks=b'[{"id": "a"}]')],
)
def test_the_same_ways_of_making_a_file_make_one_that_is_read(harmless: Callable[[], bytes]) -> None:
    assert unpack(harmless()).draft.partners == a_draft().partners


def test_more_than_64_mb_is_refused_unread() -> None:
    with pytest.raises(DraftUnreadable, match="64 MB"):
        unpack(bytes(limits.FILE + 1))


def test_every_truncation_is_refused() -> None:
    raw = pack(a_draft(), IDENTITY)
    for length in range(0, len(raw), max(1, len(raw) // 150)):
        with pytest.raises(DraftUnreadable):
            unpack(raw[:length])


@pytest.mark.parametrize("width", [1, 512])
def test_damage_is_never_silent(width: int) -> None:
    """Flip a bit, or blank a block, at two hundred places: each time refused, or equal to the letter."""
    chance = random.Random(20260101 + width)
    draft = an_example()
    raw = pack(draft, IDENTITY)
    refused = 0
    for _ in range(200):
        damaged = bytearray(raw)
        place = chance.randrange(len(raw) - width)
        if width == 1:
            damaged[place] ^= 1 << chance.randrange(8)
        else:
            damaged[place : place + width] = bytes(width)
        try:
            found = unpack(bytes(damaged))
        except DraftUnreadable:
            refused += 1
        else:
            assert (found.draft, found.identity) == (draft, IDENTITY)
    assert refused > 150


def test_the_next_major_version_is_refused_with_advice_whatever_it_holds() -> None:
    members = members_of(pack(a_draft(), IDENTITY)) | {"media/logo.png": b"x", "parts/new/deep.json": b"??"}
    with pytest.raises(DraftTooNew, match="Update EuroApp"):
        unpack(relisted(members, version="2.0"))


def test_the_next_minor_version_is_read_without_what_it_added() -> None:
    draft = a_draft()
    members = members_of(pack(draft, IDENTITY)) | {
        "parts/gantt.json": b'{"colour": "blue"}',
        "parts/sites/s1.json": b'{"id": "s1"}',
        "media/logo.png": b"x",
    }
    partner = json.loads(members["parts/partners/p1.json"])
    partner |= {"orcid": "0000", "contact": partner["contact"] | {"pronouns": "they"}}
    members["parts/partners/p1.json"] = json.dumps(partner).encode()
    members["parts/order.json"] = json.dumps(
        json.loads(members["parts/order.json"]) | {"sites": ["s1"]}
    ).encode()
    found = unpack(relisted(members, version=f"{versions.MAJOR}.{versions.MINOR + 1}"))
    assert found.draft == draft
    assert found.version.newer


def test_an_older_version_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_becomes_acronym(data: dict[str, Any]) -> dict[str, Any]:
        general = data["general"]
        return {**data, "general": {"acronym": general["name"]}}

    monkeypatch.setattr(versions, "MIGRATIONS", {0: name_becomes_acronym})
    members = members_of(pack(a_draft(), IDENTITY)) | {"parts/general.json": b'{"name": "BLUE"}'}
    assert unpack(relisted(members, version="0.9")).draft == a_draft(general={"acronym": "BLUE"})
    members["parts/general.json"] = b"[]"
    with pytest.raises(DraftUnreadable, match=r"format 0\.x"):
        unpack(relisted(members, version="0.9"))


def test_the_documentation_lists_the_members_that_are_written() -> None:
    text = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
    documented = {match[1] for match in re.finditer(r"^\| `([^`]+)` \|", text, re.MULTILINE)}
    ledger = begun(an_example(), "Ana")
    ledger.record(an_example(), set_value(an_example(), "general/title", "New"), when=0)
    marked = set_mark(an_example(), MarkKind.REVIEWED, "page/budget", "Ana", date(2026, 11, 26), "0")
    marked = add_comment(marked, "general/title", "Shorter?", by="Ana", day=date(2026, 11, 26))
    marked = marked.replace(evaluations=(Evaluation(id="v1", points=7),))
    written = members_of(pack(marked, IDENTITY, ledger.book.members()))
    patterns = {re.sub(r"^(parts/[a-z_]+/)[^/]+\.json$", r"\1<id>.json", name) for name in written}
    assert documented == patterns
    assert f'"{versions.version_of(an_example())}"' in text
    assert MIMETYPE.decode() in text
    for number in (limits.MEMBERS, limits.ROWS):
        assert f"{number:,}" in text


def test_commas_in_texts_are_no_values() -> None:
    partner = a_partner("p1", capacity="," * 1_000_000)
    draft = a_draft(general={"abstract": ",[{" * 340_000}, partners=(partner,))
    assert unpack(pack(draft, IDENTITY)).draft == draft


def test_the_days_of_saves_are_kept_as_they_are_and_nonsense_is_left_out() -> None:
    odd: list[Any] = [["2026-01-31T10:00", 0], ["2026-02-01", 100], ["2026-02-02", 101], ["2026-02-03", -1]]
    odd += [["2026-02-04"], ["2026-02-05", 1, 2], [5, 5], ["2026-02-06", "5"], "2026-02-07", {"a": 1}, None]
    raw = relisted(members_of(pack(a_draft(), IDENTITY)), saves=odd)
    assert unpack(raw).identity.saves == (("2026-01-31", 0), ("2026-02-01", 100))
    many = [[f"2026-01-{number % 28 + 1:02d}", number % 101] for number in range(200)]
    raw = relisted(members_of(pack(a_draft(), IDENTITY)), saves=many)
    assert [list(entry) for entry in unpack(raw).identity.saves] == many[-120:]
    assert unpack(relisted(members_of(raw), saves="none")).identity.saves == ()


def test_an_identity_of_no_sense_is_empty() -> None:
    raw = relisted(
        members_of(pack(a_draft(), IDENTITY)), document=5, revision=None, parent=["x"], counter="many"
    )
    assert unpack(raw).identity == Identity("", "", "", 0)


def test_what_is_just_within_the_limits_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pack(a_draft(), IDENTITY)
    members = members_of(raw)
    monkeypatch.setattr(limits, "FILE", len(raw))
    monkeypatch.setattr(limits, "MEMBERS", len(members))
    monkeypatch.setattr(limits, "UNPACKED", sum(map(len, members.values())))
    monkeypatch.setattr(limits, "MEMBER", max(map(len, members.values())))
    assert unpack(raw).draft == a_draft()
    for name in ("FILE", "MEMBERS", "UNPACKED", "MEMBER"):
        with monkeypatch.context() as patch:
            patch.setattr(limits, name, getattr(limits, name) - 1)
            with pytest.raises(DraftUnreadable) as refused:
                unpack(raw)
            assert is_sentence(str(refused.value))
