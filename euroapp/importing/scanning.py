"""What the XML of a workbook says beside its values: formulas, errors, percent, what is hidden or merged.

Nothing is worked out and nothing is fetched.
"""

from __future__ import annotations

import zipfile

from euroapp.importing.scanning_ods import OdsScan
from euroapp.importing.scanning_xlsx import scanned_xlsx
from euroapp.importing.sheet_facts import MOST_CELLS, MOST_MERGED, Facts, Refused, member


def scanned(file: zipfile.ZipFile) -> list[Facts]:
    """Return the facts of all sheets, in the order of the workbook.

    Raises:
        Refused: no workbook, a document type, or more cells than a table has.

    """
    names = {name.lower(): name for name in file.namelist()}
    if "content.xml" in names:
        found = OdsScan().read(member(file, names["content.xml"]))
    elif "xl/workbook.xml" in names:
        found = scanned_xlsx(file, names)
    else:
        raise Refused("no_workbook")
    merged = sum(len(one.merged) for one in found)
    if merged > MOST_MERGED or sum(one.cells for one in found) > MOST_CELLS:
        raise Refused("too_many_cells")
    for name in names:
        if name.endswith((".xml", ".rels")):
            member(file, names[name])
    return found
