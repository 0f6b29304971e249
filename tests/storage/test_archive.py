"""What did not change is not written anew, and the file is what any ZIP program would write."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable
from euroapp.storage import parts
from euroapp.storage.archive import archive, packed
from euroapp.storage.container import Identity, holds, pack
from euroapp.storage.parts import is_faithful, parts_of
from tests.builders import a_draft, an_example
from tests.strategies import drafts

EXAMPLE = an_example()
IDENTITY = Identity("doc", "r")
NAMES = st.text("abcXYZ019_-./", min_size=1, max_size=30)


@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=2_000), st.booleans()), max_size=12))
def test_the_bytes_are_those_that_the_standard_library_writes(members: dict[str, tuple[bytes, bool]]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as reference:
        for name, (raw, stored) in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o600 << 16
            reference.writestr(info, raw)
    made = archive((name, packed(raw, stored=stored)) for name, (raw, stored) in members.items())
    assert made == stream.getvalue()


def test_other_programs_find_nothing_wrong_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bid.zip"
    path.write_bytes(pack(EXAMPLE, IDENTITY))
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
    try:
        found = subprocess.run(["unzip", "-tqq", path], check=False, capture_output=True)
    except FileNotFoundError:
        return
    assert found.returncode == 0, found.stderr


def test_only_the_part_that_changed_is_packed_again() -> None:
    before = parts_of(EXAMPLE)
    after = parts_of(set_value(EXAMPLE, "partners/p2/town", "Elsewhere"))
    anew = [name for name in after if after[name] is not before[name] and name != parts.ORDER]
    assert anew == ["parts/partners/p2.json"]


@given(drafts())
def test_every_draft_is_faithfully_packed(draft: Draft) -> None:
    assert holds(pack(draft, IDENTITY), draft)


@given(drafts(), drafts())
def test_a_file_of_another_draft_is_not_this_draft(one: Draft, other: Draft) -> None:
    assert holds(pack(one, IDENTITY), other) == (one == other)


def test_a_part_that_reads_back_differently_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(general={"acronym": "RIGHT"})
    wrong = parts.part_of(parts.encode({"acronym": "WRONG"}))
    monkeypatch.setattr(parts, "_part", lambda _content: wrong)
    parts._reads_back.cache_clear()
    with pytest.raises((AssertionError, ValueError, DraftUnreadable)):
        assert is_faithful(draft)
    parts._reads_back.cache_clear()


def test_a_text_with_half_a_character_is_refused() -> None:
    draft = a_draft()
    broken = draft.replace(general=draft.general.model_copy(update={"title": "\ud800"}))
    with pytest.raises(UnicodeEncodeError):
        pack(broken, IDENTITY)
