"""What is told beside a paste: comments and hidden words are no text of the author, and stay out."""

from __future__ import annotations

from euroapp.language import say, say_count, together
from euroapp.reading.markup import left_out


def has_comments(html: str) -> bool:
    """Tell whether a piece of HTML holds comments of readers."""
    return left_out(html).comments > 0


def remark_on(html: str) -> str:
    """Return a sentence on what of a piece of HTML is not pasted; '' where all of it is."""
    left = left_out(html)
    comments = say_count(
        "{count} comment beside the text was not pasted.",
        "{count} comments beside the text were not pasted.",
        left.comments,
    )
    hidden = say("Hidden words in it were not pasted. If you need them, show them there and copy again.")
    return together((comments if left.comments else "", hidden if left.hidden else ""), " ")
