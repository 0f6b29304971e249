"""Where the participants are at home, on a map of Europe; the same outlines as in print."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from euroapp.calls.names import name_of
from euroapp.calls.pack import CountryState
from euroapp.figures.atlas import atlas
from euroapp.figures.placement import Cluster, apart, part
from euroapp.language import say, together
from euroapp_ui.language import tr
from euroapp_ui.pictures.picture import HALF, Picture, Spot, tint
from euroapp_ui.state import State
from euroapp_ui.theme.theme import theme

HOME, ELIGIBLE = HALF, "accent_soft"
"""Colour roles of the countries of participants, and of the others that the call accepts."""
_LEAST, _MOST = 260, 620
"""Width of the map in pixels."""


class EuropeMap(Picture):
    """Countries of participants, eligible ones and others, and a numbered sign for each participant."""

    def __init__(self) -> None:
        super().__init__(tr("Where the participants come from"))
        self._homes: frozenset[str] = frozenset()
        self._eligible: frozenset[str] = frozenset()
        self._by_country: Mapping[str, tuple[str, ...]] = {}
        """Numbers of participants by country, those that have a place on the map."""
        self._off: tuple[str, ...] = ()
        self._land: tuple[object, QPixmap] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def off_the_map(self) -> tuple[str, ...]:
        """Return the participants without a place on the map."""
        return self._off

    def show_partners(self, state: State) -> None:
        """Show the participants of a draft."""
        pack, spots, off = state.call.pack, list[tuple[str, Spot]](), list[str]()
        by_country: dict[str, tuple[str, ...]] = {}
        for row in state.draft.partners:
            country = name_of(pack, "countries", row.country) if row.country else say("no country given")
            name = state.numbers.partner(row.id)
            if atlas().shows(row.country):
                number = state.numbers.partners[row.id]
                by_country[row.country] = (*by_country.get(row.country, ()), number)
                told = together((name, country), ", ")
                spots.append((row.country, Spot(told, f"partners/{row.id}")))
            else:
                off.append(together((name, country), ", "))
        self._homes = frozenset(by_country)
        self._eligible = frozenset(c.key for c in pack.countries if c.state is CountryState.ELIGIBLE)
        self._by_country, self._off = by_country, tuple(off)
        # In the order in which they are painted: country by country.
        self.show_spots(spot for country in by_country for code, spot in spots if code == country)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of Europe."""
        super().resizeEvent(event)
        self.updateGeometry()
        self.setFixedHeight(round(self._wide() * atlas().height / atlas().width))

    def sizeHint(self) -> QSize:
        """Return the size of a map of usual width."""
        return QSize(420, round(420 * atlas().height / atlas().width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the smallest map."""
        return QSize(_LEAST, round(_LEAST * atlas().height / atlas().width))

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint land and signs."""
        wide = self._wide()
        left = (self.width() - wide) / 2
        unit = wide / atlas().width
        painter.drawPixmap(QPointF(left, 0), self._painted(wide, unit))
        return self._draw_signs(painter, left, unit)

    def _wide(self) -> int:
        return max(_LEAST, min(_MOST, self.width()))

    def _painted(self, wide: int, unit: float) -> QPixmap:
        """Return the countries; painted anew only when something about them changes."""
        ratio = self.devicePixelRatioF()
        known = (wide, ratio, theme().colours.name, self._homes, self._eligible)
        if self._land is None or self._land[0] != known:
            high = round(wide * atlas().height / atlas().width)
            land = QPixmap(round(wide * ratio), round(high * ratio))
            land.setDevicePixelRatio(ratio)
            land.fill(self.colour("window"))
            painter = QPainter(land)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(unit, unit)
            _draw_land(painter, self._homes, self._eligible, unit)
            painter.end()
            self._land = (known, land)
        return self._land[1]

    def _draw_signs(self, painter: QPainter, left: float, unit: float) -> list[QRectF]:
        font = QFont(self.font())
        font.setPixelSize(max(10, font.pixelSize() - 2))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(n) for s in self._by_country.values() for n in s), default=0)
        size = max(metrics.height(), widest + 4) + 2
        clusters = [
            Cluster((atlas().centres[code][0] * unit, atlas().centres[code][1] * unit), len(signs), size + 2)
            for code, signs in self._by_country.items()
        ]
        part(clusters, atlas().width * unit, atlas().height * unit)
        places = []
        painter.setOpacity(1.0 if apart(clusters) else 0.85)
        for cluster, signs in zip(clusters, self._by_country.values(), strict=True):
            if cluster.moved:
                painter.setPen(QPen(self.colour("text"), 1))
                home = QPointF(left + cluster.home[0], cluster.home[1])
                painter.drawLine(home, QPointF(left + cluster.x, cluster.y))
            for (x, y), number in zip(cluster.spots(), signs, strict=True):
                box = QRectF(left + x - size / 2, y - size / 2, size, size)
                painter.setPen(QPen(self.colour("surface"), 1))
                painter.setBrush(self.colour("accent"))
                painter.drawEllipse(box)
                painter.setPen(self.colour("on_accent"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number)
                places.append(box)
        painter.setOpacity(1.0)
        return places


def _draw_land(painter: QPainter, homes: frozenset[str], eligible: frozenset[str], unit: float) -> None:
    """Fill the countries and draw coasts and borders; kilometres are the unit of the painter."""
    land, colours = atlas(), theme()
    rest = [code for code in land.countries if code not in homes | eligible]
    for role, codes in (("side", rest), (ELIGIBLE, sorted(eligible - homes)), (HOME, sorted(homes))):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in land.rings(codes):
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
            path.closeSubpath()
        painter.fillPath(path, tint(role))
    for role, thick, lines in (("border", 0.6, land.coasts), ("surface", 0.8, land.borders)):
        pen = QPen(QColor(colours.colour(role)), thick / unit)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for index in lines:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in land.lines[index]]))
