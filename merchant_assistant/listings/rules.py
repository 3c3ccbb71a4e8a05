"""What is wrong with a listing: a platform's limits, and what no draft may say anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.prose import has_han, language_of, sentences
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.model import Listing, Violation
from merchant_assistant.listings.platforms import PartLimits, Platform, platform_rules, wordings

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u20e3]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Two small words in a row: no name, model or unit.
_UNTRANSLATED = re.compile(r"(?<![A-Za-z])[a-z]{3,}(?: [a-z]{2,})+(?![A-Za-z])")
# Prepositions, articles and conjunctions may stand in a title as often as grammar wants.
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "and",
        "or",
        "nor",
        "but",
        "so",
        "yet",
        "for",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "with",
        "from",
        "into",
        "onto",
        "over",
        "under",
        "up",
        "as",
        "per",
        "x",
    }
)
# A sentence for each part: languages bend what stands in one.
_TOO_LONG: dict[Part, Said] = {
    "title": said("Rules", "The title has {count} characters; at most {most} fit."),
    "bullets": said("Rules", "A bullet has {count} characters; at most {most} fit."),
    "description": said("Rules", "The description has {count} characters; at most {most} fit."),
}
_REFUSED: dict[Part, Said] = {
    "title": said("Rules", "Characters refused in the title: {characters}"),
    "bullets": said("Rules", "Characters refused in the bullets: {characters}"),
    "description": said("Rules", "Characters refused in the description: {characters}"),
}
_HAS_CHINESE: dict[Part, Said] = {
    "title": said("Rules", "Chinese characters stand in the title of an English listing."),
    "bullets": said("Rules", "Chinese characters stand in the bullets of an English listing."),
    "description": said("Rules", "Chinese characters stand in the description of an English listing."),
}
_NOT_CHINESE: dict[Part, Said] = {
    "bullets": said("Rules", "The bullets should be in Chinese."),
    "description": said("Rules", "The description should be in Chinese."),
}
_LEFT_ENGLISH: dict[Part, Said] = {
    "title": said("Rules", "Not translated in the title: “{words}”."),
    "bullets": said("Rules", "Not translated in the bullets: “{words}”."),
    "description": said("Rules", "Not translated in the description: “{words}”."),
}


def violations(listing: Listing, platform: str, language: str | None = None) -> tuple[Violation, ...]:
    """Every broken rule, title first. ``language``: what the text should be written in, None where it is not known.

    Raises :class:`UserFault` (``unknown_platform``).
    """
    rules = platform_rules(platform)
    return (
        *_title(listing.title, rules),
        *_bullets(listing.bullets, rules),
        *_description(listing.description, rules),
        *_repetition(listing),
        *_language(listing, language),
    )


def wording_violations(text: str, part: Part, rules: Platform) -> Iterator[Violation]:
    """Wordings that the platform, or any platform, refuses, each kind once, with the words found."""
    for code in rules.forbidden:
        wording = wordings()[code]
        if found := wording.pattern.search(text):
            yield Violation(
                code,
                part,
                said("Rules", "{rule}: “{words}”.").format(rule=wording.message, words=_short(found.group())),
            )
    if not rules.emoji and (found := _EMOJI.search(text)):
        yield Violation(
            "emoji",
            part,
            said("Rules", "{platform} refuses emoji: {emoji}").format(platform=rules.name, emoji=found.group()),
        )


def empty_phrases(listing: Listing) -> int:
    """How many phrases would fit any product: tells the better of two drafts, breaks no rule."""
    text = "\n".join((listing.title, *listing.bullets, listing.description))
    return len(wordings()["empty"].pattern.findall(text))


def same(text: str) -> str:
    """A form in which texts that read the same are equal: letters and digits only, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _title(title: str, rules: Platform) -> Iterator[Violation]:
    if not title.strip():
        yield Violation("empty_part", "title", said("Rules", "The title is empty."))
        return
    yield from _limits(title, "title", rules.title)
    yield from wording_violations(title, "title", rules)
    if "\n" in title:
        yield Violation("line_break", "title", said("Rules", "The title has more than one line."))
    if rules.title.max_word_repeats is not None:
        yield from _repeated_words(title, rules.title.max_word_repeats)


def _bullets(bullets: tuple[str, ...], rules: Platform) -> Iterator[Violation]:
    if not bullets:
        yield Violation("empty_part", "bullets", said("Rules", "There are no bullets."))
    if len(bullets) > rules.max_bullets:
        yield Violation(
            "too_many_bullets",
            "bullets",
            said("Rules", "{count} bullets; at most {most} fit.").format(count=len(bullets), most=rules.max_bullets),
        )
    for number, bullet in enumerate(bullets, 1):
        if not bullet.strip():
            yield Violation("empty_part", "bullets", said("Rules", "Bullet {number} is empty.").format(number=number))
        yield from _limits(bullet, "bullets", rules.bullet)
        yield from wording_violations(bullet, "bullets", rules)


def _description(description: str, rules: Platform) -> Iterator[Violation]:
    if not description.strip():
        yield Violation("empty_part", "description", said("Rules", "The description is empty."))
        return
    yield from _limits(description, "description", rules.description)
    yield from wording_violations(description, "description", rules)


def _limits(text: str, part: Part, limits: PartLimits) -> Iterator[Violation]:
    if len(text) > limits.max:
        yield Violation("too_long", part, _TOO_LONG[part].format(count=str(len(text)), most=str(limits.max)))
    if found := [character for character in limits.forbidden_characters if character in text]:
        yield Violation("forbidden_character", part, _REFUSED[part].format(characters=" ".join(found)))


def _repeated_words(title: str, most: int) -> Iterator[Violation]:
    counts = Counter(word for word in _WORD.findall(title.casefold()) if word not in _SMALL_WORDS)
    if repeated := [word for word, count in counts.items() if count > most]:
        yield Violation(
            "repeated_word",
            "title",
            said("Rules", "Said more than {most} times in the title: {words}.").format(
                most=most, words=", ".join(repeated)
            ),
        )


def _repetition(listing: Listing) -> Iterator[Violation]:
    bullets = [same(bullet) for bullet in listing.bullets if bullet.strip()]
    if len(set(bullets)) < len(bullets):
        yield Violation("repetition", "bullets", said("Rules", "Two bullets say the same."))
    told = [same(sentence) for sentence in sentences(listing.description)]
    if len(set(told)) < len(told):
        yield Violation("repetition", "description", said("Rules", "A sentence of the description stands there twice."))


def _language(listing: Listing, language: str | None) -> Iterator[Violation]:
    """A Chinese title may be a name (``Acme XR-5``); an English text has no Chinese characters anywhere."""
    parts: dict[Part, str] = {
        "title": listing.title,
        "bullets": "\n".join(listing.bullets),
        "description": listing.description,
    }
    for part, text in parts.items():
        if language == "en" and has_han(text):
            yield Violation("wrong_language", part, _HAS_CHINESE[part])
        elif language == "zh" and part != "title" and language_of(text) == "en":
            yield Violation("wrong_language", part, _NOT_CHINESE[part])
        elif language == "zh" and (left := _UNTRANSLATED.search(text)):
            yield Violation("wrong_language", part, _LEFT_ENGLISH[part].format(words=left.group()))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
