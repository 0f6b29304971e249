"""The command line is a contract: scripts rely on commands, keys and exit codes."""

from __future__ import annotations

import codecs
import json
import os
import shlex
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pytest

from euroapp import __version__
from euroapp.calls.library import call_ids
from euroapp.cli import main, wants_window
from euroapp.draft import Draft
from euroapp.edits.unsettled import leave_unsettled
from euroapp.storage.container import pack
from euroapp.storage.files import load, save
from euroapp.storage.openformat import from_json, to_json
from tests.builders import NEW, OLD, a_draft, an_example
from tests.export.mutations import shortened
from tests.storage.test_container import HOSTILE, IDENTITY, members_of, relisted

ROOT = Path(__file__).parents[1]
TOO_NEW = relisted(members_of(pack(a_draft(), IDENTITY)), version="2.0")


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def outside(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does, without a screen."""
    environment = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    return subprocess.run(
        [sys.executable, "-m", "euroapp", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def printed(capfd: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Any:
    capfd.readouterr()
    assert run(*arguments) == code
    return json.loads(capfd.readouterr().out)


def test_calls_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    rows = printed(capfd, "calls", "--json")
    deadlines = {row["id"]: row["deadline"] for row in rows}
    assert list(deadlines) == call_ids()
    assert (deadlines[OLD], deadlines[NEW]) == ("2021-11-30", "2025-02-05")
    assert run("calls") == 0
    assert "5 Feb 2025" in capfd.readouterr().out


@pytest.mark.parametrize("command", ["example", "from-json"])
def test_a_draft_that_differs_is_never_replaced_unasked(tmp_path: Path, capfd: Any, command: str) -> None:
    mine, source = tmp_path / "mine.euroapp", tmp_path / "other.json"
    save(a_draft(), mine)
    before = mine.read_bytes()
    source.write_bytes(to_json(an_example()))
    words = [command, source, mine] if command == "from-json" else [command, mine]
    assert run(*words) == 2
    assert mine.read_bytes() == before
    assert "--force" in capfd.readouterr().err
    assert run(*words, "--force") == 0
    assert run(*words) == 0, "the same draft again: nothing is lost"


def test_a_new_draft_is_written_once_and_over_another_only_by_force(tmp_path: Path, capfd: Any) -> None:
    out = tmp_path / "new.euroapp"
    assert run("new", "--call", NEW, out) == 0
    raw = out.read_bytes()
    assert run("new", "--call", NEW, out) == 2
    assert out.read_bytes() == raw
    assert "--force" in capfd.readouterr().err
    assert run("new", "--call", OLD, "--force", out) == 0
    assert load(out).draft.call.id == OLD
    assert run("new", "--call", "no-such-call", tmp_path / "x.euroapp") == 2


def test_the_example_is_complete_and_without_errors(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "example.euroapp"
    assert run("example", out) == 0
    assert load(out).draft == an_example()
    assert printed(capfd, "check", out, "--json") == []
    assert run("check", out) == 0
    assert capfd.readouterr().out == "Nothing to mend.\n"


def test_what_is_no_draft_is_never_written_over(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"Dear colleagues")
    source = tmp_path / "draft.json"
    source.write_bytes(to_json(a_draft()))
    assert run("example", letter) == 2
    assert run("from-json", source, letter) == 2
    assert letter.read_bytes() == b"Dear colleagues"


@pytest.mark.parametrize(
    ("path", "value"),
    [("general/acronym", "FOODBRACE"), ("partners/p1/role", "COO"), ("general/duration_months", 36)],
)
def test_a_value_is_shown_by_its_path(bid: Path, path: str, value: object, capfd: Any) -> None:
    assert printed(capfd, "show", bid, path) == value


def test_rows_records_and_the_whole_draft_are_shown(bid: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert printed(capfd, "show", bid, "partners/p1")["id"] == "p1"
    assert len(printed(capfd, "show", bid, "partners")) == 8
    assert Draft.model_validate(printed(capfd, "show", bid)) == an_example()


@pytest.mark.parametrize("path", ["general/nothing", "partners/p99", "partners/p1/pic/x"])
def test_a_path_that_names_nothing_ends_with_3(
    bid: Path, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    raw = bid.read_bytes()
    assert run("show", bid, path) == 3
    assert run("set", bid, path, '"x"') == 3
    assert bid.read_bytes() == raw
    assert "There is no" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [
        ("general/acronym", '"BLUELINK"', "BLUELINK"),
        ("general/duration_months", "24", 24),
        ("general/start_date", '"2027-01-01"', "2027-01-01"),
        ("general/previously_submitted", "null", None),
        ("partners/p2/requested_contribution", '"1000.5"', "1000.50"),
        ("partners/p2/requested_contribution", "1000.10", "1000.10"),
        ("general/ecosystems", '["agri-food"]', ["agri-food"]),
        ("call/id", f'"{NEW}"', NEW),
    ],
)
def test_a_value_is_set_and_saved(bid: Path, path: str, value: str, kept: object, capfd: Any) -> None:
    assert run("set", bid, path, value) == 0
    assert printed(capfd, "show", bid, path) == kept


def test_setting_goes_through_the_edits_of_the_window(bid: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("set", bid, "partners/p3/role", '"COO"', "--texts", "leave") == 0
    assert [row["role"] for row in printed(capfd, "show", bid, "partners")].count("COO") == 1


def test_texts_that_name_what_is_renumbered_are_carried_or_left_only_if_somebody_says_so(
    bid: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, raw = "tasks/t1_3/description", bid.read_bytes()
    rows = json.dumps(printed(capfd, "show", bid, "deliverables")[1:])
    assert "D1.2" in printed(capfd, "show", bid, path)
    assert run("set", bid, "deliverables", rows) == 3
    error = capfd.readouterr().err
    assert "6 mentions in 6 texts" in error
    assert "--texts carry" in error
    assert bid.read_bytes() == raw
    assert run("set", bid, "deliverables", rows, "--texts", "carry") == 0
    assert "D1.1" in printed(capfd, "show", bid, path)
    bid.write_bytes(raw)
    assert run("set", "--texts", "leave", bid, "deliverables", rows) == 0
    assert "D1.2" in printed(capfd, "show", bid, path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("general/acronym", "BLUELINK"),
        ("general/acronym", "5"),
        ("general/acronym", '"\\ud800"'),
        ("general/duration_months", '"many"'),
        ("general/duration_months", "9" * 5000),
        ("partners/p1/role", '"BOSS"'),
        ("partners/p2/requested_contribution", "NaN"),
        ("partners/p2/requested_contribution", "1e999"),
        ("partners", '[{"id": "a"}, {"id": "a"}]'),
        ("partners/p1/id", '"p7"'),
        ("general", "[" * 100_000),
        ("general/acronym", "\udcff"),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_with_3(bid: Path, path: str, value: str, capfd: Any) -> None:
    raw = bid.read_bytes()
    assert main(["set", str(bid), path, value]) == 3
    error = capfd.readouterr().err
    assert error.startswith("euroapp: ")
    assert error.count("\n") == 1
    assert bid.read_bytes() == raw


def test_findings_have_the_promised_keys_and_errors_end_with_1(bid: Path, capfd: Any) -> None:
    assert run("set", bid, "declarations/double_funding/value", "null") == 0
    assert run("set", bid, "partners/p1/role", '"BEN"') == 0
    rows = printed(capfd, "check", bid, "--json", code=1)
    assert {tuple(row) for row in rows} == {("code", "severity", "path", "message", "cure", "source")}
    assert {"A07", "D01"} <= {row["code"] for row in rows}
    assert run("check", bid) == 1
    assert "Give one participant the role of coordinator." in capfd.readouterr().out


def test_the_commands_of_a_cure_mend_the_finding(bid: Path, capfd: Any) -> None:
    assert main(["set", str(bid), "general/duration_months", "50"]) == 0
    capfd.readouterr()
    main(["check", "--cures", str(bid)])
    commands = [line.strip() for line in capfd.readouterr().out.splitlines() if "euroapp set" in line]
    assert f"euroapp set {shlex.quote(str(bid))} general/duration_months 36" in commands
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0
    capfd.readouterr()
    main(["check", "--cures", "--json", str(bid)])
    assert not [row for row in json.loads(capfd.readouterr().out) if row["cures"]]


def test_warnings_alone_end_with_0(bid: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("set", bid, "partners/p1/sign_off/name", '""') == 0
    assert [row["severity"] for row in printed(capfd, "check", bid, "--json")] == ["warning"]


def test_figures_are_strings_with_two_decimals(bid: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = printed(capfd, "figures", bid, "--json")
    assert data["grant_requested"] == data["grant_maximum"] == "1400000.00"
    assert data["third_party_support"] == "1050000.00"
    assert data["third_party_share"] == "0.75"
    assert sum(Decimal(row["eligible_costs"]) for row in data["by_partner"]) == Decimal(
        data["eligible_costs"]
    )
    assert {
        "direct_costs", "indirect_costs", "own_contribution", "room_for_other_costs", "person_months",
        "smes_planned", "by_category", "by_work_package", "by_task", "by_scheme", "assumptions",
    } <= data.keys()  # fmt: skip
    assert run("figures", bid) == 0
    assert "1400000.00" in capfd.readouterr().out


def test_the_open_format_goes_there_and_back(bid: Path, tmp_path: Path, capfd: Any) -> None:
    capfd.readouterr()
    assert run("to-json", bid) == 0
    source, back = tmp_path / "draft.json", tmp_path / "back.euroapp"
    source.write_text(capfd.readouterr().out, encoding="utf-8")
    assert from_json(source.read_bytes()) == an_example()
    assert run("from-json", source, back) == 0
    assert load(back).draft == an_example()


def test_the_open_format_is_written_to_a_file_and_over_another_only_by_force(
    bid: Path, tmp_path: Path, capfd: Any
) -> None:
    out = tmp_path / "bid.json"
    assert run("to-json", bid, out) == 0
    assert from_json(out.read_bytes()) == an_example()
    assert run("to-json", bid, out) == 0, "the same again: nothing is lost"
    out.write_text("Dear colleagues")
    assert run("to-json", bid, out) == 2
    assert out.read_text() == "Dear colleagues"
    assert "--force" in capfd.readouterr().err
    assert run("to-json", bid, out, "--force") == 0
    assert from_json(out.read_bytes()) == an_example()
    before = bid.read_bytes()
    assert run("to-json", bid, bid, "--force") == 2
    assert bid.read_bytes() == before


def test_what_a_windows_shell_wrote_is_read(bid: Path, tmp_path: Path, capfd: Any) -> None:
    assert run("to-json", bid) == 0
    text = capfd.readouterr().out.replace("\n", "\r\n")
    (tmp_path / "x.json").write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    assert run("from-json", tmp_path / "x.json", tmp_path / "back.euroapp") == 0
    assert load(tmp_path / "back.euroapp").draft == an_example()


@pytest.mark.parametrize("value", ["0.125", '"12345.678"', "[0.125]"])
def test_set_never_rounds_an_amount(bid: Path, value: str, capfd: Any) -> None:
    before = bid.read_bytes()
    scheme = an_example().schemes[0].id
    assert run("set", bid, f"schemes/{scheme}/total", value) == 3
    assert bid.read_bytes() == before
    assert run("set", bid, "schemes", '[{"id": "f9", "total": 0.125}]') == 3
    assert "0.12 or 0.13" in capfd.readouterr().err


def test_set_puts_no_line_end_into_a_line_and_settles_the_field(bid: Path) -> None:
    save(leave_unsettled(load(bid).draft, "general/acronym", "?"), bid)
    assert run("set", bid, "general/acronym", '"EBROVAL\\r\\n"') == 0
    draft = load(bid).draft
    assert (draft.general.acronym, draft.unsettled) == ("EBROVAL", ())


def test_the_schema_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    assert printed(capfd, "schema")["properties"].keys() == {"format", "version", "draft"}


@pytest.mark.parametrize("name", [*HOSTILE, "too new"])
def test_a_bad_file_ends_with_2_and_one_sentence_and_stays_as_it_is(
    tmp_path: Path, name: str, capfd: Any
) -> None:
    path, out = tmp_path / "bid.euroapp", tmp_path / "out"
    raw = TOO_NEW if name == "too new" else HOSTILE[name]()
    path.write_bytes(raw)
    for arguments in (
        ("show", path), ("set", path, "general/acronym", '"x"'), ("check", path, "--json"), ("figures", path),
        ("to-json", path), ("from-json", path, out), ("export", path, out),
    ):  # fmt: skip
        capfd.readouterr()
        assert run(*arguments) == 2
        output, error = capfd.readouterr()
        assert output == ""
        assert error.startswith("euroapp: ")
        assert error.count("\n") == 1
    assert path.read_bytes() == raw
    assert not out.exists()


@pytest.mark.parametrize("name", ["nothing.euroapp", "", "x" * 300, "a/b/c.euroapp"])
def test_a_place_without_a_file_ends_with_2(tmp_path: Path, name: str) -> None:
    for arguments in (("show", tmp_path / name), ("check", tmp_path / name)):
        assert run(*arguments) == 2
    if name != "nothing.euroapp":
        assert run("example", tmp_path / name) == 2


def test_the_proposal_is_exported(bid: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bid.pdf"
    assert run("export", bid, out) == 0
    pages = len(pypdf.PdfReader(out).pages)
    assert f"{pages} pages" in capfd.readouterr().out


def test_a_submission_copy_of_a_draft_with_errors_is_refused_with_4(
    bid: Path, tmp_path: Path, capfd: Any
) -> None:
    out = tmp_path / "bid.pdf"
    assert run("set", bid, "partners/p1/role", '"BEN"') == 0
    assert run("export", bid, out, "--profile", "submission") == 4
    assert not out.exists()
    assert "--insist" in capfd.readouterr().err
    assert run("export", bid, out, "--profile", "submission", "--insist") == 0
    assert "1 error left" in capfd.readouterr().out


def test_what_the_file_keeps_of_the_rules_is_printed_and_saved(bid: Path, tmp_path: Path, capfd: Any) -> None:
    out, words, data = (tmp_path / name for name in ("bid.pdf", "bid.txt", "bid.json"))
    for report in (words, data):
        assert run("export", bid, out, "--profile", "submission", "--archival", "--report", report) == 0
    printed = capfd.readouterr().out
    assert "Page limit" in printed
    assert words.read_text().partition("\n\n")[2].strip() in printed
    saved = json.loads(data.read_text())
    assert {item["verdict"] for item in saved["items"]} == {"ok"}
    assert "archival" in {item["key"] for item in saved["items"]}
    assert run("export", bid, out, "--report", out) == 4


def test_a_proposal_is_not_printed_over_its_draft_or_into_nowhere(bid: Path, tmp_path: Path) -> None:
    raw = bid.read_bytes()
    assert run("export", bid, bid) == 4
    assert run("export", bid, tmp_path / "no" / "folder" / "bid.pdf") == 4
    assert bid.read_bytes() == raw


def test_which_arguments_open_the_window() -> None:
    assert wants_window([])
    assert wants_window(["bid.euroapp"])
    for arguments in (["check", "bid.euroapp"], ["--version"], ["calls"], ["schema"], ["-h"]):
        assert not wants_window(arguments)


def test_version_and_help_with_examples(capfd: pytest.CaptureFixture[str]) -> None:
    for argument, words in (("--version", f"euroapp {__version__}"), ("--help", "euroapp check bid.euroapp")):
        with pytest.raises(SystemExit) as done:
            main([argument])
        assert done.value.code == 0
        assert words in capfd.readouterr().out


def test_the_program_itself_answers_without_a_screen(bid: Path, tmp_path: Path) -> None:
    shown = outside("show", bid, "general/acronym")
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, '"FOODBRACE"\n', "")
    broken = tmp_path / "broken.euroapp"
    broken.write_bytes(b"PK")
    failed = outside("check", broken)
    assert failed.returncode == 2
    assert "Traceback" not in failed.stderr
    assert outside("check").returncode == 2


def test_no_command_loads_qt_or_the_printing_library() -> None:
    program = (
        "import sys\nfrom euroapp.cli import main\ncode = main(['calls'])\n"
        "heavy = {'PySide6', 'shiboken6', 'reportlab'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_output_that_nobody_reads_is_no_failure(bid: Path) -> None:
    command = f"'{sys.executable}' -m euroapp show '{bid}' | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_for_the_output_is_said_in_a_sentence(bid: Path) -> None:
    command = f"'{sys.executable}' -m euroapp show '{bid}' > /dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("euroapp: ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no such limit")
@pytest.mark.parametrize("command", ["to-json", "show"])
def test_half_an_output_is_never_taken_for_all_of_it(bid: Path, command: str) -> None:
    # A limit on the size of files does what a full disk does: it takes the beginning.
    out = bid.with_name("out.json")
    line = f"ulimit -f 8; PYTHONUNBUFFERED=1 '{sys.executable}' -m euroapp {command} '{bid}' > '{out}'"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert 0 < out.stat().st_size < 20_000
    assert (done.returncode, done.stderr.startswith("euroapp: ")) == (2, True)


@pytest.mark.parametrize("value", ["-1", "-1.5e3", "-.5"])
def test_a_negative_number_is_no_option(bid: Path, value: str, capfd: Any) -> None:
    line = load(bid).draft.cost_lines[0].id
    code = run("set", bid, f"cost_lines/{line}/units", value)
    assert code in {0, 3}
    assert "required: JSON" not in capfd.readouterr().err


def test_what_is_no_json_is_named_without_repeating_all_of_it(bid: Path, capfd: Any) -> None:
    assert run("set", bid, "general/title", "x" * 200_000) == 3
    assert len(capfd.readouterr().err) < 300


@pytest.mark.parametrize("call", ["", "nowhere"])
def test_a_draft_is_never_given_a_call_that_no_command_could_read(bid: Path, call: str, capfd: Any) -> None:
    before = bid.read_bytes()
    assert run("set", bid, "call/id", json.dumps(call)) == 2
    assert "is not installed" in capfd.readouterr().err
    assert bid.read_bytes() == before


def test_the_open_format_without_a_call_is_refused(tmp_path: Path, capfd: Any) -> None:
    (tmp_path / "bid.json").write_text('{"format": "euroapp-draft", "version": "1.0", "draft": {}}')
    assert run("from-json", tmp_path / "bid.json", tmp_path / "bid.euroapp") == 2
    assert "names no call" in capfd.readouterr().err
    assert not (tmp_path / "bid.euroapp").exists()


@pytest.mark.parametrize(
    ("path", "given", "kept"),
    [
        ("partners/p2/country", "Turkey", "TR"),
        ("partners/p2/country", "ES", "ES"),
        ("partners/p2/role", "Partner", "BEN"),
    ],
)
def test_set_takes_the_usual_names_of_choices(
    path: str, given: str, kept: str, bid: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("set", bid, path, f'"{given}"') == 0
    assert printed(capfd, "show", bid, path) == kept


@pytest.mark.parametrize("given", ["UK", "AUS", "AR", "D"])
def test_set_refuses_what_is_no_choice_and_changes_nothing(
    given: str, bid: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = bid.read_bytes()
    assert run("set", bid, "partners/p2/country", f'"{given}"') == 3
    assert f"“{given}” is not among" in capfd.readouterr().err
    assert bid.read_bytes() == before


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "euc-jp"])
@pytest.mark.parametrize("command", ["check", "export"])
def test_output_in_any_encoding_ends_no_command(
    tmp_path: Path, encoding: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, draft = tmp_path / "Łódź.euroapp", shortened()
    first, *others = draft.partners
    odd = first.model_copy(update={"legal_name": "Łódź 🏭", "country": ""})
    save(draft.model_copy(update={"partners": (odd, *others)}), path)
    report = tmp_path / "report.txt"
    arguments = [path] if command == "check" else [path, tmp_path / "Łódź.pdf", "--report", report]
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    found = subprocess.run(
        [sys.executable, "-m", "euroapp", command, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert found.returncode == (1 if command == "check" else 0)
    assert b"Traceback" not in found.stderr
    assert report.exists() == (command == "export")


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_broken_call_pack_costs_that_pack_only(
    home: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    sound = {row["id"] for row in printed(capfd, "calls", "--json")}
    folder = home / "data" / "calls" / name
    folder.mkdir(parents=True)
    with (folder / "call.json").open("wb") as stream:
        stream.truncate(60 * 1024**3)
    assert {row["id"] for row in printed(capfd, "calls", "--json")} == sound
    assert run("calls") == 0
    told = capfd.readouterr()
    assert all(one in told.out for one in sound)
    assert f"euroapp: {name}: The file {name}/call.json cannot be read: it is larger than 4 MB." in told.err


def test_set_settles_an_entry_for_a_field_that_is_not_there_yet(bid: Path) -> None:
    path = "overrides/deadline/value"
    save(leave_unsettled(load(bid).draft, path, "2/3/2026"), bid)
    assert main(["set", str(bid), path, '"2026-03-02"']) == 0
    draft = load(bid).draft
    assert [(own.id, own.value) for own in draft.overrides] == [("deadline", "2026-03-02")]
    assert draft.unsettled == ()


def test_a_new_short_name_asks_what_becomes_of_the_texts(
    bid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = load(bid).draft.partners[1].short_name
    main(["set", str(bid), "narrative/background/text", f'"{old} trains."'])
    command = ["set", str(bid), "partners/p2/short_name", '"FJORD"']
    assert main(command) == 3
    assert f"“{old}” becomes “FJORD”" in capsys.readouterr().err
    assert main([*command, "--texts", "carry"]) == 0
    assert next(s.text for s in load(bid).draft.narrative if s.id == "background") == "FJORD trains."


def test_what_stays_in_the_texts_as_it_is_is_told_with_its_place(
    bid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "narrative/background/text"
    main(["set", str(bid), path, '"WP1 to WP2 come first, then work package two."'])
    capsys.readouterr()
    main(["show", str(bid), "work_packages"])
    rows = json.loads(capsys.readouterr().out)
    swapped = json.dumps([rows[1], rows[2], rows[0], *rows[3:]])
    assert main(["set", str(bid), "work_packages", swapped, "--texts", "carry"]) == 0
    said = capsys.readouterr().err
    assert "1 span can no longer name the same rows (WP1 to WP2) and stays as typed." in said
    assert "1 mention may mean something else (WP2) and stays as typed. Look at it." in said
    assert f"{path}: WP2" in said


def test_two_versions_are_compared_by_path(
    bid: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other, opened = tmp_path / "other.euroapp", tmp_path / "other.json"
    save(an_example(), other)
    assert printed(capfd, "diff", bid, other, "--json") == []
    assert run("set", other, "general/acronym", '"BLUELINK"') == 0
    went = an_example().risks[0]
    save(load(other).draft.replace(risks=an_example().risks[1:]), other, load(other).origin)
    opened.write_bytes(to_json(load(other).draft))
    for path in (other, opened):
        found = printed(capfd, "diff", bid, path, "--json", code=1)
        assert found[0] == {"path": "general/acronym", "before": "FOODBRACE", "after": "BLUELINK"}
        assert [(one["path"], one["after"]) for one in found[1:]] == [(f"risks/{went.id}", None)]
        assert found[1]["before"]["description"] == went.description


def test_an_entry_that_waits_is_told_on_the_page_of_its_field(
    bid: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft, other = load(bid).draft, tmp_path / "other.euroapp"
    save(leave_unsettled(draft, f"cost_lines/{draft.cost_lines[0].id}/units", "about 5"), other)
    assert run("diff", bid, other) == 1
    assert capfd.readouterr().out.startswith("Budget, Cost line 1")


def test_differences_are_told_in_words(bid: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.euroapp"
    save(an_example(), other)
    assert run("set", other, "partners/p3/town", '"Bergen"') == 0
    assert run("diff", bid, other) == 1
    said = capfd.readouterr().out
    assert "Consortium" in said
    assert "Bergen" in said
    assert run("diff", bid, bid) == 0
    assert capfd.readouterr().out == ""


def test_what_cannot_be_read_is_not_compared(bid: Path, tmp_path: Path) -> None:
    (tmp_path / "torn.euroapp").write_bytes(bid.read_bytes()[:500])
    assert run("diff", bid, tmp_path / "torn.euroapp") == 2
    assert run("diff", bid, tmp_path / "nowhere.euroapp", "--json") == 2


def test_a_report_is_written_over_nothing_that_somebody_may_need(bid: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.euroapp"
    shutil.copy(bid, other)
    assert main(["set", str(other), "general/title", '"Another"']) == 0
    before = bid.read_bytes()
    assert main(["diff", str(bid), str(other), "--report", str(bid)]) == 2
    assert bid.read_bytes() == before
    report = tmp_path / "report.txt"
    assert main(["diff", str(bid), str(other), "--report", str(report)]) == 1
    assert "Another" in report.read_text("utf-8")
    assert main(["diff", str(bid), str(other), "--report", str(report)]) == 2
    assert main(["diff", str(bid), str(other), "--report", str(report), "--force"]) == 1


def test_a_change_of_blanks_alone_is_listed_too(bid: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = load(bid).draft.general.abstract.replace(" ", "  ", 1)
    assert main(["set", str(bid), "general/abstract", json.dumps(text), "--author", "Ana"]) == 0
    capsys.readouterr()
    assert main(["log", str(bid)]) == 0
    assert "Ana, typed" in capsys.readouterr().out


def test_a_path_that_never_was_is_no_empty_log(bid: Path) -> None:
    assert main(["log", str(bid), "no/such/path"]) == 3
    assert main(["log", str(bid), "general/title"]) == 0


def test_a_name_that_is_none_is_refused_and_nothing_saved(bid: Path) -> None:
    before = bid.read_bytes()
    assert main(["set", str(bid), "general/title", '"New"', "--author", "A" * 3000]) == 3
    assert bid.read_bytes() == before
