"""S1, S2: whatever a text holds is printed or told, nothing else is touched, and the export ends in time."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.risks import Risk
from euroapp.edits.images import prepared
from euroapp.storage.openformat import to_json
from euroapp_ui.preview import pdf_job
from tests.builders import an_example
from tests.edits.test_images import picture
from tests.export.reading import Printed, squeezed
from tests.faults.workshop import ROOT, environment, need_strace, rounds

pytestmark = pytest.mark.timeout(300)

SECONDS, MEMORY = pdf_job.TIME_LIMIT_MS / 1000, 1024
"""After so many seconds the window stops an export (bench/export.py watches the speed); and the most MiB."""
ROWS, LETTERS, IMAGES = rounds(3_000, 10_000), rounds(300_000, 1_000_000), rounds(100, 300)
"""Of the largest drafts."""
MARKER = "the-file-nobody-opens"
SCRIPTS = {
    "Greek": "Ευρωπαϊκή σύμπραξη δικτύων",
    "Bulgarian": "Европейско партньорство на клъстери",
    "Maltese": "Sħubija Ewropea ta' raggruppamenti ġodda",
    "Irish": "Comhpháirtíocht na gcnuasach san Eoraip",
    "Latvian": "Klasteru partnerība ārpus reģiona",
    "German": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
}


def corpus(folder: Path) -> list[str]:
    """Return more than two hundred texts that could do harm where a text is read as anything but a text."""
    marker = folder / MARKER
    targets = [
        *(str(marker), f"file://{marker}", f"//host{marker}"),
        *("http://127.0.0.1:9/x", "https://example.org/x"),
    ]
    tags = [
        *("<img src='{}'>", "<img src={} />", "![a]({})", "[a]({})", "<a href='{}'>b</a>", "<link>{}</link>"),
        *("<onDraw name='{}'/>", "<para backColor='{}'>x</para>", "<font color=\"open('{}')\">x</font>"),
        *("<seq id='{}'/>", "<bullet><img src='{}'/></bullet>", "{}", "<unichar name='{}'/>"),
    ]
    words = [tag.format(target) for tag, target in itertools.product(tags, targets)]
    schemes = ("javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "ftp://x")
    words += [f"[link]({one})" for one in schemes] + [f"<a href='{one}'>x</a>" for one in schemes]
    signs, marks = ("**", "__", "``", "<>", "()", "[]"), "\u202e\u2066\u200b\u0301\x07"
    words += [f"{sign[0]}{text}{sign[1]}" for text in SCRIPTS.values() for sign in signs]
    words += [f"{text} {mark}" for text in SCRIPTS.values() for mark in marks]
    words += [f"a{chr(code)}b" for code in (*range(32), 127, 0x85, 0xAD, 0xFEFF, 0xFFFE, 0x1F600, 0x5D0)]
    words += ["&amp;", "&#60;", "&unknown;", "<!--x-->", "<![CDATA[x]]>", "%s%n", "{{7*7}}", "$(id)"]
    words += [f"=cmd|'/C {one}'!A0" for one in ("calc", "sh", "x")] + [f"{sign}1+1" for sign in "=+-@\t"]
    words += [f"{text}{number * chr(0x301)}" for number, text in enumerate(SCRIPTS.values(), 1)]
    return words


def visible(text: str) -> str:
    """Return the letters and figures of a text."""
    return "".join(char for char in text if char.isalnum() and char.isascii())


def exported(
    draft: Draft, out: Path, *wish: str, watch: Path | None = None
) -> tuple[float, float, subprocess.CompletedProcess[str]]:
    """Export in a process of its own, as the window does; return seconds of work, MiB and how it ended."""
    command = [sys.executable, "-m", "euroapp.export", str(out), *wish]
    if watch is not None:
        need_strace()
        calls = "trace=open,openat,connect,socket,execve"
        command = ["strace", "-f", "--seccomp-bpf", "-e", calls, "-o", str(watch), *command]
    timed = ["/usr/bin/env", "python3", "-c", TIMER, *command]
    done = subprocess.run(
        timed,
        cwd=ROOT,
        env=environment(out.parent / "home"),
        input=to_json(draft).decode(),
        capture_output=True,
        text=True,
        check=False,
    )
    memory, seconds = map(float, done.stderr.rpartition("peak ")[2].split())
    return seconds, memory, done


TIMER = (
    "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print('peak', used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, file=sys.stderr);"
    "sys.exit(done.returncode)"
)


def touched(log: Path) -> list[str]:
    """Return the calls that reach for a file a text named, the network, or another program."""
    calls = log.read_text(errors="replace").splitlines()
    started = [line for line in calls if "execve(" in line][1:]
    return [line for line in calls if MARKER in line or "/etc/passwd" in line or "AF_INET" in line] + started


def test_nothing_that_a_text_names_is_touched_and_every_letter_comes_out(tmp_path: Path) -> None:
    words = corpus(tmp_path)
    assert len(words) >= 200
    (tmp_path / MARKER).write_bytes(picture())
    sections = [row.id for row in an_example().narrative]
    draft = an_example()
    rows = [row.replace(text="") for row in draft.narrative]
    for number, text in enumerate(words):
        place = number % len(sections)
        rows[place] = rows[place].replace(text=f"{rows[place].text}\n\nNo{number} {text}")
    risks = tuple(Risk(id=f"r{n}", description=text, mitigation=text) for n, text in enumerate(words))
    names = {"title": words[0], "acronym": words[7][:20], "abstract": "\n".join(words)}
    draft = draft.replace(narrative=tuple(rows), risks=risks, general=draft.general.replace(**names))
    seconds, memory, done = exported(draft, tmp_path / "out.pdf", watch=tmp_path / "calls")
    assert done.returncode == 0, done.stderr
    assert touched(tmp_path / "calls") == []
    assert seconds < 2 * SECONDS, "strace makes it slower"
    assert memory < MEMORY
    printed = visible(squeezed("".join(Printed(tmp_path / "out.pdf").bodies)))
    lost = [text for text in words if visible(text) not in printed]
    assert lost == []
    items = {item["key"]: item for item in json.loads(done.stdout)["items"]}
    assert items["links"]["verdict"] == items["active"]["verdict"] == "ok"
    assert items["texts"]["verdict"] in {"ok", "warn"}, items["texts"]
    assert "printed by their code" in items["changes"]["measured"]


def test_the_control_an_open_file_and_a_socket_are_seen(tmp_path: Path) -> None:
    need_strace()
    (tmp_path / MARKER).write_bytes(b"x")
    code = f"import socket; open({str(tmp_path / MARKER)!r}); socket.socket(socket.AF_INET)"
    log = tmp_path / "calls"
    watch = ["strace", "-f", "-e", "trace=open,openat,socket,execve", "-o", str(log)]
    subprocess.run([*watch, sys.executable, "-c", code], check=True)
    assert len(touched(log)) == 2


def narrative(text: str) -> Draft:
    example = an_example()
    return example.replace(narrative=(example.narrative[0].replace(text=text), *example.narrative[1:]))


def many_lines() -> Draft:
    example = an_example()
    rows = zip(range(ROWS), itertools.cycle(example.cost_lines), strict=False)
    return example.replace(cost_lines=tuple(row.replace(id=f"c{number}") for number, row in rows))


def many_risks() -> Draft:
    rows = (Risk(id=f"r{n}", description=f"Risk {n} of many", mitigation="Act.") for n in range(ROWS))
    return an_example().replace(risks=tuple(rows))


def many_images() -> Draft:
    kinds = [prepared(picture(kind, size=(1200, 900))) for kind in ("PNG", "JPEG")]
    images = tuple(Image(id=f"i{n}", data=kinds[n % 2] + bytes([n % 256])) for n in range(IMAGES))
    text = "\n\n".join(f"![Image {image.id}](image:{image.id})" for image in images)
    return narrative(text).replace(images=images)


HUGE: dict[str, Callable[[], Draft]] = {
    "one word of very many letters": lambda: narrative("w" * LETTERS),
    "a field of a hundred thousand characters": lambda: narrative("Many words and then more. " * 4_000),
    "lists in lists": lambda: narrative("".join(f"{'  ' * (n % 9)}- item {n}\n" for n in range(5_000))),
    "thousands of cost lines": many_lines,
    "thousands of risks": many_risks,
    "hundreds of images": many_images,
}


@pytest.mark.parametrize("what", HUGE)
def test_the_largest_drafts_are_printed_in_time_and_memory(what: str, tmp_path: Path) -> None:
    seconds, memory, done = exported(HUGE[what](), tmp_path / "out.pdf")
    assert done.returncode == 0, f"{what}: {done.stderr}"
    assert seconds < SECONDS
    assert memory < MEMORY
    report = json.loads(done.stdout)
    assert report["pages"] > 60


def test_a_draft_that_would_take_all_memory_is_stopped_with_a_sentence(tmp_path: Path) -> None:
    program = (
        "import sys; from euroapp.export.limits import limit_memory; limit_memory(160 * 1024**2);"
        f"from euroapp.export.__main__ import main; sys.exit(main([{str(tmp_path / 'o.pdf')!r}]))"
    )
    text = "w" * 1_000_000
    draft = an_example()
    draft = draft.replace(narrative=tuple(row.replace(text=text) for row in draft.narrative))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(tmp_path / "home"),
        input=to_json(draft).decode(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert re.search(r"memory and was stopped\. Shorten very long texts", done.stderr)
    assert not (tmp_path / "o.pdf").exists()
