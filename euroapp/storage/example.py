"""The bundled example draft."""

from __future__ import annotations

from euroapp.bundle import resources
from euroapp.draft import Draft
from euroapp.storage.openformat import from_json


def example_draft() -> Draft:
    """Return the complete, realistic, invented application that comes with the program."""
    return from_json((resources() / "examples" / "example-2021.json").read_bytes())
