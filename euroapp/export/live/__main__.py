"""Prints a draft as often as it is sent: each comes in as a frame, its pages go out as one (`wire`).

It ends when nobody sends any more, and gives way to all that the user does.
"""

from __future__ import annotations

import sys
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.export.limits import give_way, limit_memory
from euroapp.export.live.forecast import forecast
from euroapp.export.live.shares import shares
from euroapp.export.live.spots import spots
from euroapp.export.live.wire import Receiver, framed, read_frame
from euroapp.export.pdf.blocks import Heading
from euroapp.export.pdf.document import drawn
from euroapp.export.pdf.laying import LaidOut, laid_out
from euroapp.export.pdf.style import page_size
from euroapp.export.pdf.typeset import Tags
from euroapp.export.proposal import Options, outlined
from euroapp.figures import figures
from euroapp.language import Language, say, sentence, wished
from euroapp.memory.kept import keep_results


def main() -> None:
    """Answer until the other end is closed."""
    limit_memory()
    give_way()
    keep_results()
    language, receiver = wished(), Receiver()
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        said, body = frame
        told, pages = _answer(receiver, body, language, draw=said["draw"])
        sys.stdout.buffer.write(framed({"number": said["number"], **told}, pages))
        sys.stdout.buffer.flush()


def _answer(
    receiver: Receiver, body: bytes, language: Language, *, draw: bool
) -> tuple[dict[str, Any], bytes]:
    """Return what is told of the pages with them, where they are wanted; or why there are none."""
    try:
        draft = receiver.take(body)
        call = load_call(draft.call.id).with_overrides(draft.overrides)
        laid, mark = _laid_out(draft, call)
        parts = shares(laid)
        told: dict[str, Any] = {
            "counted": len(laid.counted),
            "shares": [(s.level, s.title, s.path, s.first, s.last, *s.pages.values()) for s in parts],
            "forecast": forecast(draft, call, parts),
        }
        if not draw:
            return told, b""
        pages, _ = drawn(laid, mark)
        sizes = [page_size(page.wide) for page in laid.pages]
        return {**told, "sizes": sizes, "spots": spots(laid), "headings": _headings(laid)}, pages
    except EuroappError as error:
        why = sentence(error)
    except MemoryError:
        why = say("The preview needs too much memory. Shorten very long texts and lists.")
    except Exception as error:  # whatever it is, the window shows one sentence, and typing goes on
        why = say(
            "The preview could not be built ({name}). The draft itself is not touched.",
            name=type(error).__name__,
        )
    return {"failed": language.put(why)}, b""


def _laid_out(draft: Draft, call: Call) -> tuple[LaidOut, str]:
    """Return the pages of a working draft, without what is open in it, and their mark."""
    options = Options()
    spoken = options.spoken(draft)
    outline, mark = outlined(draft, call, figures(draft, call), options)
    return laid_out(outline, Tags.RESERVED, None, spoken), spoken.put(mark)


def _headings(laid: LaidOut) -> list[tuple[int, str, int, float]]:
    """Return level, title, page and place of each heading that stands in the bookmarks."""
    return [
        (block.level, block.title, number, round(top, 1))
        for number, block, top in laid.blocks
        if isinstance(block, Heading) and block.level
    ]


if __name__ == "__main__":
    main()
