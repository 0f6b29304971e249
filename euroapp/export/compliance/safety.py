"""Judges what a file may hold and tell: no lock, no script, no hidden file, no name of whoever made it."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.compliance.filed import EMBEDDED, Archival, Filed
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say, together

_SCHEMES = ("https://", "http://", "mailto:")
_NAMING = ("Author", "Creator", "Producer", "Keywords")


def _verdict(fine: bool) -> Verdict:
    return Verdict.OK if fine else Verdict.FAIL


def judge(filed: Filed, carried: bytes = b"") -> Iterator[Item]:
    """Yield the items on what the file may do and tells; `carried` is the one attachment that it may hold."""
    yield Item(
        "encryption",
        say("Encryption"),
        _verdict(not filed.encrypted),
        say("encrypted") if filed.encrypted else say("none"),
        "none",
    )
    odd = [address for address in filed.addresses if not address.lower().startswith(_SCHEMES)]
    yield Item(
        "links",
        say("Links"),
        _verdict(not odd),
        say("{count} lead elsewhere: {address}", count=len(odd), address=odd[0][:60])
        if odd
        else say("{count} to web and mail", count=len(filed.addresses)),
        say("only https, http and mailto"),
    )
    whole = bool(carried) and filed.attachments == (carried,)
    found = [one for one in filed.forbidden if not (whole and one == EMBEDDED)]
    if carried and not whole:
        found.append(say("the draft that it should carry is not in it"))
    rule = say("no script, action, form, attachment or other file")
    if carried:
        rule = say("no script, action, form or other file; its draft as the one attachment")
    yield Item(
        "active",
        say("Active content"),
        _verdict(not found),
        together(found, ", ") or (say("none; it carries its draft") if whole else say("none")),
        rule,
    )
    told = [key for key in _NAMING if filed.metadata.get(key)]
    yield Item(
        "metadata",
        say("Metadata"),
        _verdict(not told),
        say("also tells {keys}", keys=", ".join(told)) if told else say("title and acronym"),
        say("title and acronym only"),
    )


def judge_archival(archival: Archival) -> Item:
    """Return the item on a file prepared for long keeping; the rules of PDF/A-2a that this reader knows."""
    wrong = [
        words
        for fails, words in (
            (archival.part != "2A", say("its metadata do not say PDF/A-2a")),
            (not archival.title_agrees, say("its metadata disagree on the title")),
            (not archival.output_intent or not archival.profile, say("no colour profile")),
            (archival.transparent, say("something is transparent")),
        )
        if fails
    ]
    measured = say(
        "{kind} profile of {size} bytes, nothing transparent",
        kind=archival.output_intent,
        size=archival.profile,
    )
    return Item(
        "archival",
        say("Long keeping"),
        _verdict(not wrong),
        together(wrong, ", ") or measured,
        say("prepared for PDF/A-2a, not certified"),
    )
