"""Judges what a file may hold and tell: no lock, no script, no hidden file, no name of whoever made it."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.compliance.filed import Archival, Filed
from euroapp.export.verdict import Item, Verdict
from euroapp.wording.numbers import quantity

_SCHEMES = ("https://", "http://", "mailto:")
_NAMING = ("Author", "Creator", "Producer", "Keywords")


def _verdict(fine: bool) -> Verdict:
    return Verdict.OK if fine else Verdict.FAIL


def judge(filed: Filed) -> Iterator[Item]:
    """Yield the items on what the file may do and tells."""
    yield Item(
        "encryption",
        "Encryption",
        _verdict(not filed.encrypted),
        "encrypted" if filed.encrypted else "none",
        "none",
    )
    odd = [address for address in filed.addresses if not address.lower().startswith(_SCHEMES)]
    yield Item(
        "links",
        "Links",
        _verdict(not odd),
        f"{len(odd)} lead elsewhere: {odd[0][:60]}" if odd else f"{len(filed.addresses)} to web and mail",
        "only https, http and mailto",
    )
    yield Item(
        "active",
        "Active content",
        _verdict(not filed.forbidden),
        ", ".join(filed.forbidden) or "none",
        "no script, action, form, attachment or other file",
    )
    told = [key for key in _NAMING if filed.metadata.get(key)]
    yield Item(
        "metadata",
        "Metadata",
        _verdict(not told),
        f"also tells {', '.join(told)}" if told else "title and acronym",
        "title and acronym only",
    )


def judge_archival(archival: Archival) -> Item:
    """Return the item on a file prepared for long keeping; the rules of PDF/A-2b that this reader knows."""
    wrong = [
        words
        for fails, words in (
            (archival.part != "2B", "its metadata do not say PDF/A-2b"),
            (not archival.title_agrees, "its metadata disagree on the title"),
            (not archival.output_intent or not archival.profile, "no colour profile"),
            (archival.transparent, "something is transparent"),
        )
        if fails
    ]
    measured = f"{archival.output_intent} profile of {quantity(archival.profile)} bytes, nothing transparent"
    return Item(
        "archival",
        "Long keeping",
        _verdict(not wrong),
        ", ".join(wrong) or measured,
        "prepared for PDF/A-2b, not certified",
    )
