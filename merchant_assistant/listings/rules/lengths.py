"""Parts that are missing, too long or too many, and characters that a platform refuses."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.listings.counting import Counting
from merchant_assistant.listings.model import Listing, Violation
from merchant_assistant.listings.platforms import PartLimits, Platform
from merchant_assistant.listings.rules.pieces import Piece, name_of

_ONE_LINE = frozenset({"title", "seo_title", "seo_description", "tags"})
_TOO_LONG: dict[Counting, Said] = {
    "characters": said("Rules", "{part}: {count} characters, at most {most} fit."),
    "utf16": said("Rules", "{part}: {count} characters (an emoji is two), at most {most} fit."),
    "bytes": said("Rules", "{part}: {count} bytes, at most {most} fit."),
    "half_width": said("Rules", "{part}: {count} half widths (a Chinese character is two), at most {most} fit."),
}
_END_MARKS = ".;!,:\u3002\uff1b\uff01\uff0c\uff1a"


def missing(listing: Listing, rules: Platform) -> Iterator[Violation]:
    """Parts that there must be."""
    texts: dict[Part, str] = {
        "title": listing.title,
        "bullets": "".join(listing.bullets),
        "description": listing.description,
        "tags": "".join(listing.tags),
    }
    for part in rules.required:
        if not texts[part].strip():
            yield _empty(part, name_of(part, rules.kind))


def too_many(listing: Listing, rules: Platform) -> Iterator[Violation]:
    """More bullets or tags than there may be, more of them than fit together, or too few headlines."""
    bullets, tags = len(listing.bullets), len(listing.tags)
    sentence = said("Rules", "{part}: {count}, at most {most} fit.")
    if bullets > rules.max_bullets:
        name = name_of("bullets", rules.kind)
        yield Violation(
            "too_many_bullets", "bullets", sentence.format(part=name, count=bullets, most=rules.max_bullets)
        )
    if rules.kind == "ad" and 0 < bullets < rules.min_bullets:
        filled = said("Rules", "{part}: {count}, at least {least} are needed.").format(
            part=name_of("bullets", rules.kind), count=bullets, least=rules.min_bullets
        )
        yield Violation("too_few_bullets", "bullets", filled)
    if tags > rules.max_tags:
        name = name_of("tags", rules.kind)
        yield Violation("too_many_tags", "tags", sentence.format(part=name, count=tags, most=rules.max_tags))
    yield from _too_long(Piece("tags", " ".join(listing.tags), name_of("tags", rules.kind)), rules.all_tags)


def faults(piece: Piece, rules: Platform) -> Iterator[Violation]:
    """What is wrong with the length, the characters and the form of one piece."""
    limits = rules.limits(piece.part)
    if not piece.text.strip():
        if any(other for other in rules.required if other == piece.part):
            yield _empty(piece.part, piece.name)
        return
    yield from _too_long(piece, limits)
    yield from _characters(piece, limits)
    yield from _form(piece, limits)


def notices(piece: Piece, rules: Platform) -> Iterator[Said]:
    """What is not shown of a piece that fits."""
    limits = rules.limits(piece.part)
    if limits.shown and limits.fits(piece.text) and limits.size(piece.text) > limits.shown:
        yield said("Rules", "{part}: only the first {shown} characters are shown everywhere.").format(
            part=piece.name, shown=limits.shown
        )


def _too_long(piece: Piece, limits: PartLimits) -> Iterator[Violation]:
    if not limits.fits(piece.text):
        sentence = _TOO_LONG[limits.counting]
        filled = sentence.format(part=piece.name, count=limits.size(piece.text), most=limits.max)
        yield Violation("too_long", piece.part, filled)


def _characters(piece: Piece, limits: PartLimits) -> Iterator[Violation]:
    if found := [character for character in limits.forbidden_characters if character in piece.text]:
        sentence = said("Rules", "{part}: these characters are refused: {characters}")
        yield Violation("forbidden_character", piece.part, sentence.format(part=piece.name, characters=" ".join(found)))
    if again := [character for character in limits.once_characters if piece.text.count(character) > 1]:
        sentence = said("Rules", "{part}: these characters may stand there once: {characters}")
        yield Violation("forbidden_character", piece.part, sentence.format(part=piece.name, characters=" ".join(again)))


def _form(piece: Piece, limits: PartLimits) -> Iterator[Violation]:
    text = piece.text.strip()
    if piece.part in _ONE_LINE and "\n" in text:
        yield Violation("line_break", piece.part, said("Rules", "{part}: more than one line.").format(part=piece.name))
    if not limits.end_mark and text[-1] in _END_MARKS:
        sentence = said("Rules", "{part}: no mark at its end, please: “{mark}”.")
        yield Violation("end_mark", piece.part, sentence.format(part=piece.name, mark=text[-1]))
    if limits.capital_first and text[0].islower() and text[:2].islower():  # "iPhone" is a name
        sentence = said("Rules", "{part}: it begins with a capital letter.")
        yield Violation("no_capital", piece.part, sentence.format(part=piece.name))


def _empty(part: Part, name: Said) -> Violation:
    return Violation("empty_part", part, said("Rules", "{part}: empty.").format(part=name))
