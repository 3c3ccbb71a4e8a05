"""Web pages: what a person sees of them. Nothing is fetched, and what is hidden is not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Block

_UNSEEN = (
    "script,style,template,noscript,iframe,object,svg,head,nav,form,button,select,[hidden],[aria-hidden='true'],"
    "[style*='display:none'],[style*='display: none'],[style*='visibility:hidden'],[style*='visibility: hidden'],"
    "[style*='font-size:0'],[style*='font-size: 0'],[style*='opacity:0'],[style*='opacity: 0']"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "caption"))
_BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,tr,pre,blockquote,summary,caption,figcaption,div,section,article,main,td"
_INNER = _BLOCKS.replace(",td", "")


def blocks(file: Path, text: str) -> Iterator[Block]:
    """The paragraphs, items and rows of a page below their headings. Raises :class:`UserFault`."""
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise faults.no_text(file)
    for node in tree.css(_UNSEEN):
        if node.tag != "head":
            node.decompose()
    heading = ""
    for node in tree.body.css(_INNER):
        told = _own(node)
        if told and node.tag in _HEADINGS:
            heading = told
        elif told:
            yield Block(told, heading)


def _own(node: LexborNode) -> str:
    """The text of an element that holds no other block; of one that does, nothing: those come by themselves."""
    if node.tag == "tr":
        cells = (" ".join(cell.text(deep=True).split()) for cell in node.css("td,th"))
        return " | ".join(filter(None, cells))
    if any(inner.tag == "tr" or inner.mem_id != node.mem_id for inner in node.css(_INNER)):
        return " ".join(node.text(deep=False).split())
    if _within_row(node):
        return ""
    return " ".join(node.text(deep=True, separator=" ").split()) if node.tag != "pre" else node.text(deep=True)


def _within_row(node: LexborNode) -> bool:
    """What stands in a cell is told with its row."""
    above = node.parent
    while above is not None:
        if above.tag == "tr":
            return True
        above = above.parent
    return False
