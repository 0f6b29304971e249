"""Commands that tell what follows from a draft: findings, figures, the printed proposal."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.checks import Review, Severity, check, review
from euroapp.checks.cures.cure import Cure
from euroapp.checks.mending import cures
from euroapp.checks.saying import in_words
from euroapp.cli.output import ERRORS_FOUND, OK, call_of, complain, plain, print_json, tell
from euroapp.draft import Draft
from euroapp.edits.differences import differences
from euroapp.errors import EuroappError, ExportFailed
from euroapp.figures import figures
from euroapp.figures.pace import pace
from euroapp.figures.report import as_data
from euroapp.language import say, say_count, sentence, together, wished
from euroapp.storage.copies import alone
from euroapp.storage.files import Opened, load
from euroapp.wording.details import filled
from euroapp.wording.numbers import day, quantity
from euroapp.wording.severities import NAMES as SEVERITIES
from euroapp.wording.values import Names


def calls(arguments: argparse.Namespace) -> int:
    """List the call packs."""
    rows, broken = [], []
    for call_id in call_ids():
        try:
            call = load_call(call_id)
        except EuroappError as error:
            broken.append(together((call_id, sentence(error)), ": "))
            continue
        deadline = call.facts.day("deadline").value
        rows.append(
            {
                "id": call_id,
                "name": call.pack.name,
                "version": call.pack.version,
                "deadline": deadline.isoformat() if deadline else None,
            }
        )
        if not arguments.json:
            when = day(deadline) or say("not known")
            tell(say("{call}  deadline {day}  {name}", call=call_id, day=when, name=call.pack.name))
    if arguments.json:
        print_json(rows)
    for trouble in broken:
        complain(trouble)
    return OK


def check_draft(arguments: argparse.Namespace) -> int:
    """Print what the checks found and, if asked, the commands that mend it."""
    draft = load(arguments.draft).draft
    call = call_of(draft)
    findings = check(draft, call)
    derived = figures(draft, call)
    rows, language = [], wished()
    for finding in findings:
        said = in_words(finding, draft, call)
        row: dict[str, Any] = {
            "code": finding.code,
            "severity": str(finding.severity),
            "path": finding.path,
            "message": language.put(said.message),
            "cure": language.put(said.cure),
            "source": language.put(finding.source),
        }
        if arguments.cures:
            row["cures"] = [_as_settings(cure, draft, call) for cure in cures(finding, draft, call, derived)]
        rows.append(row)
        if not arguments.json:
            words = together((together((said.where, said.message), ": "), said.cure), " ")
            weight = language.put(SEVERITIES[finding.severity]).upper()
            tell(f"{weight:8}{finding.code}  {language.put(words)}")
            _print_commands(row.get("cures", ()), arguments.draft)
    if arguments.json:
        print_json(rows)
    elif not rows:
        tell(say("Nothing to mend."))
    return ERRORS_FOUND if any(f.severity is Severity.ERROR for f in findings) else OK


def _as_settings(cure: Cure, draft: Draft, call: Call) -> dict[str, Any]:
    """Return a cure as what it says, and the values that `euroapp set` would write one after the other."""
    settings = differences(draft, cure.edit(draft))
    text = filled(cure.sentence, cure.details, Names(draft, call))
    return {
        "text": wished().put(text),
        "set": [{"path": path, "value": plain(value)} for path, value in settings],
    }


def _print_commands(found: Iterable[dict[str, Any]], path: Path) -> None:
    for cure in found:
        print(f"{'':12}{cure['text']}:")
        for one in cure["set"]:
            value = json.dumps(one["value"], ensure_ascii=False)
            print(f"{'':14}{shlex.join(('euroapp', 'set', str(path), one['path'], value))}")


def _pace(opened: Opened, found: Review, call: Call) -> dict[str, Any]:
    """Return whether the draft will be ready in time, from the days on which it was saved."""
    ready = int(found.readiness() * 100)
    saves = opened.origin.identity.saves if opened.origin else ()
    made = pace(saves, ready, date.today(), call.facts.day("deadline").value)
    return {
        "per_cent_a_day": round(made.a_day, 2),
        "ready_on": made.ready_on.isoformat() if made.ready_on else None,
        "deadline": made.deadline.isoformat() if made.deadline else None,
        "days_to_spare": made.days_to_spare,
    }


def print_figures(arguments: argparse.Namespace) -> int:
    """Print every derived number."""
    opened = load(arguments.draft)
    draft = opened.draft
    call = call_of(draft)
    derived = figures(draft, call)
    found = review(draft, call)
    data = as_data(derived, draft)
    data["readiness"] = {
        "all": round(found.readiness(), 4),
        "by_page": {page: round(found.readiness(page), 4) for page in found.tally.asked},
        "by_partner": {row.id: round(found.partner_readiness(row.id), 4) for row in draft.partners},
    }
    data["owed_by_partner"] = {
        row.id: [finding.path for finding in found.owed(row.id)] for row in draft.partners
    }
    data["pace"] = _pace(opened, found, call)
    if arguments.json:
        print_json(data)
    else:
        for key, value in data.items():
            if not isinstance(value, list | dict):
                print(f"{key:24}{value}")
    return OK


def export(arguments: argparse.Namespace) -> int:
    """Print the proposal as PDF, read it back and say what it keeps of the rules; or write a workbook."""
    if arguments.out.suffix.lower() == ".xlsx":
        from euroapp.cli.workbooks import write_budget

        return write_budget(arguments)
    if arguments.out.suffix.lower() == ".docx":
        return _export_document(arguments)
    # The printing library costs a second that no other command should pay.
    from euroapp.export.files import write_whole
    from euroapp.export.proposal import Options, export_pdf

    opened = load(arguments.draft)
    draft = opened.draft
    for target in filter(None, (arguments.out, arguments.report)):
        if target.exists() and target.samefile(arguments.draft):
            raise ExportFailed(
                say("The proposal cannot be printed over the draft itself; give another name.")
            )
    if arguments.report and arguments.report.resolve() == arguments.out.resolve():
        raise ExportFailed(say("The report cannot be written over the proposal; give another name."))
    call = call_of(draft)
    if sys.stderr.isatty():
        tell(say("Building the proposal …"), error=True)
    options = Options(
        arguments.profile, arguments.tags, arguments.archival, arguments.comments, arguments.insist
    )
    if arguments.carry and options.may_carry and opened.origin is not None:
        options = replace(options, carried=alone(draft, opened.origin.identity))
    report = export_pdf(draft, call, figures(draft, call), arguments.out, options)
    done = say(
        "{file}: {pages} pages, {seconds} s, {size} kB",
        file=arguments.out,
        pages=report.pages,
        seconds=quantity(Decimal(f"{report.seconds:.1f}"), 1),
        size=report.size // 1024,
    )
    tell(done)
    for note in report.notes:
        tell(say("note: {note}", note=note))
    tell(report.compliance.summary)
    tell(report.compliance.said(wished()).as_text())
    if arguments.report:
        write_whole(arguments.report, report.written(arguments.out.name, arguments.report.suffix, wished()))
    return OK


def _export_document(arguments: argparse.Namespace) -> int:
    """Write the proposal as a Word document, with what is open in it as comments."""
    from euroapp.export.docx.writing import export_docx
    from euroapp.export.proposal import Options

    draft = load(arguments.draft).draft
    if arguments.out.exists() and arguments.out.samefile(arguments.draft):
        raise ExportFailed(say("The proposal cannot be printed over the draft itself; give another name."))
    if arguments.report is not None or arguments.archival:
        raise ExportFailed(say("A Word document has no report and no archival form."))
    call = call_of(draft)
    options = Options(arguments.profile, arguments.tags, comments=arguments.comments)
    report = export_docx(draft, call, figures(draft, call), arguments.out, options)
    tell(
        say_count(
            "{file}: {size} kB, {count} comment",
            "{file}: {size} kB, {count} comments",
            report.comments,
            file=arguments.out,
            size=report.size // 1024,
        )
    )
    for note in report.notes:
        tell(say("note: {note}", note=note))
    return OK
