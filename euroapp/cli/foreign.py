"""Foreign tables on the command line: their columns as fields of a list."""

from __future__ import annotations

import argparse

from euroapp.cli.here import Here
from euroapp.importing.bringing import Brought
from euroapp.importing.opening import Opened


def foreign(arguments: argparse.Namespace, here: Here, file: Opened) -> Brought | None:
    """Return what came of a foreign table; None where its columns could not be told."""
    raise NotImplementedError
