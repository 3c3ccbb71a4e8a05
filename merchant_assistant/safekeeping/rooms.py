"""The rooms whose contents are the merchant's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.chat import Chat
    from merchant_assistant.examples.examples import Examples
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.replies.replies import Replies


@dataclass(frozen=True, slots=True)
class Rooms:
    """Who has what is exported."""

    listings: Listings
    examples: Examples
    catalogue: Catalogue
    chat: Chat
    knowledge: Knowledge
    replies: Replies
