"""Composition root: builds everything and starts Qt."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from euroapp import __version__
from euroapp.language import ENGLISH, Language, wished
from euroapp.storage.instance import Instance
from euroapp.storage.scratch import sweep
from euroapp_ui.endings import Endings, crash_hook
from euroapp_ui.language import speak
from euroapp_ui.preferences import Preferences
from euroapp_ui.preloading import Preloading
from euroapp_ui.theme.icons import icon
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.focused_keys import FocusedKeys
from euroapp_ui.windows.doorbell import Doorbell
from euroapp_ui.windows.language_commands import wish_as_chosen
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.workers import apart


def make_application(argv: list[str], language: Language = ENGLISH) -> QApplication:
    """Return the application with theme, icon and Qt's own strings, in a language."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(argv)
    app.setApplicationName("EuroApp")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("euroapp")
    speak(language)
    _let_qt_speak(app, language)
    theme()
    app.setWindowIcon(icon("heart-handshake", theme().colours.accent))
    FocusedKeys(app)
    return app


def _let_qt_speak(app: QApplication, language: Language) -> None:
    """Give Qt the numbers and dates of a language, and its own buttons in it where Qt knows it."""
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(british if language.is_english else QLocale(language.tag))
    strings = QTranslator(app)
    if strings.load(f"qtbase_{language.tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(strings)


def make_window(preferences: Preferences) -> MainWindow:
    """Return the main window in the user's palette and text size."""
    theme().use(preferences.get("scheme", "system"), preferences.get("zoom", 0))
    return MainWindow(preferences)


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def main(argv: list[str] | None = None) -> int:
    """Open the window, with a draft where one is named; return the exit code."""
    # What is made for the start stays; to look for garbage among it would take a tenth of the start.
    gc.disable()
    arguments = sys.argv[1:] if argv is None else argv
    path = Path(arguments[0]) if arguments else None
    instance = Instance()
    first = instance.is_first()
    if not first and instance.knock(path):
        return 0
    preferences = Preferences()
    wish_as_chosen(preferences)
    app = make_application([sys.argv[0], *arguments], wished())
    window = make_window(preferences)
    sys.excepthook = crash_hook(window)
    Endings(window, app)
    if first:
        apart("sweeping", sweep)
        Doorbell(window, instance)
    window.begin(path)
    preloading = Preloading(window)
    preloading.done.connect(_collect_again)
    preloading.done.connect(window.make_pages_ahead)
    try:
        return app.exec()
    finally:
        instance.close()


if __name__ == "__main__":
    raise SystemExit(main())
