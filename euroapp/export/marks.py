"""What the writer and the reader of a file agree on: the names of places in it."""

APPENDIX = "appendix/findings"
"""The named place where the findings of a working draft begin; pages from there on do not count."""


def figure_of(number: int) -> str:
    """Return the name of a figure, by the number before its caption: it has places like a text."""
    return f"figure {number}"


def begin_of(path: str) -> str:
    """Return the name of the place where the text of a field begins."""
    return f"{path}/begin"


def end_of(path: str) -> str:
    """Return the name of the place where the text of a field ends."""
    return f"{path}/end"
