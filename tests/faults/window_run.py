"""A short session with the real window: open a draft, type, protect it, save it, and leave."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from euroapp.edits.values import set_value
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.preferences import Preferences


def main(path: Path, title: str) -> None:
    """Type a title into a draft; keep one copy for recovery and one save."""
    application = make_application(["euroapp"])
    window = make_window(Preferences())
    window.show()
    assert window.files.open_path(path)
    document = window.document
    assert document is not None

    def type_title(text: str) -> None:
        document.session.apply("Title", lambda draft: set_value(draft, "general/title", text))

    for text in (f"{title} unsaved", title):
        type_title(text)
        application.processEvents()
        document.protect()
    document.save()
    type_title(f"{title} left")
    document.close(discard=True)
    application.processEvents()
    # What Qt takes down in which order at the end of an interpreter is no matter of this session.
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
