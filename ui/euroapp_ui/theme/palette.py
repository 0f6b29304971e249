"""Colours as roles: three palettes, and nothing else in the views names a colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Colours:
    """One colour a role, as `#RRGGBB`."""

    name: str
    window: str
    surface: str
    side: str
    text: str
    soft: str
    faint: str
    line: str
    border: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    warn: str
    error: str
    ok_soft: str
    warn_soft: str
    error_soft: str
    from_me: str
    from_others: str
    from_import: str
    from_command: str
    from_example: str
    from_estimate: str
    from_own: str
    from_figures: str

    @property
    def dark(self) -> bool:
        """Tell whether the window is dark."""
        return QColor(self.window).lightness() < 128


LIGHT = Colours(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    side="#ECEFF3",
    text="#1B2430",
    soft="#55616F",
    faint="#606C79",
    line="#D9DFE6",
    border="#7C8794",
    accent="#0B57B0",
    on_accent="#FFFFFF",
    accent_soft="#E5EFFB",
    ok="#1B7A4B",
    warn="#A65300",
    error="#B3261E",
    ok_soft="#E4F4EB",
    warn_soft="#FCEFDD",
    error_soft="#FBE9E7",
    from_me="#E6F0FD",
    from_others="#F0E6FB",
    from_import="#DDF3F1",
    from_command="#E9EBEE",
    from_example="#FFF4CC",
    from_estimate="#FFE2CF",
    from_own="#FBE2EE",
    from_figures="#EAF2DC",
)

DARK = Colours(
    name="dark",
    window="#14181D",
    surface="#1C2229",
    side="#171B21",
    text="#E7EBF0",
    soft="#A3AFBC",
    faint="#8A96A3",
    line="#2D3640",
    border="#75828F",
    accent="#78AEF5",
    on_accent="#0D1A2B",
    accent_soft="#1E3350",
    ok="#63C793",
    warn="#F0AE5A",
    error="#FF9A90",
    ok_soft="#173326",
    warn_soft="#3A2A14",
    error_soft="#3D1F1D",
    from_me="#1A2C46",
    from_others="#2F2347",
    from_import="#12373A",
    from_command="#2A313A",
    from_example="#39310F",
    from_estimate="#472A18",
    from_own="#3F2133",
    from_figures="#25341B",
)

HIGH_CONTRAST = Colours(
    name="contrast",
    window="#000000",
    surface="#000000",
    side="#000000",
    text="#FFFFFF",
    soft="#FFFFFF",
    faint="#E0E0E0",
    line="#8C8C8C",
    border="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    accent_soft="#3A3300",
    ok="#7CFC9A",
    warn="#FFC266",
    error="#FF9D9D",
    ok_soft="#002B10",
    warn_soft="#3A2400",
    error_soft="#420000",
    from_me="#00224A",
    from_others="#2E0052",
    from_import="#003A3A",
    from_command="#333333",
    from_example="#3D3500",
    from_estimate="#4F2400",
    from_own="#4A0030",
    from_figures="#1F3A00",
)

PALETTES = {colours.name: colours for colours in (LIGHT, DARK, HIGH_CONTRAST)}


def qt_palette(colours: Colours) -> QPalette:
    """Return a palette with every role set by hand."""
    roles = QPalette.ColorRole
    table = {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.side,
        roles.Text: colours.text,
        roles.PlaceholderText: colours.faint,
        roles.Button: colours.surface,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.error,
        roles.ToolTipBase: colours.surface,
        roles.ToolTipText: colours.text,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Accent: colours.accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Light: colours.surface,
        roles.Midlight: colours.side,
        roles.Mid: colours.line,
        roles.Dark: colours.border,
        roles.Shadow: colours.line,
    }
    palette = QPalette()
    for role, colour in table.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette
