"""Making the PDF, against a bare reportlab canvas that draws the same lines."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time_ns
from typing import Any

from bench.measure import Row, paired, row, spent
from bench.same_content import FLOOR, TYPESET, longer, outline_of, plain_blocks
from euroapp.bundle import resource_path
from euroapp.draft import Draft
from euroapp.storage.example import example_draft
from euroapp.storage.files import save

_LIMIT = "raw reportlab canvas, the same lines"


def measured(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the typesetter alone, and the command a user has."""
    home = folder / "home"
    for times in (1, 3):
        draft = longer(example_draft(), times)
        stem = folder / f"content{times}"
        pages = _prepare(draft, stem)
        out = str(folder / "out.pdf")
        floor = [sys.executable, "-c", FLOOR, f"{stem}.blocks", out]
        runs: dict[str, tuple[list[str], float | None]] = {
            "typesetter alone": ([sys.executable, "-c", TYPESET, f"{stem}.outline", out], 1.8),
            "`euroapp export`, read back and examined": (
                [sys.executable, "-m", "euroapp", "export", f"{stem}.euroapp", out, "--force"],
                2.5,
            ),
        }
        for what, (command, goal) in runs.items():
            both = paired(
                lambda command=command: spent(command, home).cpu * 1000,
                lambda floor=floor: spent(floor, home).cpu * 1000,
                rounds,
            )
            yield row("Export", f"{what}, {pages} pages", _LIMIT, both, "ms CPU", goal)
        memory = spent(runs["`euroapp export`, read back and examined"][0], home).memory
        yield Row("Memory", f"`euroapp export`, {pages} pages", "100 MiB", memory, 100.0, "MiB at most", 1.0)


def _prepare(draft: Draft, stem: Path) -> int:
    """Write what the processes read; return the number of pages."""
    from euroapp.export.pdf.document import build

    outline = outline_of(draft)
    font = str(resource_path("fonts", "LiberationSans-Regular.ttf"))
    stem.with_suffix(".outline").write_bytes(pickle.dumps(outline))
    stem.with_suffix(".blocks").write_bytes(pickle.dumps((font, plain_blocks(outline))))
    save(draft, stem.with_suffix(".euroapp"))
    return build(outline).pages


def reading_back(folder: Path) -> dict[str, list[float]]:
    """Return what reading and examining takes, and what making the same file does; in this process."""
    import euroapp.export.compliance as compliance
    from euroapp.calls.library import load_call
    from euroapp.export.proposal import export_pdf
    from euroapp.figures import figures

    spent_reading = 0

    def timed(work: Any) -> Any:
        def run(*words: Any) -> Any:
            nonlocal spent_reading
            start = process_time_ns()
            found = work(*words)
            spent_reading += process_time_ns() - start
            return found

        return run

    draft = example_draft()
    call = load_call(draft.call.id)
    whole, reading = [], []
    real = compliance.read, compliance.examine
    for _ in range(4):
        compliance.read, compliance.examine = map(timed, real)
        spent_reading, start = 0, process_time_ns()
        export_pdf(draft, call, figures(draft, call), folder / "back.pdf")
        whole.append((process_time_ns() - start - spent_reading) / 1e6)
        reading.append(spent_reading / 1e6)
        compliance.read, compliance.examine = real
    # The first turn pays for the imports of both.
    return {"ours": reading[1:], "limit": whole[1:]}


def main() -> None:
    """Print both as JSON; a process of its own, which reads every module once."""
    print(json.dumps(reading_back(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
