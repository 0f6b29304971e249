"""The bytes of images lie in the draft's own file, whole or named as lost."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from euroapp.draft import Draft
from euroapp.draft.images import LARGEST, PNG, Image
from euroapp.errors import DraftUnreadable
from euroapp.storage.container import Identity, listing, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.salvage import salvage
from tests.builders import a_draft
from tests.storage.test_container import members_of, relisted

IDENTITY = Identity("doc", "rev")
ONE, TWO = PNG + b"one" * 50, b"\xff\xd8\xff" + b"two" * 50


@pytest.fixture
def draft() -> Draft:
    images = (Image(id="i1", data=ONE), Image(id="i2", data=TWO, width=40), Image(id="i3", data=ONE))
    return a_draft(images=(*images, Image(id="i4", alternative="Not chosen yet")))


def name_of(data: bytes, suffix: str) -> str:
    return f"media/{hashlib.sha256(data).hexdigest()}.{suffix}"


def test_each_image_is_one_file_of_the_archive_that_any_program_can_take_out(draft: Draft) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(draft, IDENTITY))) as archive:
        media = {name: archive.read(name) for name in archive.namelist() if name.startswith("media/")}
        assert b"base64" not in archive.read("parts/images.json")
    assert media == {name_of(ONE, "png"): ONE, name_of(TWO, "jpg"): TWO}


def test_images_go_there_and_back_in_both_formats(draft: Draft) -> None:
    assert unpack(pack(draft, IDENTITY)).draft == draft
    assert from_json(to_json(draft)) == draft


def test_a_large_image_goes_into_the_open_format_in_pieces() -> None:
    draft = a_draft(images=(Image(id="i1", data=PNG + bytes(2_000_000)),))
    assert from_json(to_json(draft)) == draft


def test_an_image_that_changed_on_disk_is_noticed(draft: Draft) -> None:
    raw = pack(draft, IDENTITY)
    place = raw.index(TWO)
    with pytest.raises(DraftUnreadable, match="damaged"):
        unpack(raw[:place] + b"?" + raw[place + 1 :])


def test_an_image_that_is_missing_or_belongs_to_nothing_is_refused(draft: Draft) -> None:
    members = members_of(pack(draft, IDENTITY))
    without = {name: raw for name, raw in members.items() if not name.endswith(".jpg")}
    with pytest.raises(DraftUnreadable):
        unpack(relisted(without))
    with pytest.raises(DraftUnreadable, match="images are not those"):
        unpack(relisted({**members, name_of(b"x", "png"): b"x"}))


def test_a_file_of_another_name_than_its_content_is_refused(draft: Draft) -> None:
    members = members_of(pack(draft, IDENTITY))
    members[name_of(ONE, "png")] = PNG + b"other"
    with pytest.raises(DraftUnreadable, match="images are not those"):
        unpack(relisted(members))


def test_of_a_lost_image_the_words_stay_and_the_loss_is_named(draft: Draft) -> None:
    raw = pack(draft, IDENTITY)
    place = raw.index(TWO)
    damaged = raw[:place] + bytes(20) + raw[place + 20 :]
    found = salvage(damaged)
    assert found.lost == (name_of(TWO, "jpg"),)
    assert [(image.id, image.width, bool(image.data)) for image in found.draft.images] == [
        ("i1", 100, True),
        ("i2", 40, False),
        ("i3", 100, True),
        ("i4", 100, False),
    ]
    assert salvage(damaged, [raw]).draft == draft


def test_without_its_list_of_parts_a_draft_still_names_the_image_it_lost(draft: Draft) -> None:
    members = members_of(pack(draft, IDENTITY))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, raw in members.items():
            if name != "manifest.json" and not name.endswith(".jpg"):
                archive.writestr(name, raw)
    assert salvage(stream.getvalue()).lost == (name_of(TWO, "jpg"),)


@pytest.mark.parametrize("rows", [b"{}", b"[1]", b'[{"id": "i1", "file": 5}]'])
def test_nonsense_in_the_list_of_images_is_refused_in_a_sentence(draft: Draft, rows: bytes) -> None:
    members = members_of(pack(draft, IDENTITY))
    with pytest.raises(DraftUnreadable):
        unpack(relisted({**members, "parts/images.json": rows}))


@pytest.mark.parametrize("data", ["x", ["?"], [1], PNG + bytes(LARGEST)])
def test_what_is_no_image_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="image"):
        Image.model_validate({"id": "i1", "data": data})


def test_another_image_is_a_change_of_the_images(draft: Draft) -> None:
    before = listing(pack(draft, IDENTITY))
    after = listing(pack(draft.replace(images=draft.images[:1]), IDENTITY))
    assert before is not None
    assert after is not None
    assert before.differs(after) == {"images"}
