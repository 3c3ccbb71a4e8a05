"""The cells themselves as an answer, where the model's words will not do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.labels import called, cell_text, is_handle
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.facts import Line, as_people_write, clean, lines_of, variant_line
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.question import Question, stems
from merchant_assistant.foundation.prose import Language, has_han, plain, sentences

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.model import Source

_MOST_LINES = 16
_MOST_CELLS = 3
_SORTED_BY = ("category", "price", "stock")
_SHORT = 160  # characters of a cell in a list
_MAY_BE_ADDED = ("no_field", "no_product", "unknown")


def cells_shown(product: Product, question: Question) -> tuple[str, bool]:
    """The product's cells as a list, and whether any speaks of what was asked: only those are told then."""
    lines = lines_of(product, question.language)
    fitting = fitting_lines(product, question)
    heading = f"**{clean(product.title) or clean(product.sku)}**"
    told, more = (fitting, 0) if fitting else (lines[:_MOST_LINES], len(lines) - _MOST_LINES)
    rest = ["", tongue(question.language).replies["more"].format(count=more)] if more > 0 else []
    shown = (f"- {as_people_write(line, question.language)}" for line in told)
    return "\n".join([heading, "", *shown, *rest]), bool(fitting)


def answered_each(
    products: Sequence[Product], question: Question, asked: Sequence[Question], missing: Sequence[str] = ()
) -> str:
    """A message with several questions: of each product the cells that speak of them; then what no cell speaks of.

    ``missing``: those of the questions that ask for more than the data have.
    """
    each = [one for one in asked if not one.whole]  # no handful of products counts or compares
    told = {product.id: _told_of(product, each, question.language) for product in products}
    unsaid = [
        one.text
        for one in asked
        if one.whole or one.text in missing or not any(fitting_lines(p, one) for p in products)
    ]
    parts = [
        "\n".join([f"**{clean(product.title) or clean(product.sku)}**", "", *(f"- {line}" for line in lines)])
        for product in products
        if (lines := told[product.id])
    ]
    replies = tongue(question.language).replies
    heading = [replies["said"]] if parts else []
    left = ["\n".join([replies["not_told"], "", *(f"- {text}" for text in unsaid)])] if unsaid else []
    return "\n\n".join([*heading, *parts, *left])


def _told_of(product: Product, each: Sequence[Question], language: Language) -> list[str]:
    """The lines that speak of any of the questions, in the order of the product's cells."""
    fitting = dict.fromkeys(str(line) for one in each for line in fitting_lines(product, one))
    order = [str(line) for line in lines_of(product, language)]
    return sorted(fitting, key=lambda line: order.index(line) if line in order else len(order))


def listed(product: Product, question: Question) -> str:
    """A product that was looked for, in one line: its name and the cells that fit."""
    name = _called(clean(product.title), clean(product.sku))
    fitting = [line for line in fitting_lines(product, question) if _has_word(line.value, product, question)]
    told = "; ".join(map(str, fitting))
    return f"- {name}: {told}" if told else f"- {name}"


def described(product: Product, question: Question) -> str:
    """A product that is near to what is looked for, in one line: the cells that speak of it, or sort it."""
    lines = lines_of(product, question.language, 0)
    fitting = [line for line in fitting_lines(product, question) if _has_word(line.value, product, question)]
    shown = fitting[:_MOST_CELLS] or [line for line in lines if line.field in _SORTED_BY]
    told = "; ".join(f"{line.label}{shortened(cell_text(line.value, line.field))}" for line in shown)
    name = _called(clean(product.title), clean(product.sku))
    return f"- {name}: {told}" if told else f"- {name}"


def _called(title: str, sku: str) -> str:
    return title if is_handle(sku, title) else f"{title} ({sku})"


def fitting_lines(product: Product, question: Question) -> list[Line]:
    """The cells that speak of what was asked; of the variants only those that the question names, if it names any."""
    lines = lines_of(product, question.language)
    named = _variants_named(lines, product, question)
    of_variants = {cell.field for line in named for cell in line.cells}
    whole = [line for line in lines if not line.cells and line.field not in of_variants]
    shown = [told for line in whole if (told := _fitting(line, product, question))]
    return [*shown, *_of_each(lines, named, question)] or named


def variants_asked(product: Product, question: Question, most: int) -> list[Line]:
    """Of each variant that is named, or of all where none is, what is asked for; a named one as a whole at least."""
    lines = lines_of(product, question.language)
    named = _variants_named(lines, product, question)
    return (_of_each(lines, named, question) or named)[:most]


def shortened(value: str) -> str:
    """A cell as it stands in a list."""
    return value if len(value) <= _SHORT else value[:_SHORT].rstrip() + "…"


