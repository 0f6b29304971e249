"""Lets LibreOffice work the budget out, change it and give it back: the totals must agree to the cent.

LibreOffice is no part of the tests; where it is not installed, nothing is done and that is said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

from euroapp.importing.opening import Opened, open_table

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
_TINY = Decimal("0.000001")


def convert(file: Path, kind: str, folder: Path) -> Path:
    """Return what LibreOffice makes of a file, every formula worked out anew."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE)
    out = folder / kind
    out.mkdir(exist_ok=True)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(file),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=300,
    )
    return out / f"{file.stem}.{kind}"


def spoiled(file: Path, target: Path) -> Path:
    """Write a copy in which every formula has a wrong value, which only a recalculation puts right."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name.startswith("xl/worksheets/"):
                raw = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>1</v>", raw)
            new.writestr(name, raw)
    return target


def differences(one: Opened, other: Opened) -> tuple[int, list[str]]:
    """Return the number of formulas, and those cells whose values differ."""
    count, found = 0, []
    for mine, theirs in zip(one.sheets, other.sheets, strict=True):
        for place, cell in mine.cells.items():
            same = theirs.cells.get(place)
            count += cell.formula
            text, number = (same.text, same.number) if same is not None else ("", None)
            if cell.number is not None and number is not None:
                equal = abs(number - cell.number) < _TINY
            else:
                equal = text == cell.text
            if not equal:
                found.append(f"{mine.name} {place}: {cell.text!r}, LibreOffice: {text!r}")
    return count, found


def euroapp(*words: object) -> str:
    """Run a command and return what it prints; a finding is no failure."""
    done = subprocess.run(
        [sys.executable, "-m", "euroapp", *map(str, words)], capture_output=True, text=True, check=False
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.stdout


def total(opened: Opened) -> Decimal:
    """Return the total costs of a workbook."""
    summary = next(sheet for sheet in opened.sheets if sheet.name == "Summary")
    row = max(row for (row, column), cell in summary.cells.items() if column == 1 and cell.text == "Total")
    column = next(column for (_, column), cell in summary.cells.items() if cell.text == "Total costs")
    found = summary.cells[row, column].number
    return found if found is not None else Decimal(0)


def changed_there(budget: Path, folder: Path, kind: str) -> Path:
    """Return the budget after the units of its first cost line were changed to 5.25 in LibreOffice."""
    flat = convert(budget, "fods", folder)
    text = flat.read_text("utf-8")
    at = text.index(">cost_lines/c1<")
    spot = re.compile(r'office:value="3\.6"').search(text, at)
    if spot is None:
        raise SystemExit("The first cost line was not found in the file of LibreOffice.")
    flat.write_text(f'{text[: spot.start()]}office:value="5.25"{text[spot.end() :]}', "utf-8")
    # Of its own format LibreOffice believes the values; through the other one it works them out.
    again = folder / "again"
    again.mkdir(exist_ok=True)
    return convert(spoiled(convert(flat, "xlsx", folder), again / "budget.xlsx"), kind, folder)


def main() -> int:
    """Make the round trip for both formats; return 1 where something differs."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed here, so nothing was compared.")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft, budget, part = (folder / file for file in ("bid.euroapp", "budget.xlsx", "part.xlsx"))
        euroapp("example", draft)
        euroapp("export", draft, budget)
        euroapp("workbook", draft, part, "--for", "p2")
        for file in (budget, part):
            wrong = spoiled(file, folder / f"wrong-{file.name}")
            for kind in ("xlsx", "ods"):
                count, found = differences(open_table(file), open_table(convert(wrong, kind, folder)))
                print(f"{file.stem} as {kind}: {count} formulas, {len(found)} cells differ")
                failed |= bool(found)
                print(*found[:20], sep="\n", end="\n" if found else "")
        for kind in ("xlsx", "ods"):
            euroapp("example", draft, "--force")
            back = changed_there(budget, folder, kind)
            told = json.loads(euroapp("import", draft, back, "--apply", "--json"))
            paths = [one["path"] for one in told["changes"]]
            figures = json.loads(euroapp("figures", draft, "--json"))
            here, there = Decimal(figures["eligible_costs"]), total(open_table(back))
            print(f"changed there, {kind}: {paths}; total here {here}, there {there}")
            failed |= paths != ["cost_lines/c1/units"] or here != there or bool(told["not_understood"])
    return failed


if __name__ == "__main__":
    sys.exit(main())
