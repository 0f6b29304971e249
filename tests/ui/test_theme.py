"""Every pair of colours that carries text can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from euroapp_ui.theme.palette import PALETTES, Colours, qt_palette
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace

TEXT_PAIRS = [
    (front, back) for front in ("text", "soft", "faint") for back in ("window", "surface", "side")
] + [
    ("on_accent", "accent"),
    ("text", "accent_soft"),
    ("accent", "window"),
    ("accent", "surface"),
    *((tone, back) for tone in ("ok", "warn", "error") for back in ("window", "surface", "side")),
    ("error", "error_soft"),
    ("text", "error_soft"),
    ("text", "warn_soft"),
    ("text", "ok_soft"),
    *(("text", tint) for tint in Colours.__dataclass_fields__ if tint.startswith("from_")),
]


def luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = map(channel, (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", PALETTES.values(), ids=lambda c: c.name)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=lambda p: "-on-".join(p))
def test_text_can_be_read(colours: Colours, pair: tuple[str, str]) -> None:
    front, back = pair
    assert contrast(getattr(colours, front), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize("colours", PALETTES.values(), ids=lambda c: c.name)
def test_borders_of_inputs_can_be_seen(colours: Colours) -> None:
    assert contrast(colours.border, colours.surface) >= 3
    assert contrast(colours.accent, colours.surface) >= 3


@pytest.mark.parametrize("colours", PALETTES.values(), ids=lambda c: c.name)
def test_the_palette_sets_window_and_text(colours: Colours) -> None:
    palette = qt_palette(colours)
    assert palette.window().color() == QColor(colours.window)
    assert palette.text().color() == QColor(colours.text)


def test_tabs_stand_as_high_in_another_palette(window: MainWindow, example: Workspace, qtbot: QtBot) -> None:
    bar = example.side.tabs.tabBar()
    qtbot.waitUntil(lambda: bar.height() == bar.sizeHint().height())
    for palette in ("dark", "light"):
        window.use_theme(palette)
        qtbot.waitUntil(lambda: bar.height() == bar.sizeHint().height(), timeout=2_000)
