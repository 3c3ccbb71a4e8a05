"""How long a part of a text is, and how long the platform lets it be, counted as the platform counts."""

from __future__ import annotations

from dataclasses import dataclass

from merchant_assistant.listings.counting import Counting
from merchant_assistant.listings.model import DraftKind, Listing
from merchant_assistant.listings.platforms import Count, count, platform_rules
from merchant_assistant.ui.listings.parts import TextPart, parts_of, words_of_part


@dataclass(frozen=True, slots=True)
class Length:
    """``length`` of the longest text of a part and the ``most`` that is taken, in units of ``counting``.

    ``count``: how many there are (of bullets, tags; None of what is one text), at most ``most_count``. ``together``:
    the length is that of all of them.
    """

    length: int
    most: int
    counting: Counting = "characters"
    count: int | None = None
    most_count: int | None = None
    together: bool = False

    @property
    def over(self) -> bool:
        """It is more than the platform takes."""
        return self.length > self.most or (self.most_count is not None and (self.count or 0) > self.most_count)


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one text: where it goes, in which language, and of which kind it is."""

    platform: str = "generic"
    language: str = "en"
    kind: DraftKind = "listing"

    def parts(self, listing: Listing) -> tuple[TextPart, ...]:
        """The parts to be seen: those that the platform uses, and any that has words already."""
        return tuple(part for part in parts_of(self.kind) if self._is_used(part) or words_of_part(listing, part))

    def length(self, part: TextPart, texts: tuple[str, ...]) -> Length:
        """Of one part as it stands: a title is one text, bullets and tags are several."""
        if part == "tags" and (whole := self._all_tags(texts)):
            return whole
        counts = [self._count(part, text) for text in texts or ("",)]
        longest = max(counts, key=lambda counted: counted.used)
        several = len(texts) if part in ("bullets", "tags") else None
        return Length(longest.used, longest.most, longest.counting, several, self._most_of(part))

    def _all_tags(self, tags: tuple[str, ...]) -> Length | None:
        """Where they count together, as search terms do, that is what one runs out of; each is short enough then."""
        rules = platform_rules(self.platform, self.language, self.kind)
        together = rules.all_tags
        if together.max >= rules.tag.max * max(rules.max_tags, 1):
            return None
        used = together.size(" ".join(tags))
        return Length(used, together.max, together.counting, len(tags), rules.max_tags, together=True)

    def _count(self, part: TextPart, text: str) -> Count:
        return count(text.strip(), part, self.platform, self.language, self.kind)

    def _is_used(self, part: TextPart) -> bool:
        """The platform has a place for it, and of a list one for more than none."""
        rules = platform_rules(self.platform, self.language, self.kind)
        return part not in rules.unused and rules.limits(part).max > 0 and self._most_of(part) != 0

    def _most_of(self, part: TextPart) -> int | None:
        rules = platform_rules(self.platform, self.language, self.kind)
        return {"bullets": rules.max_bullets, "tags": rules.max_tags}.get(part)
