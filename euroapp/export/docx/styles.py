"""The look of a Word document: the fonts, sizes and colours of the print, as styles that Word knows."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from euroapp.export.pdf import style as print_style
from euroapp.export.pdf.style import Colour, Style, body_width

FONT = "Arial"
"""Has the widths of the font of the print, and lies on every computer that has Word."""


def _rgb(colour: Colour) -> RGBColor:
    return RGBColor(*(round(part * 255) for part in colour))


ACCENT, SOFT = _rgb(print_style.ACCENT), _rgb(print_style.SOFT)
CELL, ITEM, NOTE, REMARK = "Table Text", "Item", "Note Below", "Remark"
_HEADS = {1: print_style.H1, 2: print_style.H2, 3: print_style.H3, 4: print_style.H4, 5: print_style.H5}
_OWN = {
    CELL: print_style.CELL,
    NOTE: print_style.NOTE,
    REMARK: print_style.REMARK,
    ITEM: print_style.BODY,
}
ITEM_STEP = 13.0
"""How far each depth of a list stands further in, in points."""


def set_styles(document: Any, language: str) -> None:
    """Give a document the styles of the print.

    Args:
        document: a new document of the library.
        language: two-letter code, for the spelling check of Word.

    """
    styles = document.styles
    _dress(styles["Normal"], print_style.BODY)
    _speak(styles["Normal"], language)
    for level, look in _HEADS.items():
        _dress(styles[f"Heading {level}"], look)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _dress(styles["Title"], print_style.ACRONYM)
    _dress(styles["Subtitle"], print_style.TITLE)
    _dress(styles["Caption"], print_style.CAPTION)
    styles["Caption"].paragraph_format.space_before = Pt(8)
    styles["Caption"].paragraph_format.space_after = Pt(4)
    for name, look in _OWN.items():
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _dress(made, look)
    styles[CELL].paragraph_format.space_after = Pt(0)
    for name in ("Header", "Footer"):
        _dress(styles[name], print_style.NOTE)
        stops = styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(body_width(wide=False)), WD_TAB_ALIGNMENT.RIGHT)


def _dress(style: Any, look: Style) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic = "BOLD" in look.face.name, "ITALIC" in look.face.name
    font.color.rgb = _rgb(look.colour)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    _undress(style.element)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("eastAsia", "cs", "hAnsi"):
        fonts.set(qn(f"w:{name}"), FONT)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _undress(element: Any) -> None:
    """Take away what the library's own styles add: lines below, wide letters, numbers."""
    for path in ("w:pPr/w:pBdr", "w:pPr/w:numPr", "w:rPr/w:spacing", "w:rPr/w:kern", "w:rPr/w:szCs"):
        for one in element.findall(path, element.nsmap):
            one.getparent().remove(one)


def _speak(style: Any, language: str) -> None:
    spoken = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        spoken.set(qn(f"w:{name}"), "en-GB" if language == "en" else language)
    style.element.get_or_add_rPr().append(spoken)
