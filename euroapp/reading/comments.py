"""Comments of readers in HTML, with the marks that lead to them: Word's, LibreOffice Calc's and Google's."""

from __future__ import annotations

import re

from euroapp.reading.tree import Node

_REMARKS = frozenset({"comment", "comment-list"})
_REMARK_CLASSES = frozenset({"msocomanchor", "msocomoff", "comment-indicator"})
_HERE = r"(?:https://docs\.google\.com/[^#]*)?"
"""Comments stand on the page itself; the anchors of other pages are addresses like all others."""
_TO_COMMENT = re.compile(rf"{_HERE}#cmnt\d+")
_BACK = re.compile(rf"{_HERE}#cmnt_ref\d+")
_SIGN = re.compile(r"\[[a-z]{1,4}\]")


def take_comments(node: Node) -> int:
    """Take comments and the marks that lead to them out of an element; return how many there were."""
    kept: list[Node | str] = []
    count = 0
    for part in node.content:
        if isinstance(part, str) or not _is_comment(part):
            kept.append(part)
        else:
            count += _comments_in(part)
    node.content = kept
    return count + sum(take_comments(part) for part in node.nodes())


def _is_comment(node: Node) -> bool:
    return (
        node.tag == "comment"
        or node.property("mso-element") in _REMARKS
        or node.property("mso-special-character") == "comment"
        or not _REMARK_CLASSES.isdisjoint(node.get("class").casefold().split())
        or _leads(node, _TO_COMMENT)
        or _begins_google(node)
        or (node.tag == "div" and _holds_google(node))
    )


def _leads(node: Node, where: re.Pattern[str]) -> bool:
    """Tell whether an element is Google's own sign of a comment, `[a]`; other links are words."""
    target = where.fullmatch(node.get("href"))
    return bool(node.tag == "a" and target and _SIGN.fullmatch(node.text().strip()))


def _begins_google(node: Node) -> bool:
    return node.tag == "p" and any(_leads(one, _BACK) for one in node.find("a"))


def _holds_google(node: Node) -> bool:
    """Tell whether a box begins with a comment: what stands below in it are its further paragraphs."""
    first = next((part for part in node.content if not isinstance(part, str) or part.strip()), None)
    return isinstance(first, Node) and _begins_google(first)


def _comments_in(node: Node) -> int:
    """Return how many comments an element holds; the marks that lead to them are none."""
    if node.property("mso-element") == "comment-list":
        return sum(one.property("mso-element") == "comment" for one in node.find("div")) or 1
    if node.tag == "div" and _holds_google(node):
        return sum(_leads(one, _BACK) for one in node.find("a"))
    return int(node.tag in {"comment", "p"} or node.property("mso-element") == "comment")
