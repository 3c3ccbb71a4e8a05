"""The data that a listing is mended by: which of its words stand on them, and which come from nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.fact_words import foreign_words, is_in
from merchant_assistant.listings.facts import Fact, speaking
from merchant_assistant.listings.grounding import (
    is_grounded,
    is_miscopied,
    is_misspelt,
    is_pieced_together,
    strange_words,
    telling_words,
)
from merchant_assistant.listings.leaks import Others, tells_of_another
from merchant_assistant.listings.platforms import wordings

_MOST_OF_A_TITLE = 0.6
_NAME_WORDS = 5  # a longer name holds more than the name
_FEW_WORDS, _MOST_WORDS = 12, 0.7  # telling words of thin data, and the share of them in what is said


class Data:
    """The facts of one product as text to compare with. ``facts``: those that can stand in the language."""

    def __init__(self, facts: Sequence[Fact], language: str, others: Others) -> None:
        self.facts = speaking(facts, language)
        self.known = "\n".join(map(str, facts)).casefold()
        # Words can be compared with the data's only where both are of one language.
        self.comparable = is_in("\n".join(fact.value for fact in facts), language)
        self._all = facts
        self._others = others

    def is_strange_title(self, title: str) -> bool:
        """Whether it is another product's, copied wrongly, or made of words from nowhere."""
        copied = not (self.is_misspelt(title) or self.is_miscopied(title))
        guessed = self.comparable and self._is_thin(title) and bool(strange_words(title, self.known))
        return self.tells_of_another(title) or not copied or guessed or self._is_unnamed(title)

    def _is_unnamed(self, title: str) -> bool:
        """Whether an English title has less than half of the words of the product's name."""
        name = next((fact.value for fact in self.facts if fact.kind == "title"), "")
        words = telling_words(name)
        is_short = self.comparable and not has_han(name) and 1 < len(words) <= _NAME_WORDS
        return is_short and len(strange_words(name, title.casefold())) > len(words) / 2

    def has_foreign_words(self, text: str) -> bool:
        """Whether words of the data were left as they are, names apart: "Mounting: Aufbau", or such with an accent."""
        if ": " in text and not any(map(str.isdigit, text)):
            return True
        names = " ".join(fact.value for fact in self._all if fact.is_name)
        return any(word not in names for word in foreign_words(text))

    def tells_of_another(self, text: str) -> bool:
        return tells_of_another(text, self._others, self.known, comparable=self.comparable)

    def is_misspelt(self, text: str) -> bool:
        return self.comparable and is_misspelt(text.casefold(), self.known)

    def is_miscopied(self, text: str) -> bool:
        return self.comparable and is_miscopied(text.casefold(), self.known)

    def is_hollow(self, text: str) -> bool:
        """Whether ``text`` is chatter: an empty phrase that is not the merchant's, words from nowhere or of others."""
        if self.tells_of_another(text) or self.is_misspelt(text):
            return True
        found = wordings()["empty"].pattern.finditer(text)
        empty = any(phrase.group().casefold() not in self.known for phrase in found)
        return empty or (self.comparable and not self._stands_on_data(text))

    def _stands_on_data(self, text: str) -> bool:
        """Whether its words are the data's: most of them where those are few, or the model fills up with guesses."""
        return is_grounded(text, self.known, _MOST_WORDS) if self._is_thin(text) else is_grounded(text, self.known)

    def _is_thin(self, text: str) -> bool:
        return not has_han(text) and len(telling_words(self.known)) < _FEW_WORDS

    def grounded_title(self, title: str) -> str:
        """A Chinese title without the words that are pieced together from nothing in the data."""
        if not self.comparable:
            return title
        kept = " ".join(word for word in title.split() if not is_pieced_together(word.casefold(), self.known))
        return kept if len(kept) >= _MOST_OF_A_TITLE * len(title) else title
