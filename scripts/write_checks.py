"""Write docs/checks.md from the catalogue, the sentences, the cures and the bundled call packs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from euroapp.bundle import resource_path
from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.checks.areas import CATALOGUE
from euroapp.checks.declaring import Check

TARGET = Path(__file__).parents[1] / "docs" / "checks.md"

AREAS = {
    "A": "General information and consortium",
    "B": "Part B as a document",
    "C": "Call pack and own values",
    "D": "Double funding",
    "E": "Entries",
    "F": "Support to third parties",
    "G": "Budget",
    "H": "Changes of several partners",
    "K": "Objectives and indicators",
    "N": "Numbers and names in texts",
    "T": "Style",
    "P": "Sign-off",
    "R": "Risks",
    "W": "Work plan",
    "X": "Annexes",
}

HOLDS = {
    "B04": "A4, margins and font sizes: the export prints no other way.",
    "B06": "The summary of Part B equals the abstract of Part A: it is printed from the same text.",
    "G01": "Budget, work package tables and Part A agree to the cent: all are sums of the same lines.",
    "G03": "Indirect costs equal the flat rate: they are worked out and cannot be typed.",
    "K04": "Schemes, indicators, budget and texts state the same figures: see F05, F06, K06 and N02.",
}
"""What the application form asks for and the program needs not check, and why."""

OPENING = """# Checks

EuroApp looks at a draft after every change and lists what it finds. Nothing is blocked: an unfinished draft
can always be saved, opened and printed as a working copy. This list is written by `make docs` from the same
data that the program uses; do not edit it by hand.

| Severity | Meaning |
| --- | --- |
| Error | The proposal would be refused, or contradicts itself. A submission copy asks for `--force` |
| Warning | Evaluators would mind, or a limit is passed that is only likely |
| Hint | Worth a look; may be right as it is |

The severity below is the highest. **A limit that the call pack does not confirm never makes an error**, only
a warning. A check marked with a *rule* is data of the call pack and can be changed or left out there
([call packs](call-packs.md)); all others hold for every call. Words in *italics*
are filled in from the draft.

A wrench (🔧) marks findings that can be mended with one click, by an edit that can be undone. Such an edit is
offered only after it was tried: it removes the finding and makes no new error.
"""


def _kinds(calls: list[Call]) -> dict[str, list[str]]:
    """Return the kinds of rule by the code they are listed under."""
    kinds: dict[str, list[str]] = {}
    for call in calls:
        for rule in call.pack.rules:
            named = kinds.setdefault(rule.code, [])
            if rule.kind not in named:
                named.append(rule.kind)
        for declaration in call.form.declarations:
            if declaration.code and not kinds.get(declaration.code):
                kinds[declaration.code] = ["declarations"]
    return kinds


def _prose(text: str) -> str:
    """Return a sentence with its details in italics, safe inside a table."""
    text = text.replace("{field_small}", "{field}").replace("|", "\\|")
    return re.sub(r"\{(\w+)\}", lambda m: f"*{m[1].replace('_', ' ')}*", text)


def _check(check: Check, kinds: list[str]) -> Iterator[str]:
    source = f"{check.severity.value.capitalize()} · {check.source}"
    if kinds:
        source += " · rule " + ", ".join(f"`{kind}`" for kind in kinds)
    yield f"### {check.code} {check.meaning.rstrip('.')}\n"
    yield f"{source}\n"
    yield "| What it says | What to do |\n| --- | --- |"
    for sentence in check.sentences:
        mark = " 🔧" if sentence.cures else ""
        yield f"| {_prose(sentence.says)} | {_prose(sentence.advice)}{mark} |"
    yield ""


def document() -> str:
    """Return the whole text of docs/checks.md."""
    bundled = sorted(folder for folder in resource_path("calls").iterdir() if folder.is_dir())
    kinds = _kinds([load_call(folder.name) for folder in bundled])
    lines = [OPENING]
    for letter, codes in groupby(sorted(CATALOGUE), key=lambda code: code[0]):
        lines.append(f"## {AREAS[letter]}\n")
        for code in codes:
            lines.extend(_check(CATALOGUE[code], kinds.get(code, [])))
    lines.append("## What holds without a check\n")
    lines.append("| Code | Why nothing has to be checked |\n| --- | --- |")
    lines.extend(f"| {code} | {reason} |" for code, reason in HOLDS.items())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
