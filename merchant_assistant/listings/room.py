"""What the parts of the listings desk have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.comparing import Comparing
from merchant_assistant.listings.drafter import Drafter
from merchant_assistant.listings.estimating import Pace, unmeasured
from merchant_assistant.listings.jobs import Jobs
from merchant_assistant.listings.languages import OwnLanguages
from merchant_assistant.storage.drafts import DraftRepository
from merchant_assistant.storage.standing import StandingRepository

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.storage.database import Database

CHANGED = Changes(drafts=True)


class Room:
    """The stored drafts, the catalogue that proves them, and the engine that writes them.

    ``pace``: which model writes, and how fast it was measured to be, for what is not drafted yet.
    """

    def __init__(self, database: Database, catalogue: Catalogue, engine: Engine, pace: Pace = unmeasured) -> None:
        self._drafts = DraftRepository(database)
        self._standings = StandingRepository(database)
        self._catalogue = catalogue
        self._engine = engine
        self._drafter = Drafter(self._drafts, catalogue, engine)
        self._languages = OwnLanguages(catalogue)
        self._comparing = Comparing(self._drafts, self._standings, catalogue)
        self.jobs = Jobs(database, self._drafts, self._comparing, self._drafter, engine, pace)
