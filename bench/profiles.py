"""Where the time goes, for each goal that is not met: short profiles beside the reasons.

    python -m bench --profiles

Each is made by a process of its own (`python -m bench.profiles keys`) and kept in bench/profiles. A profile
slows small functions more than large ones: shares count, not milliseconds.
"""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.measure import ROOT, environment, resident
from bench.starts import OURS

FOLDER = ROOT / "bench" / "profiles"
_TOP = 25
"""Functions listed, by the time spent in themselves."""
_GROUPS = {
    "the program": r"euroapp\b|euroapp_ui\b",
    "Qt": r"PySide6|shiboken",
    "pydantic": r"pydantic|annotated_types|typing_inspection|typing_extensions",
}
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


def write() -> None:
    """Make all profiles."""
    FOLDER.mkdir(exist_ok=True)
    for name in _PROFILES:
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(
                [sys.executable, "-m", "bench.profiles", name],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=environment(Path(home)),
            )
        (FOLDER / f"{name}.txt").write_text(done.stdout, encoding="utf-8")
        print(f"bench/profiles/{name}.txt")


def _profiled(title: str, turn: Callable[[], object], by: str = "tottime", only: str = "") -> str:
    """Return the heading and the functions in which a turn spends most, of those that a pattern fits."""
    profile, out = cProfile.Profile(), io.StringIO()
    profile.runcall(turn)
    pstats.Stats(profile, stream=out).sort_stats(by).print_stats(only or ".", _TOP)
    text = re.sub(r"\S*/(?:site-packages|lib/python3\.\d+)/|" + re.escape(f"{ROOT}/"), "", out.getvalue())
    lines = [line.rstrip()[:118] for line in text.splitlines() if line.strip()]
    return "\n".join((f"== {title}", *lines, ""))


