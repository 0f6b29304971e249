"""Builds a PDF in a process of its own: a draft as JSON comes in, a report as JSON goes out."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import EuroappError, ExportFailed
from euroapp.export import export_checklist, export_pdf
from euroapp.figures import figures

REFUSED = 4


def read_draft(raw: bytes) -> Draft:
    """Return the draft of a document in the open format.

    Raises:
        ExportFailed: this is no draft.

    """
    try:
        return Draft.model_validate(json.loads(raw)["draft"])
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError) as error:
        raise ExportFailed("What came in is not a EuroApp draft in JSON.") from error


def main(arguments: list[str] | None = None) -> int:
    """Export one draft; return 0, or 4 with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="python -m euroapp.export", description=__doc__)
    parser.add_argument("target", type=Path, help="the PDF to write")
    parser.add_argument("--profile", choices=("working", "submission", "checklist"), default="working")
    options = parser.parse_args(arguments)
    try:
        draft = read_draft(sys.stdin.buffer.read())
        call = load_call(draft.call.id).with_overrides(draft.overrides)
        derived = figures(draft, call)
        report = (
            export_checklist(draft, call, derived, options.target)
            if options.profile == "checklist"
            else export_pdf(draft, call, derived, options.target, options.profile)
        )
    except EuroappError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except Exception as error:  # whatever it is, the window shows one sentence
        print(f"The proposal could not be built ({type(error).__name__}).", file=sys.stderr)
        return REFUSED
    print(json.dumps(asdict(report), ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
