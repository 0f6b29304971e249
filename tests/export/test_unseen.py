"""Letters that nobody can see fail the report; letters that can be seen raise no alarm."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from euroapp.export.compliance import unseen
from euroapp.export.compliance.filed import read
from euroapp.export.pdf.fonts import SIGNS, Face, font, is_sign
from euroapp.export.pdf.pen import Pen
from euroapp.export.verdict import Item, Verdict
from tests.builders import an_example
from tests.export.reading import example_print, saved

WIDE, HIGH = 595.276, 841.89
Draw = Callable[[Any], None]


def judged(draw: Draw, finish: Callable[[pikepdf.Pdf], None] = lambda _: None) -> Item:
    """What the report says of a page with a seen sentence and whatever else is drawn."""
    buffer = BytesIO()
    canvas = Canvas(buffer, (WIDE, HIGH))
    font(Face.REGULAR)
    is_sign("✓")
    canvas.setFont(Face.REGULAR, 10)
    canvas.drawString(100, 700, "A seen sentence.")
    draw(canvas)
    canvas.save()
    with pikepdf.open(buffer) as pdf:
        finish(pdf)
        made = BytesIO()
        pdf.save(made)
    return unseen.judge(read(made.getvalue()))


def string(canvas: Any, text: str = "Unseen", x: float = 100, y: float = 500) -> None:
    canvas.drawString(x, y, text)


def both(one: Draw, other: Draw) -> Draw:
    def draw(canvas: Any) -> None:
        one(canvas)
        other(canvas)

    return draw


def coloured(*colour: float) -> Draw:
    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*colour)
        string(canvas)

    return draw


def on_ground(ground: float, ink: float, radius: float = 0) -> Draw:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(ground)
        canvas.roundRect(90, 490, 80, 30, radius, stroke=0, fill=1)
        canvas.setFillGray(ink)
        string(canvas)

    return draw


def half_on_ground(canvas: Any) -> None:
    canvas.setFillGray(0.1)
    canvas.rect(90, 490, 25, 30, stroke=0, fill=1)
    canvas.setFillGray(1)
    string(canvas)


def shown(mode: int) -> Draw:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(100, 500)
        text.setTextRenderMode(mode)
        text.textOut("Unseen")
        canvas.drawText(text)

    return draw


def at(x: float, y: float) -> Draw:
    return lambda canvas: string(canvas, x=x, y=y)


def clipped(canvas: Any) -> None:
    canvas.saveState()
    edge = canvas.beginPath()
    edge.rect(300, 300, 50, 50)
    canvas.clipPath(edge, stroke=0, fill=0)
    string(canvas)
    canvas.restoreState()


def covered(cover: Draw) -> Draw:
    def draw(canvas: Any) -> None:
        string(canvas)
        canvas.setFillGray(0.4)
        cover(canvas)

    return draw


def an_image(canvas: Any) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "white")), 90, 490, 80, 30)


def a_thick_line(canvas: Any) -> None:
    canvas.setLineWidth(14)
    canvas.line(90, 504, 180, 504)


def letter_of_two(canvas: Any) -> None:
    string(canvas, "Some words")
    string(canvas, "x", 112)


def see_through(canvas: Any) -> None:
    canvas.setFillAlpha(0.1)
    string(canvas)


def stretched(percent: float) -> Draw:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(100, 500)
        text.setHorizScale(percent)
        text.textOut("Unseen")
        canvas.drawText(text)

    return draw


def close(space: float) -> Draw:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(100, 500)
        text.setCharSpace(space)
        text.textOut("Unseen")
        canvas.drawText(text)

    return draw


def back(canvas: Any) -> None:
    """The next letters of a line begin further left than the last ones end."""
    text = canvas.beginText(100, 500)
    text.textOut("Some words")
    text.setTextOrigin(110, 500)
    text.textOut("other")
    canvas.drawText(text)


UNSEEN: dict[str, Draw] = {
    "white on paper": coloured(1, 1, 1),
    "nearly white on paper": coloured(0.97, 0.98, 1),
    "white on a white shape": on_ground(1, 1),
    "dark on a dark shape": on_ground(0.1, 0.15),
    "grey on the same grey": on_ground(0.5, 0.5, 6),
    "white that leaves its dark ground": half_on_ground,
    "no colour": shown(3),
    "only a clip": shown(7),
    "left of the page": at(-60, 500),
    "above the page": at(100, 850),
    "half beyond the right edge": at(580, 500),
    "clipped": clipped,
    "below a shape": covered(lambda canvas: canvas.rect(90, 490, 80, 30, stroke=0, fill=1)),
    "below a round shape": covered(lambda canvas: canvas.circle(115, 504, 30, stroke=0, fill=1)),
    "below an image": covered(an_image),
    "below a thick line": covered(a_thick_line),
    "on an image": both(an_image, string),
    "twice in one place": both(string, string),
    "on another line": both(string, lambda canvas: string(canvas, "Other", 104, 502)),
    "a letter on another": letter_of_two,
    "set back in its line": back,
    "nearly transparent": see_through,
    "squeezed": stretched(3),
    "letters on each other": close(-5),
}
SEEN: dict[str, Draw] = {
    "white on a dark shape": on_ground(0.2, 1),
    "white on a dark round shape": on_ground(0.2, 1, 12),
    "dark on a light shape": on_ground(0.9, 0.1),
    "its outline drawn": shown(1),
    "near the edge": at(3, 3),
    "lines close below each other": both(string, lambda canvas: string(canvas, y=489.6)),
    "words side by side": both(string, lambda canvas: string(canvas, "Next", 134.5)),
    "a raised number": lambda canvas: string(canvas, "words¹²³ and H₂O"),
    "accents of their own": lambda canvas: string(canvas, "e\u0301 a\u0308 n\u0303 o\u0302"),
    "blanks on letters": both(string, lambda canvas: string(canvas, "   ", 104)),
    "below a thin line": covered(lambda canvas: canvas.line(90, 504, 180, 504)),
    "beside a shape": covered(lambda canvas: canvas.rect(90, 450, 80, 30, stroke=0, fill=1)),
    "a bit condensed": stretched(90),
}


@pytest.mark.parametrize("how", UNSEEN)
def test_letters_that_nobody_can_see_fail(how: str) -> None:
    found = judged(UNSEEN[how])
    assert found.verdict is Verdict.FAIL
    assert found.measured.startswith("page 1: “")


@pytest.mark.parametrize("how", SEEN)
def test_letters_that_can_be_seen_raise_no_alarm(how: str) -> None:
    found = judged(SEEN[how])
    assert found.verdict is Verdict.OK, found.measured


def test_letters_beyond_the_part_of_a_page_that_is_shown_fail() -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].cropbox = [0, 0, WIDE, 600]

    assert judged(at(100, 500), crop).verdict is Verdict.FAIL


def test_layers_that_can_be_hidden_fail() -> None:
    def layered(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array())

    assert judged(at(100, 500), layered).measured == "layers that can be hidden"


def test_signs_of_the_other_face_raise_no_alarm() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont(SIGNS, 10)
        string(canvas, "✓ → ☐ ≥ ⁴")

    assert pdfmetrics.getFont(SIGNS)
    assert judged(draw).verdict is Verdict.OK


@pytest.mark.parametrize("word", ["KPI2", "Requested grant", "Medium impact", "Year", "T2.1"])
def test_words_of_a_figure_in_the_colour_of_their_ground_fail_an_export(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, lines = Pen.text, Pen.lines

    def shown(pen: Pen, words: Any, left: float, top: float, style: Any, *rest: Any, **more: Any) -> None:
        said = words if isinstance(words, str) else "".join(piece.text for line in words for piece in line)
        if word in said:
            style = type(style)(style.size, style.leading, (0.99, 0.99, 1.0), style.face)
        (text if isinstance(words, str) else lines)(pen, words, left, top, style, *rest, **more)

    draft = an_example()
    assert example_print()[1].compliance["seen"].verdict is Verdict.OK
    monkeypatch.setattr(Pen, "text", shown)
    monkeypatch.setattr(Pen, "lines", shown)
    report = saved(draft, tmp_path / "x.pdf").compliance
    assert report["seen"].verdict is Verdict.FAIL
    assert report["other_texts"].verdict is Verdict.OK