def _imported(title: str, *words: str) -> str:
    """Return what the modules that a process imports take by themselves, by whose they are."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(Path(home)),
        )
    found = [(int(took) / 1000, name) for took, name in _IMPORT.findall(done.stderr)]
    groups: dict[str, list[float]] = {}
    for took, name in found:
        whose = next((who for who, marks in _GROUPS.items() if re.match(marks, name)), "everything else")
        groups.setdefault(whose, []).append(took)
    lines = [
        f"{sum(each):8.0f} ms  {len(each):4} modules  {whose}"
        for whose, each in sorted(groups.items(), key=lambda item: -sum(item[1]))
    ]
    slow = [f"{took:8.1f} ms  {name}" for took, name in sorted(found, reverse=True)[:_TOP]]
    return "\n".join((f"== {title}: imports", *lines, "the slowest by themselves:", *slow, ""))


def _example(folder: str) -> Path:
    from euroapp.storage.example import example_draft
    from euroapp.storage.files import save

    path = Path(folder) / "bid.euroapp"
    save(example_draft(), path)
    return path


def _starts() -> Iterator[str]:
    def imports() -> None:
        for module in ("windows.main_window", "windows.file_flows", "windows.workspace", "pages.scope_page"):
            import_module(f"euroapp_ui.{module}")

    makers = (
        r"_process_class|re/__init__.py.*_compile|_model_construction.*__new__|enum.py:\d+\(__new__|exec}"
    )
    text = _profiled("imports of a window with a draft: who makes classes", imports, "cumtime", makers)
    with tempfile.TemporaryDirectory() as folder:
        yield _imported("start, no draft", "-c", OURS)
        yield _imported("start with the example", "-c", OURS, str(_example(folder)))
    yield text


def _commands() -> Iterator[str]:
    from euroapp.cli import main

    with tempfile.TemporaryDirectory() as folder:
        draft = str(_example(folder))
        for words in (
            ("show", draft, "general/title"),
            ("set", draft, "general/title", '"X"'),
            ("check", draft),
        ):
            yield _imported(f"euroapp {words[0]}", "-m", "euroapp", *words)
        sys.stdout, kept = io.StringIO(), sys.stdout
        text = _profiled("euroapp check, once imported", lambda: main(["check", draft]))
        sys.stdout = kept
        yield text


def _window(large: bool = False) -> Any:
    """Return the workspace of a window with a draft, all of it loaded as it is when a user begins."""
    from bench.drafts import large_draft
    from bench.turns import idle
    from euroapp.storage.example import example_draft
    from euroapp_ui.__main__ import make_application, make_window
    from euroapp_ui.document import Document
    from euroapp_ui.preferences import Preferences
    from euroapp_ui.preloading import MODULES

    make_application(["euroapp"])
    window = make_window(Preferences())
    for module in MODULES:
        import_module(module)
    window.resize(1366, 768)
    window.show()
    window.show_document(Document(large_draft() if large else example_draft(), window.files.recovery))
    idle()
    return window.workspace


def _visits() -> Iterator[str]:
    from bench.turns import idle

    workspace = _window()
    for page in ("consortium", "support", "indicators", "objectives"):
        yield _profiled(f"first visit: {page}", lambda page=page: (workspace.go(page), idle()))


def _often(key: Callable[[Any, str], float], widget: Any) -> None:
    for _ in range(20):
        key(widget, "1")


def _keys() -> Iterator[str]:
    from PySide6.QtWidgets import QApplication

    from bench.turns import idle, key
    from euroapp.edits.values import set_value

    workspace = _window(large=True)
    draft = workspace.session.draft
    for name, path in {
        "text": f"narrative/{draft.narrative[1].id}/text",
        "name": f"partners/{draft.partners[0].id}/legal_name",
        "number": f"partners/{draft.partners[0].id}/members",
    }.items():
        workspace.reveal(path)
        idle()
        widget = QApplication.focusWidget()
        if widget is not None:
            yield _profiled(
                f"20 keys in a {name}, large", lambda at=widget: [key(at, "1") for _ in range(20)]
            )
    workspace.go("budget")
    idle()
    cell = f"cost_lines/{draft.cost_lines[3].id}/unit_cost"

    def enter(amount: int) -> None:
        workspace.session.apply("Unit cost", lambda now: set_value(now, cell, amount))
        idle()

    yield _profiled("20 entries among the costs, large", lambda: [enter(100 + n) for n in range(20)])


def _files() -> Iterator[str]:
    from euroapp.edits.values import set_value
    from euroapp.storage.files import load, save
    from euroapp.storage.recovery import RecoveryStore

    with tempfile.TemporaryDirectory() as folder:
        path = _example(folder)
        opened = load(path)
        yield _profiled("20 times opened", lambda: [load(path) for _ in range(20)])
        drafts = [set_value(opened.draft, "general/title", f"Title {n}") for n in range(20)]
        yield _profiled("20 saves", lambda: [save(one, path) for one in drafts])
        store = RecoveryStore(Path(folder) / "recovery")
        yield _profiled("20 recovery copies", lambda: [store.write(one, "key", None) for one in drafts])


def _exports() -> Iterator[str]:
    from euroapp.calls.library import load_call
    from euroapp.export.proposal import export_pdf
    from euroapp.figures import figures
    from euroapp.storage.example import example_draft

    draft = example_draft()
    call = load_call(draft.call.id)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bid.pdf"

        def export() -> object:
            return export_pdf(draft, call, figures(draft, call), out)

        export()
        yield _profiled("export, read back and examined", export)
        yield _profiled("the same, with what each function calls", export, by="cumtime")


def _memory() -> Iterator[str]:
    """Yield what is resident after each step towards a window with a draft."""
    yield "== resident memory after each step, MiB\n"

    def told(what: str) -> str:
        return f"{resident():8.1f}  {what}\n"

    yield told("Python and the bench")
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    yield told("Qt with its widgets")
    import pydantic

    yield told(f"pydantic {pydantic.VERSION}")
    from euroapp.checks import areas, review

    yield told(f"the core, with {len(areas.AREAS)} areas of checks")
    from euroapp.calls.library import load_call
    from euroapp.storage.example import example_draft

    draft = example_draft()
    review(draft, load_call(draft.call.id))
    yield told("the example with its call, figures and findings")
    workspace = _window()
    yield told(f"the window with it, on the page {workspace.current_page().key}, all pages loaded")
    app.processEvents()


_PROFILES: dict[str, Callable[[], Iterator[str]]] = {
    "starts": _starts,
    "commands": _commands,
    "visits": _visits,
    "keys": _keys,
    "files": _files,
    "exports": _exports,
    "memory": _memory,
}


def main() -> None:
    """Print one profile."""
    for text in _PROFILES[sys.argv[1]]():
        print(text, end="", flush=True)
    sys.stdout.flush()
    # A window that is still open would be taken apart in any order.
    os._exit(0)


if __name__ == "__main__":
    main()
