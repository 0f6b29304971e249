"""What is compared in the window shares its fixtures."""

from tests.window import dialogs, example, own_home, qapp, window

__all__ = ["dialogs", "example", "own_home", "qapp", "window"]
