"""All tests of the views share the fixtures of the window."""

from tests.window import dialogs, example, fresh, no_dictionary, own_home, qapp, session, window

__all__ = ["dialogs", "example", "fresh", "no_dictionary", "own_home", "qapp", "session", "window"]
