"""Proves from an exported file itself what it keeps of the rules; shares no code with what writes it."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.compliance import contents, layout, safety, tagged, texts, unseen
from euroapp.export.compliance.filed import Filed, read
from euroapp.export.verdict import Compliance, Item, Verdict
from euroapp.language import ENGLISH, Language, say, say_count, together

__all__ = ["Compliance", "Item", "Told", "Verdict", "examine", "read"]


@dataclass(frozen=True)
class Told:
    """What the file itself cannot tell."""

    notes: tuple[str, ...] = ()
    """Sentences on what was changed so that it could be printed."""
    errors: int = 0
    """Errors left in the draft."""
    submission: bool = False
    archival: bool = False
    language: Language = ENGLISH
    """In which words of the program are printed."""
    carried: bytes = b""
    """The draft as a file, which it carries as its only attachment; empty for none."""


def examine(data: bytes, filed: Filed, draft: Draft, call: Call, told: Told) -> Compliance:
    """Return what a file that was read back keeps of the rules of its call."""
    items = [
        *layout.judge(filed, call),
        contents.judge(filed, call),
        *texts.judge(
            data,
            filed.counted,
            draft,
            call,
            working=not told.submission,
            language=told.language,
            sheets=filed.sheets,
        ),
        unseen.judge(filed),
        _changes(told.notes),
        *safety.judge(filed, told.carried),
        tagged.judge(filed.tags),
    ]
    if told.archival:
        items.append(safety.judge_archival(filed.archival))
    if told.submission:
        items.append(_errors(told.errors))
    return Compliance(tuple(items))


def _changes(notes: tuple[str, ...]) -> Item:
    """Return the item on characters that are printed in another way than they were typed."""
    return Item(
        "changes",
        say("Changed characters"),
        Verdict.WARN if notes else Verdict.OK,
        together(notes, " ") or say("none"),
        say("every character as it was typed"),
    )


def _errors(errors: int) -> Item:
    """Return the item on a submission copy that the user insisted on."""
    few = say_count(
        "{count} error left; printed all the same", "{count} errors left; printed all the same", errors
    )
    return Item(
        "errors",
        say("Errors in the draft"),
        Verdict.FAIL if errors else Verdict.OK,
        few if errors else say("none"),
        say("none left"),
    )
