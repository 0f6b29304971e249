"""All papers lie in one folder, with a list and their sums; nothing else there is touched."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from euroapp.calls.library import load_call
from euroapp.cli import main
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.errors import ExportFailed
from euroapp.papers import bundle
from euroapp.papers.bundle import Written, write_papers
from euroapp.papers.names import legal, partner_stems
from tests.builders import OLD, a_call, a_partner, an_example
from tests.papers.folders import begun


def put(draft: Draft, folder: Path, *, force: bool = False) -> Written:
    return write_papers(draft, load_call(draft.call.id), folder, force=force)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all") / "papers"
    put(begun(), folder)
    return folder


def test_the_sums_are_those_of_the_files(example: Path) -> None:
    files = held(example)
    lines = files.pop("SHA256SUMS").decode().splitlines()
    assert dict(reversed(line.split("  ")) for line in lines) == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


def test_the_list_names_each_file_and_for_whom_it_is(example: Path) -> None:
    text = (example / "contents.txt").read_text("utf-8")
    for name in held(example).keys() - {"SHA256SUMS", "contents.txt"}:
        assert re.search(rf"^{re.escape(name)}\n    \S.*\n    For: \S", text, re.MULTILINE), name


def test_names_are_legal_everywhere(example: Path) -> None:
    names = list(held(example))
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_the_same_draft_gives_the_same_bytes_and_may_be_written_again(example: Path, tmp_path: Path) -> None:
    put(begun(), tmp_path / "again")
    assert held(tmp_path / "again") == held(example)
    put(begun(), tmp_path / "again")
    assert held(tmp_path / "again") == held(example)


def test_a_folder_with_other_files_is_refused_unless_that_is_wished(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("Ours")
    with pytest.raises(ExportFailed, match=r"minutes\.txt"):
        put(begun(), tmp_path)
    assert list(held(tmp_path)) == ["minutes.txt"]
    put(begun(), tmp_path, force=True)
    assert held(tmp_path)["minutes.txt"] == b"Ours"


def test_a_paper_that_somebody_changed_is_never_written_over(tmp_path: Path) -> None:
    put(begun(), tmp_path)
    (tmp_path / "contents.txt").write_text("My own notes")
    before = held(tmp_path)
    for force in (False, True):
        with pytest.raises(ExportFailed, match=r"contents\.txt"):
            put(set_value(begun(), "general/acronym", "NEW"), tmp_path, force=force)
    assert held(tmp_path) == before


def test_papers_of_an_earlier_time_stay_and_are_named(tmp_path: Path) -> None:
    put(begun(), tmp_path)
    written = put(set_value(begun(), "general/acronym", "NEW"), tmp_path)
    assert written.earlier
    assert set(written.earlier) <= held(tmp_path).keys()
    assert written.earlier[0] in (tmp_path / "contents.txt").read_text("utf-8")
    put(set_value(begun(), "general/acronym", "NEWER"), tmp_path)


def test_papers_that_would_be_empty_are_not_made(tmp_path: Path) -> None:
    written = put(new_draft(a_call(OLD)).replace(partners=(), indicators=()), tmp_path / "empty")
    assert written.absent
    text = (tmp_path / "empty" / "contents.txt").read_text("utf-8")
    assert all(str(gap.why) in text for gap in written.absent)


def test_a_sign_that_no_font_has_is_told(tmp_path: Path) -> None:
    odd = set_value(begun(), "general/title", "Made of \U00013000 and more")
    notes = put(odd, tmp_path / "odd").notes
    assert any("U+13000" in note for note in notes), notes


def test_a_place_that_is_no_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for place in (tmp_path / "file", tmp_path / "none" / "deeper"):
        with pytest.raises(ExportFailed, match=re.escape(place.name)):
            put(begun(), place)


def test_whoever_was_stopped_half_way_writes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bundle.write_whole
    count = iter(range(100))

    def stopped(path: Path, data: bytes) -> None:
        if next(count) == 4:
            raise ExportFailed("The disk is full.")
        whole(path, data)

    monkeypatch.setattr(bundle, "write_whole", stopped)
    with pytest.raises(ExportFailed):
        put(begun(), tmp_path / "half")
    put(begun(), tmp_path / "half")
    put(begun(), tmp_path / "whole")
    assert held(tmp_path / "half") == held(tmp_path / "whole")


def test_what_a_link_leads_to_is_not_written_over(tmp_path: Path) -> None:
    put(begun(), tmp_path / "papers")
    listed, kept = tmp_path / "papers" / "contents.txt", tmp_path / "kept.txt"
    listed.rename(kept)
    listed.symlink_to(kept)
    before = kept.read_bytes()
    with pytest.raises(ExportFailed, match=r"contents\.txt"):
        put(set_value(begun(), "general/acronym", "NEW"), tmp_path / "papers", force=True)
    assert kept.read_bytes() == before


def test_odd_names_of_partners_become_names_of_files_that_differ() -> None:
    odd = ("CON", "Łódź", "łódz", "../x", " ")
    partners = [a_partner(f"p{n}", short_name=name) for n, name in enumerate(odd)]
    stems = partner_stems(an_example().replace(partners=tuple(partners)))
    assert list(stems.values()) == ["01-CON-participant", "02-Lodz", "03-lodz", "04-x", "05-participant"]
    assert legal("con", "draft") == "con-draft"


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, folder = tmp_path / "bid.euroapp", tmp_path / "papers"
    assert main(["example", str(draft)]) == 0
    capsys.readouterr()
    assert main(["papers", str(draft), str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["name"] for one in told["files"]} == held(folder).keys() - {"SHA256SUMS"}
    assert main(["papers", str(draft), str(tmp_path)]) == 4
    assert "bid.euroapp" in capsys.readouterr().err
