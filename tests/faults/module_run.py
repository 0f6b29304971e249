"""A walk over all pages of the window with the example; prints the names of all modules it took."""

from __future__ import annotations

import os
import sys

from euroapp.wording.places import PAGES
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.preferences import Preferences


def main() -> None:
    """Open the example, visit each page, and tell what was loaded."""
    application = make_application(["euroapp"])
    window = make_window(Preferences())
    window.show()
    window.files.example()
    assert window.workspace is not None
    for key in PAGES:
        window.workspace.go(key)
        application.processEvents()
    sys.stdout.write("\n".join(sys.modules))
    sys.stdout.flush()
    os._exit(0)
