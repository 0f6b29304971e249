"""The window of EuroApp: Qt views over the core in `euroapp`."""

import builtins

_plain = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

# Qt reads the source of every module that is imported after it, and keeps it in memory, to see whether the
# module wishes Qt's names in another style. None here does, and that takes a tenth of a start.
builtins.__import__ = _plain
