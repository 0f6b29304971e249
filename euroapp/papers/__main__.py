"""Writes all papers in a process of its own: a draft as JSON comes in, a report goes out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from euroapp.calls.library import load_call
from euroapp.errors import EuroappError
from euroapp.export.__main__ import read_draft
from euroapp.export.limits import limit_memory
from euroapp.export.outcome import REFUSED
from euroapp.language import say, sentence, wished
from euroapp.papers.bundle import write_papers


def main(arguments: list[str]) -> int:
    """Write the papers of one draft into a folder; return 0, or 4 with one sentence on standard error."""
    language = wished()
    try:
        draft = read_draft(sys.stdin.buffer.read())
        call = load_call(draft.call.id).with_overrides(draft.overrides)
        written = write_papers(draft, call, Path(arguments[0]), force="--force" in arguments[1:])
    except EuroappError as error:
        print(language.put(sentence(error)), file=sys.stderr)
        return REFUSED
    except Exception as error:  # whatever it is, the window shows one sentence
        broken = say(
            "The papers could not be made ({name}). Save the draft and report this.",
            name=type(error).__name__,
        )
        print(language.put(broken), file=sys.stderr)
        return REFUSED
    print(json.dumps(written.as_data(language.put), ensure_ascii=True), flush=True)
    return 0


if __name__ == "__main__":
    limit_memory()
    sys.exit(main(sys.argv[1:]))
