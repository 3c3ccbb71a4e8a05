"""Whether a no rests on names alone, which need not say all of what a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Test, Words
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply
from merchant_assistant.chat.exact.values.makers import is_sure_maker, maker_called
from merchant_assistant.chat.exact.words.lexicon import forms

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken


class ByNameAlone:
    """Over one catalogue."""

    def __init__(self, catalogue: Catalogue, holdings: Holdings, cancel: CancelToken | None) -> None:
        self._catalogue = catalogue
        self._holdings = holdings
        self._cancel = cancel

    def is_unsure(self, reading: Reading, reply: Reply, text: str) -> bool:
        """Whether things may be so all the same; not where only the maker is one that nothing tells of."""
        unsure = self._is_of_no_name(reading, reply, text) or _is_no_list(reading, reply)
        return unsure and not self._is_of_no_maker(reading, text)

    def _is_of_no_name(self, reading: Reading, reply: Reply, text: str) -> bool:
        """Whether a no rests on names alone, which need not say what a thing is like: "is the thermo mug insulated"."""
        if reading.wanted != "exists" or reply.value is not False:
            return False
        named = [chip for chip in reading.chips if isinstance(chip.condition, Words) or _goes_by_words(chip)]
        if text.lstrip("那它这款个").startswith(forms("able")) and len(named) == len(reading.chips):
            return True  # 能用电磁炉吗
        return len(named) > 1 and not self._counted(tuple(chip.condition for chip in named))

    def _is_of_no_maker(self, reading: Reading, text: str) -> bool:
        """Whether there are things of all that is named but of its maker, whom nothing tells of: Seiko watches."""
        words = [chip for chip in reading.chips if isinstance(chip.condition, Words)]
        makers = [chip for chip in words if maker_called(text, _word_of(chip))]
        rest = tuple(chip.condition for chip in reading.chips if chip not in makers)
        if not makers or not rest:
            return False
        if not self._counted(rest):
            return False
        if all(is_sure_maker(text, _word_of(chip)) for chip in makers):
            return True
        told = self._holdings.of_concept.get("brand", ())  # Scandi chairs: only where every maker is told
        return any(not self._counted((*rest, Test(one, blank=True))) for one in told)

    def _counted(self, conditions: tuple[Condition, ...]) -> int:
        """How many products all of these hold of."""
        return self._catalogue.answer(Inquiry("count", where=AllOf(conditions), limit=0), self._cancel).passing


def _is_no_list(reading: Reading, reply: Reply) -> bool:
    """Whether nothing is called by all of several words, which one may yet be: "network switch 8 port linksys"."""
    by_name = sum(_goes_by_words(chip) or isinstance(chip.condition, Words) for chip in reading.chips)
    return reading.wanted == "things" and reply.kind == "exact" and reply.value == 0 and by_name > 1


def _word_of(chip: Chip) -> str:
    return chip.condition.text if isinstance(chip.condition, Words) else ""


def _goes_by_words(chip: Chip) -> bool:
    condition = chip.condition
    return isinstance(condition, AllOf | AnyOf) and any(isinstance(one, Words) for one in condition.conditions)
