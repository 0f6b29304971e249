"""Builds a PDF or a Word document in a process of its own: a draft as JSON comes in, a report goes out.

Behind the JSON and a NUL the file may come that the PDF shall carry.

A preview lies in no file: its bytes go out behind the line of the report.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import EuroappError, ExportFailed, SubmissionRefused
from euroapp.export.limits import MEMORY, limit_memory
from euroapp.export.outcome import BEHIND, DOCX, MUST_INSIST, REFUSED
from euroapp.export.proposal import Options, Put, export_checklist, export_pdf
from euroapp.export.report import ExportReport
from euroapp.figures import Figures, figures
from euroapp.language import Language, say, sentence, wished

_TOO_BIG = say(
    "The proposal needs more than {size} MB of memory and was stopped. "
    "Shorten very long texts and lists, then export again.",
    size=MEMORY // 1024**2,
)


def read_draft(raw: bytes) -> Draft:
    """Return the draft of a document in the open format.

    Raises:
        ExportFailed: this is no draft.

    """
    try:
        return Draft.model_validate(json.loads(raw)["draft"])
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError) as error:
        raise ExportFailed(say("What came in is not a EuroApp draft in JSON.")) from error


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m euroapp.export", description=__doc__)
    parser.add_argument("target", type=Path, help="the file to write; none for a preview", nargs="?")
    parser.add_argument("--preview", action="store_true", help="write the PDF behind the report, to no file")
    parser.add_argument("--profile", choices=("working", "submission", "checklist"), default="working")
    parser.add_argument("--tags", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--archival", action="store_true")
    parser.add_argument("--comments", action="store_true")
    parser.add_argument("--insist", action="store_true")
    parser.add_argument("--errors-accepted", action="store_true")
    wanted = parser.parse_args(given)
    if wanted.target is None and not wanted.preview:
        parser.error("say which PDF to write")
    return wanted


def _report(wanted: argparse.Namespace, language: Language, made: list[bytes]) -> dict[str, Any]:
    """Build what is wanted and return what is reported; a preview is put into a list."""
    told, _, carried = sys.stdin.buffer.read().partition(BEHIND)
    draft = read_draft(told)
    call = load_call(draft.call.id).with_overrides(draft.overrides)
    derived = figures(draft, call)
    if wanted.target is not None and wanted.target.suffix.lower() == DOCX:
        from euroapp.export.docx.writing import export_docx

        options = Options(profile=wanted.profile, tags=wanted.tags, comments=wanted.comments)
        return export_docx(draft, call, derived, wanted.target, options).as_data(language)
    goal = made.append if wanted.preview else wanted.target
    return _export(wanted, draft, call, derived, goal, carried).said(language).as_data()


def _export(
    wanted: argparse.Namespace, draft: Draft, call: Call, derived: Figures, goal: Path | Put, carried: bytes
) -> ExportReport:
    if wanted.profile == "checklist":
        return export_checklist(draft, call, derived, wanted.target)
    options = Options(
        profile=wanted.profile,
        tags=wanted.tags,
        archival=wanted.archival,
        comments=wanted.comments,
        insist=wanted.insist,
        errors_accepted=wanted.errors_accepted,
        carried=carried,
    )
    return export_pdf(draft, call, derived, goal, options)


def main(arguments: list[str] | None = None) -> int:
    """Export one draft; return 0, or 4 or 5 with one sentence on standard error."""
    wanted, language = _arguments(arguments), wished()
    preview: list[bytes] = []
    try:
        report = _report(wanted, language, preview)
    except EuroappError as error:
        print(language.put(sentence(error)), file=sys.stderr)
        return MUST_INSIST if isinstance(error, SubmissionRefused) else REFUSED
    except MemoryError:
        print(language.put(_TOO_BIG), file=sys.stderr)
        return REFUSED
    except Exception as error:  # whatever it is, the window shows one sentence
        broken = say(
            "The proposal could not be built ({name}). Save the draft and report this.",
            name=type(error).__name__,
        )
        print(language.put(broken), file=sys.stderr)
        return REFUSED
    print(json.dumps(report, ensure_ascii=True), flush=True)
    for data in preview:
        sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    limit_memory()
    sys.exit(main())
