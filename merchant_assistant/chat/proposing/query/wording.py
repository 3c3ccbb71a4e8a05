"""What a query demands of goods in the words of a person, as chips and answers show it."""

from __future__ import annotations

from decimal import Decimal

from merchant_assistant.catalogue.dates import DAY
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Skus, Test, Words, parts_of
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import number_text, value_label
from merchant_assistant.chat.exact.days.stretch import LAST
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_OF_NUMBERS = {
    "=": "bound_exactly", "<>": "bound_between", "<": "bound_under", "<=": "bound_most", ">": "bound_over",
    ">=": "bound_least",
}  # fmt: skip
_OF_DAYS = {
    "=": "day_on", "<>": "day_from", "<": "day_before", "<=": "day_until", ">": "day_after", ">=": "day_since",
}  # fmt: skip


def words_of(condition: Condition, holdings: Holdings, language: Language) -> str:
    """A condition as chips show it."""
    match condition:
        case Words(text=text):
            return phrase(language, "named").format(words=text)
        case Skus(skus=skus):
            return ", ".join(skus)
        case Not(inner):
            return phrase(language, "not").format(what=words_of(inner, holdings, language))
        case AllOf(conditions):
            return phrase(language, "and").join(words_of(one, holdings, language) for one in conditions)
        case AnyOf(conditions):
            return phrase(language, "or").join(words_of(one, holdings, language) for one in conditions)
        case Test():
            return _words_of_test(condition, holdings, language)
    raise TypeError(condition)  # a condition of another kind is none of a query


def _words_of_test(test: Test, holdings: Holdings, language: Language) -> str:
    label = holdings.heads.label(test.field, language)
    if test.values:
        return value_label(test.field, test.values, language)
    if test.blank is not None:
        return phrase(language, "without" if test.blank else "having").format(field=label)
    days = test.field in holdings.days
    unit = DAY if days else test.unit
    low, high = (number_text(_whole(one), unit) if one is not None else "" for one in (test.low, test.high))
    if (both := parts_of(test.field)) and not (test.low or test.high) and low != high:
        label, other = (holdings.heads.label(one, language) for one in both)  # one column under or over another
        low, high = low and other, high and other
    name = (_OF_DAYS if days else _OF_NUMBERS)["=" if low == high else _kind_of(test)]
    return phrase(language, name).format(field=label, low=low, high=high)


def _kind_of(test: Test) -> str:
    """By which of its ends a test bounds, as signs say it."""
    if test.low is not None and test.high is not None:
        return "<>"
    if test.low is None:
        return "<" if test.high_open else "<="
    return ">" if test.low_open else ">="


def _whole(number: Decimal) -> Decimal:
    """A day without the end of it."""
    return number - LAST if number % 1 == LAST else number