def not_held(missing: Sequence[str], question: Question) -> str:
    """One sentence with the words that nothing accounts for."""
    words = ("" if question.language == "zh" else ", ").join(f"“{word}”" for word in missing)
    return tongue(question.language).replies["not_held"].format(words=words)


def nowhere_held(missing: Sequence[str], question: Question) -> str:
    """The same where the whole catalogue has none of it: a field is said to be no field of it."""
    field = called(missing[0], question.language) if len(missing) == 1 else ""
    return phrase(question.language, "no_field").format(field=field) if field else not_held(missing, question)


def with_names(question: Question, sources: Sequence[Source]) -> str:
    """What is asked back where a question over many products was not understood, and those that fit its words."""
    replies = tongue(question.language).replies
    if not sources:
        return replies["whole_catalogue"]
    names = "\n".join(f"- {_called(source.title, source.ref)}" for source in sources)
    return f"{replies['whole_catalogue']}\n\n{replies['whole_found']}\n{names}"


def may_be_added(text: str) -> bool:
    """Whether a declined answer names what an import or an edit could bring: a product, a field.

    No catalogue could hold what is thought of a product or what it will cost.
    """
    told = (tongue(one).replies["nothing_found"] for one in get_args(Language))
    named = (phrase(one, name) for one in get_args(Language) for name in _MAY_BE_ADDED)
    return any(text.startswith(sentence.partition("{")[0]) for sentence in (*told, *named))


def is_nothing_found(text: str) -> bool:
    """Whether a declined answer says no more than that nothing was found."""
    return any(text.startswith(tongue(one).replies["nothing_found"]) for one in get_args(Language))


def in_full(text: str, product: Product, question: Question) -> str:
    """An answer that is no more than a cell ("20 days") with the cell's name ("Lead time: 20 days")."""
    bare = text.strip(" .。").casefold()
    cells = [cell for line in lines_of(product, question.language) for cell in (line.cells or (line,))]
    same = dict.fromkeys(str(cell) for cell in cells if cell.value.casefold() == bare)
    asked = dict.fromkeys(str(c) for c in cells if c.value.casefold() == bare and is_asked(c.field, question.text))
    return next(iter(asked or same)) if len(asked) == 1 or len(same) == 1 else text


def is_asked(field: str, text: str) -> bool:
    """Whether ``text`` asks for, or speaks of, a field or attribute."""
    return any(_asks(field, text, language) for language in ("en", "zh"))


def _asks(field: str, text: str, language: Language) -> bool:
    known = tongue(language)
    name = known.labels.get(field, field).removeprefix(ATTRIBUTE).casefold()
    words = known.asks.get(field, frozenset()) | known.asks.get(name, frozenset())
    folded = text.casefold()
    if has_han(name) or language == "zh":
        return name in folded or any(word in folded for word in words)
    said = frozenset(stems(folded))
    return bool(said & frozenset(stems(" ".join(words)))) or frozenset(stems(name)) <= said


def _fitting(line: Line, product: Product, question: Question) -> Line | None:
    """The line where it speaks of what was asked; of a description, the sentences that do."""
    if line.field == "description":
        told = [clean(s) for s in sentences(plain(product.description)) if _has_word(s, product, question)]
        return Line(line.field, line.label, " ".join(told)) if told else None
    return line if is_asked(line.field, question.text) or _has_word(line.value, product, question) else None


def _variants_named(lines: Sequence[Line], product: Product, question: Question) -> list[Line]:
    return [line for line in lines if line.cells and _names(line, product, question)]


def _of_each(lines: Sequence[Line], named: Sequence[Line], question: Question) -> list[Line]:
    variants = named or [line for line in lines if line.cells]
    return [told for line in variants if (told := _asked_of(line, question))]


def _asked_of(line: Line, question: Question) -> Line | None:
    """Of a variant: what tells it from the others, and what was asked for."""
    if not any(is_asked(cell.field, question.text) for cell in line.cells if not cell.field.startswith(ATTRIBUTE)):
        return None
    told = (c for c in line.cells if c.field.startswith(ATTRIBUTE) or is_asked(c.field, question.text))
    return variant_line(line.field, told, question.language)


def _names(line: Line, product: Product, question: Question) -> bool:
    return line.field.casefold() in question.text.casefold() or _has_word(line.value, product, question)


def _has_word(text: str, product: Product, question: Question) -> bool:
    """Whether ``text`` has a word of the question that does not merely name the product."""
    named = product.title.casefold()
    told = (question.forms(word) for word in question.words)
    return any(_in(form, text) for forms in told if not any(_in(one, named) for one in forms) for form in forms)


def _in(word: str, text: str) -> bool:
    folded = text.casefold()
    if has_han(word) or " " in word:
        return word.casefold() in folded
    short = len(word) <= 3  # "cap" is no beginning of "capacity"
    return any(said == word if short else said.startswith(word.casefold()) for said in stems(folded))
