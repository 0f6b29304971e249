"""The timetable on paper: one page of A3, or several where the plan is long."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPainter, QPdfWriter

from euroapp.bundle import resource_path
from euroapp.language import together
from euroapp_ui.language import shown, tr
from euroapp_ui.planning.chart_rows import ChartRows
from euroapp_ui.planning.drawing import (
    Look,
    draw_band,
    draw_bar,
    draw_grid,
    draw_head,
    draw_links,
    draw_name,
)
from euroapp_ui.planning.scale import Scale
from euroapp_ui.state import State
from euroapp_ui.theme.palette import LIGHT

_DOTS = 144
"""Dots an inch that lengths are given in."""
_TITLE, _FOOT = 46.0, 26.0
_ROW, _HEAD = 24.0, 44.0
_NAMES = 0.3
_LEGEND = (
    "Dark bars are work packages, light bars tasks; diamonds milestones, dots deliverables, squares events. "
    "Below: calls for SMEs, and the projects that follow them."
)


def timetable_on_paper(state: State) -> bytes:
    """Return the timetable as a PDF of A3 pages across, in the colours of print.

    Rows are never cut: what does not fit on a page goes on overleaf, below the months once more.
    """
    rows = ChartRows()
    rows.show(state)
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(_DOTS)
    size = QPageSize(QPageSize.PageSizeId.A3)
    margins = QMarginsF(12, 12, 12, 12)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    )
    title = together((state.draft.general.acronym.strip(), tr("Timetable")), " \N{MIDDLE DOT} ")
    writer.setTitle(shown(title))
    writer.setCreator("EuroApp")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_pages(painter, writer, rows, shown(title))
    painter.end()
    return bytes(device.data().data())


@cache
def _family() -> str:
    """Return the name of the letters in which proposals are printed, which are bundled."""
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts", "LiberationSans-Regular.ttf")))
    QFontDatabase.addApplicationFont(str(resource_path("fonts", "LiberationSans-Bold.ttf")))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


def _draw_pages(painter: QPainter, writer: QPdfWriter, rows: ChartRows, title: str) -> None:
    wide, high = float(writer.width()), float(writer.height())
    font = QFont(_family())
    font.setPixelSize(13)
    names = wide * _NAMES
    scale = Scale(rows.months, (wide - names) / max(1, rows.months))
    look = Look(LIGHT, font, names, _ROW, _HEAD, scale, 1 if scale.month > 20 else 3)
    each = max(1, int((high - _TITLE - _HEAD - _FOOT) // _ROW))
    pages = max(1, -(-len(rows.shown) // each))
    for page in range(pages):
        if page:
            writer.newPage()
        first, last = page * each, min(len(rows.shown), (page + 1) * each)
        _draw_title(painter, look, title, wide)
        painter.save()
        painter.translate(names, _TITLE)
        draw_head(painter, look, rows)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, _TITLE + _HEAD, wide, (last - first) * _ROW))
        painter.translate(0, _TITLE + _HEAD - first * _ROW)
        for place in range(first, last):
            draw_band(painter, look, rows.shown[place], place * _ROW, wide)
            draw_name(painter, look, rows.shown[place], place * _ROW, None)
        painter.translate(names, 0)
        draw_grid(painter, look, rows, last * _ROW)
        for place in range(first, last):
            draw_bar(painter, look, rows.shown[place], place * _ROW)
        draw_links(painter, look, rows)
        painter.restore()
        painter.setFont(font)
        painter.setPen(look.colour("soft"))
        foot = QRectF(0, high - _FOOT + 6, wide, _FOOT - 6)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), tr(_LEGEND))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(foot, right, tr("Page {page} of {pages}", page=page + 1, pages=pages))


def _draw_title(painter: QPainter, look: Look, title: str, wide: float) -> None:
    font = QFont(look.font)
    font.setPixelSize(22)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(0, 0, wide, _TITLE - 10), int(Qt.AlignmentFlag.AlignVCenter), title)
