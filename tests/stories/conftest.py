"""All stories share the fixtures of the window."""

from tests.window import dialogs, example, fresh, own_home, qapp, session, window

__all__ = ["dialogs", "example", "fresh", "own_home", "qapp", "session", "window"]
