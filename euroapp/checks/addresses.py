"""Checks of web addresses and VAT numbers, and of organisations that stand in the draft twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from euroapp.checks.context import Context
from euroapp.checks.declaring import PORTAL, WARNING, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.checks.vat_numbers import plain_vat, vat_can_be_right
from euroapp.folding import folded

A13 = Check(
    "A13",
    WARNING,
    PORTAL,
    "Web addresses and VAT numbers can be right, and every organisation takes part once.",
    (
        Sentence("bad_address", "“{address}” is not a web address.", "Write it as https://organisation.eu."),
        Sentence(
            "same_legal_name",
            "The legal name “{name}” is used twice.",
            "Remove one of the two, or correct its name.",
        ),
        Sentence(
            "bad_vat",
            "“{vat}” cannot be a VAT number: a digit is wrong or missing, or the letters of its country are.",
            "Copy it from an invoice of the organisation, with the letters of its country in front.",
        ),
        Sentence(
            "vat_twice",
            "The VAT number {vat} is used twice.",
            "Remove one of the two participants, or correct its VAT number.",
        ),
    ),
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[^\s/?#@:.]{1,63}\.)+[^\W\d_][\w-]{1,62}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
_LONGEST = 2048


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page: a host with a point in it, `https://` or not."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


@always(A13)
def addresses(ctx: Context) -> Iterator[Finding]:
    """What stands where a web address belongs is one; the activity report may be a file instead."""
    for partner in ctx.draft.partners:
        path = f"partners/{partner.id}"
        found = [(f"{path}/website", partner.website), (f"{path}/eccp_profile", partner.eccp_profile)]
        found += [
            (f"{path}/previous_projects/{one.id}/website", one.website) for one in partner.previous_projects
        ]
        for place, text in found:
            if text.strip() and not is_address(text.strip()):
                yield ctx.finding(A13, "bad_address", place, address=text.strip())


@always(A13)
def legal_names(ctx: Context) -> Iterator[Finding]:
    """No legal name is used twice, however it is spelt."""
    names = Counter(
        folded(partner.legal_name) for partner in ctx.draft.partners if partner.legal_name.strip()
    )
    seen: set[str] = set()
    for partner in ctx.draft.partners:
        name = folded(partner.legal_name)
        if names[name] > 1 and name in seen:
            yield ctx.finding(
                A13, "same_legal_name", f"partners/{partner.id}/legal_name", name=partner.legal_name.strip()
            )
        seen.add(name)


@always(A13)
def vat_numbers(ctx: Context) -> Iterator[Finding]:
    """VAT numbers can be right, and none is used twice, however it is written."""
    seen: set[str] = set()
    for partner in ctx.draft.partners:
        text, number = partner.vat.strip(), plain_vat(partner.vat)
        path = f"partners/{partner.id}/vat"
        if text and not vat_can_be_right(text, partner.country):
            yield ctx.finding(A13, "bad_vat", path, vat=text)
        elif number and number in seen:
            yield ctx.finding(A13, "vat_twice", path, vat=text)
        seen.add(number)
