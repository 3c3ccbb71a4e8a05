"""The choices that the parser knows without loading a room are those of the room."""

from __future__ import annotations

from typing import get_args

from merchant_assistant.cli import listings, parser
from merchant_assistant.listings.model import KINDS, DraftStatus, Length


def test_the_parser_offers_what_listings_have() -> None:
    assert parser.KINDS == KINDS
    assert get_args(Length) == parser.LENGTHS
    assert get_args(DraftStatus) == parser.STATUSES


def test_what_is_not_said_of_the_manner_is_left_open() -> None:
    options = parser.build_parser().parse_args(["draft", "--changed", "--tone", "plain", "--never", "cheap"])
    assert listings._told(options) == {"tone": "plain", "never": ("cheap",)}
