"""Which of the passages that were found answers a question, if any.

What nearness, words and terms together make unlikely (:mod:`.likelihood`) is none. Of the others, enough evidence is an
answer; nearly nothing is none; between them the model is asked. A passage that does not speak of whom the question
names (:mod:`.names`) is none at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.knowledge.likelihood import is_likely

if TYPE_CHECKING:
    from merchant_assistant.storage.knowledge import PassageRecord

Judge = Callable[["PassageRecord"], float | None]  # the log odds that it answers; None where nobody can say

_NEAR_BY = 0.45  # a score that is worth a look; beside goods, which may be meant, more is needed for an answer
CLEAR_BESIDE_GOODS = 0.7
# What is near only so far is not shown where the judge says no so loudly: of 22 that answer it then refused 3, none of
# them with the right place first, of 18 that leave the question open 8.
_NEAR_ENOUGH, _FAR = 0.6, -1.5
_SURE = 0.28  # evidence that is an answer
# Nearness that is an answer though no word is said: of 16 questions without one, the nearest has 0.18.
_NEAR_ALONE = 0.2
_PLAIN = 0.5  # log odds above which nobody is asked: of 131 answers 75 stand there, and the judge refuses none of them
_SAME = 0.95  # of the best one's evidence: it is open which of the two holds the answer
_AS_MUCH = 0.8  # of the best one's evidence, which others have that hold the answer too
_BESIDE = 0.23  # evidence of what is worth a look, though it may be no answer
_NEVER = 0.06  # evidence below which nothing is asked
_SURE_BY_WORDS = 0.6  # of what is asked for, where there is no search by meaning
_NEVER_BY_WORDS = 0.3
_BESIDE_BEST = 0.6  # of the best one's evidence, which the passage of another document that is quoted too has
_ODDS = 0.1  # what the judge's word weighs
_WITH_JUDGE = 0.195
_BY_JUDGE_ALONE = 0.8  # log odds
_AGAINST = -0.25  # log odds that are no more than a doubt
_OF_WORD = 2.5  # what the judge's word weighs beside all else where an answer is not plain, where all else tells little
_LEAST_WITH_WORD = -2.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage and what speaks for it. ``evidence``: nearness and ``cover`` together.

    ``score``: nearness without what all have in common, and what it says. ``odds``: that it answers, as logarithms; not
    a number where nothing is known of meanings. ``untold``: it cannot tell what is asked for.

    ``unsaid``: words of the question that it says neither so nor by another; ``wholly``: all of them are. ``unnamed``:
    the names among them.
    """

    passage: PassageRecord
    near: float
    cover: float
    evidence: float
    unsaid: tuple[str, ...] = ()
    wholly: bool = False
    unnamed: tuple[str, ...] = ()
    score: float = 0.0
    odds: float = math.nan
    untold: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether enough speaks for its being the answer."""
        return is_likely(self.odds)


def answering(found: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The one that answers, sure by itself or else agreed to by the judge; behind it the others that are sure."""
    by_words = all(math.isnan(one.near) for one in found)
    able = [one for one in found if not one.unnamed and not one.untold]
    sure = [one for one in able if _is_sure(one, by_words=by_words)]
    for candidate in sure:
        if _holds(candidate, judge):
            return [candidate, *(one for one in sure if one is not candidate and _says_as_much(one, candidate))]
    for candidate in able:
        if not _may_be(candidate, by_words=by_words) or not _holds(candidate, judge):
            continue
        if _agrees(candidate, judge(candidate.passage), by_words=by_words):
            return [candidate]
    return []


def _says_as_much(other: Candidate, best: Candidate) -> bool:
    """Whether another passage holds the answer too: what stands under an answer without holding it misleads."""
    if not math.isnan(best.near) and other.evidence >= best.evidence * _SAME:
        return True
    if set(other.unsaid) - set(best.unsaid):
        return False
    if other.passage.document_id != best.passage.document_id:
        return other.evidence >= best.evidence * _BESIDE_BEST
    return other.cover >= best.cover if math.isnan(best.near) else other.evidence >= best.evidence * _AS_MUCH


def is_worth_a_look(best: Candidate, judge: Judge) -> bool:
    """Whether what comes nearest is shown, though it may be no answer."""
    if best.evidence < _BESIDE and best.score < _NEAR_BY and not best.is_likely:
        return False
    return best.score >= _NEAR_ENOUGH or not _is_far(judge(best.passage))


def is_about(candidate: Candidate, *, by_words: bool) -> bool:
    """Whether a passage that does not speak of whom the question names is about the same matter: worth quoting."""
    return not candidate.wholly and _is_sure(candidate, by_words=by_words)


def _is_sure(candidate: Candidate, *, by_words: bool) -> bool:
    if by_words:
        return candidate.cover >= _SURE_BY_WORDS
    return candidate.evidence >= _SURE and (not candidate.wholly or candidate.near >= _NEAR_ALONE)


def _holds(candidate: Candidate, judge: Judge) -> bool:
    """Whether it is likely and stays so with the judge's word, which counts more than all else does.

    Weighed over documents of three trades and 96 passages that are likely but not plain: of 34 that leave the question
    open 11 get through, of 62 that answer it 58; by the judge's yes or no alone 17 and 57, and with no more weight than
    all else has 19 and 56.
    """
    if math.isnan(candidate.odds) or candidate.odds >= _PLAIN or not candidate.is_likely:
        return candidate.is_likely
    odds = judge(candidate.passage)
    return odds is None or candidate.odds + _OF_WORD * odds >= _LEAST_WITH_WORD


def _is_far(odds: float | None) -> bool:
    return odds is not None and odds < _FAR


def _may_be(candidate: Candidate, *, by_words: bool) -> bool:
    return candidate.cover >= _NEVER_BY_WORDS if by_words else candidate.evidence >= _NEVER


def _agrees(candidate: Candidate, odds: float | None, *, by_words: bool) -> bool:
    """Whether the judge's word and what speaks for the passage suffice together."""
    if odds is None or odds < (0.0 if by_words or candidate.wholly else _AGAINST):
        return False
    return by_words or odds >= _BY_JUDGE_ALONE or candidate.evidence + _ODDS * odds >= _WITH_JUDGE
