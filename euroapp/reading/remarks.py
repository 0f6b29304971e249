"""What is told beside a paste: comments, hidden and deleted words are no text of the author, and stay out."""

from __future__ import annotations

from euroapp.language import say, say_count, together
from euroapp.reading.markup import left_out


def reads_otherwise(html: str) -> bool:
    """Tell whether the plain text beside a piece of HTML may say what is not seen there.

    Programs put comments, hidden and deleted words into it like all others, and nothing in it tells that a
    word is struck out or a figure raised.
    """
    left = left_out(html)
    return bool(left.comments or left.hidden or left.deleted or left.marked)


def remark_on(html: str) -> str:
    """Return a sentence on what of a piece of HTML is not pasted; '' where all of it is."""
    left = left_out(html)
    comments = say_count(
        "{count} comment beside the text was not pasted.",
        "{count} comments beside the text were not pasted.",
        left.comments,
    )
    hidden = say("Hidden words in it were not pasted. If you need them, show them there and copy again.")
    deleted = say(
        "Deleted words in it were not pasted. If you need them, take them back there and copy again."
    )
    unknown = say_count(
        "{count} sign of a font of pictures is not known here and came as a letter. Look at it.",
        "{count} signs of a font of pictures are not known here and came as letters. Look at them.",
        left.unknown,
    )
    told = (
        (left.comments, comments),
        (left.hidden, hidden),
        (left.deleted, deleted),
        (left.unknown, unknown),
    )
    return together((words for count, words in told if count), " ")
