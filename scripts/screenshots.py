"""Takes the pictures in docs/screenshots: pages of the window, light and dark, and of the printed example.

`--draft empty` or `overfull`, `--size 1920x1080` and `--out` serve for looking at other states.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "ui")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2 as pdfium  # noqa: E402 - the paths above must stand first
from PIL import Image  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from euroapp.calls.library import load_call  # noqa: E402
from euroapp.draft import Draft  # noqa: E402
from euroapp.edits.creation import new_draft  # noqa: E402
from euroapp.edits.rows import duplicate_row, fresh_id  # noqa: E402
from euroapp.export.proposal import Options, export_pdf  # noqa: E402
from euroapp.figures import figures  # noqa: E402
from euroapp.language import wished  # noqa: E402
from euroapp.storage.example import example_draft  # noqa: E402
from euroapp.wording.places import PAGES  # noqa: E402
from euroapp_ui.__main__ import make_application, make_window  # noqa: E402
from euroapp_ui.document import Document  # noqa: E402
from euroapp_ui.preferences import Preferences  # noqa: E402
from euroapp_ui.windows.main_window import MainWindow  # noqa: E402
from scripts import dialog_pictures  # noqa: E402

SECONDS_FOR_PREVIEW = 60


def overfull() -> Draft:
    """Return the example with very long texts and many more rows."""
    draft = example_draft()
    general = draft.general.replace(
        title="A very long title " * 20, acronym="MUCHTOOLONGFORANACRONYM", abstract="Too long. " * 400
    )
    draft = draft.replace(general=general)
    for _ in range(12):
        for rows in ("partners", "work_packages", "risks", "indicators", "schemes"):
            last = getattr(draft, rows)[-1].id
            draft = duplicate_row(draft, f"{rows}/{last}", fresh_id(rows))
    first = draft.partners[0].replace(legal_name="Ein außerordentlich langer Name " * 8, short_name="W" * 40)
    return draft.replace(partners=(first, *draft.partners[1:]))


def drafts(kind: str) -> Draft:
    """Return the draft to show."""
    if kind == "empty":
        return new_draft(load_call("smp-cosme-2024-cluster-01"), acronym="NEWIDEA")
    return overfull() if kind == "overfull" else example_draft()


def settle(seconds: float = 0.15) -> None:
    """Let the window finish what it has begun."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def wait_for_preview(window: MainWindow) -> None:
    """Wait until the proposal page shows its pages."""
    page = window.workspace.current_page() if window.workspace else None
    end = time.monotonic() + SECONDS_FOR_PREVIEW
    while time.monotonic() < end and page is not None and not getattr(page, "preview_ready", True):
        settle(0.1)
    settle(1.0)


def shoot(window: QWidget, target: Path) -> None:
    """Keep a picture of the window with few colours, so that the repository stays small."""
    settle(0.5)
    window.grab().save(str(target))
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


PRINTED = {
    "cover": "Participants",
    "contents": "Contents",
    "narrative": "How the needs were established",
    "indicators": "Indicators, baselines and targets",
    "chain": "From specific objectives by indicators",
    "consortium": "Where the participants come from",
    "budget": "Eligible costs by participant",
    "risks": "Risks by likelihood and impact",
    "work-package": "Activities and division of work",
    "support": "Support to SMEs over time",
    "effort": "Effort by participant",
    "timetable": "Timetable by ",
}
"""Kinds of pages of the proposal, by words on the first page of the kind behind the contents."""


TABS = {
    "timetable": ("workplan", "Timetable"),
    "scheme-cards": ("support", "Cards"),
    "budget-pictures": ("budget", "Pictures"),
    "partner-cards": ("consortium", "Cards, map and coverage"),
    "indicator-board": ("indicators", "Board by objective"),
}
"""Tabs that are shown as well, each by its page and its title."""


def print_pages(out: Path) -> None:
    """Keep a picture of each kind of page of the printed example."""
    draft = drafts("example")
    call = load_call(draft.call.id).with_overrides(draft.overrides)
    target = Path(os.environ["EUROAPP_HOME"]) / "example.pdf"
    export_pdf(draft, call, figures(draft, call), target, Options("submission", tags=False))
    document = pdfium.PdfDocument(target)
    texts = [page.get_textpage().get_text_range() for page in document]
    for kind, words in PRINTED.items():
        behind = {"cover": 0, "contents": 1}.get(kind, 2)
        number = next(place for place, text in enumerate(texts) if place >= behind and words in _flat(text))
        picture = document[number].render(scale=1.25).to_pil().convert("RGB")
        picture.quantize(128, dither=Image.Dither.NONE).save(out / f"pdf-{kind}.png", optimize=True)


def _flat(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--draft", choices=("example", "empty", "overfull"), default="example")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--pages", default=",".join(PAGES))
    parser.add_argument("--printed", action="store_true", help="only the pages of the proposal")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, arguments.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ["EUROAPP_HOME"] = home
        if arguments.draft == "example":
            print_pages(arguments.out)
        if arguments.printed:
            return
        make_application(["euroapp"], wished())
        window = make_window(Preferences())
        window.resize(width, height)
        window.show()
        for scheme in arguments.schemes.split(","):
            window.use_theme(scheme)
            window.show_welcome()
            settle(1.0)
            shoot(window, arguments.out / f"welcome-{scheme}.png")
            window.show_document(Document(drafts(arguments.draft), window.files.recovery))
            for key in arguments.pages.split(","):
                if window.workspace is not None:
                    window.workspace.go(key)
                if key == "proposal":
                    wait_for_preview(window)
                number = list(PAGES).index(key)
                shoot(window, arguments.out / f"{number:02d}-{key}-{scheme}.png")
            for name, (key, tab) in TABS.items():
                if window.workspace is not None and key in arguments.pages.split(","):
                    window.workspace.go(key)
                    window.workspace.current_page().show_tab(tab)
                    shoot(window, arguments.out / f"{name}-{scheme}.png")
            if arguments.draft == "example":
                document = Document(drafts("example"), window.files.recovery)
                window.show_document(document)
                dialog_pictures.write(window, document, arguments.out, scheme, shoot)
                document = Document(drafts("example"), window.files.recovery)
                window.show_document(document)
                settle(1.5)
                dialog_pictures.whole_windows(
                    window,
                    document,
                    lambda name, scheme=scheme: shoot(window, arguments.out / f"{name}-{scheme}.png"),  # type: ignore[misc]
                )
        window.show_welcome()
    # Qt's own teardown at exit has nothing left to save.
    os._exit(0)


if __name__ == "__main__":
    main()
