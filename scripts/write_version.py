"""Write the files of the format version of today: one draft in both forms, and the schema of the models.

Files of a version that lies there already are never changed.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from euroapp.draft.marks import MarkKind
from euroapp.draft.scoring import Evaluation
from euroapp.edits.commenting import add_comment
from euroapp.edits.known_words import know_word
from euroapp.edits.marking import set_mark
from euroapp.storage.container import Identity, pack
from euroapp.storage.example import example_draft
from euroapp.storage.openformat import schema, to_json
from euroapp.storage.versions import VERSION

FOLDER = Path(__file__).parents[1] / "tests" / "files"


def main() -> int:
    """Write what is missing; tell what is there."""
    draft = example_draft()
    # Without compact tables, evaluations, a mark, a link and so on it would be written as a version before.
    draft = draft.replace(general=draft.general.replace(compact_tables=True))
    draft = draft.replace(evaluations=(Evaluation(id="v1", criterion="impact", evaluator="Ana", points=7),))
    coordinator, *others = draft.partners
    draft = draft.replace(partners=(coordinator.replace(vat="ESA13585625"), *others))
    draft = know_word(draft, "controllership")
    first, second, *rest = draft.tasks
    draft = draft.replace(tasks=(first, second.replace(after=(first.id,)), *rest))
    draft = set_mark(draft, MarkKind.REVIEWED, "page/budget", "Ana", date(2026, 11, 26), basis="")
    draft = add_comment(draft, "title", "Shorter?", by="Ana", day=date(2026, 11, 27), to_do=True)
    contents = {
        f"draft-{VERSION}.euroapp": pack(draft, Identity("example", "1")),
        f"draft-{VERSION}.json": to_json(draft, indent=1),
        f"schema-{VERSION}.json": json.dumps(schema(), indent=1).encode() + b"\n",
    }
    for name, raw in contents.items():
        path = FOLDER / name
        if path.exists():
            print(f"{name} is there, and stays as it is.")
        else:
            path.write_bytes(raw)
            print(f"{name} was written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
