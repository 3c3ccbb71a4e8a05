"""Finding the passages that answer a question: by words and by meaning, joined by their ranks.

Something is always nearest, so the best is not yet an answer. What speaks for a passage is how much nearer than usual
it is, and how much of what is asked for it says: each telling word of the question in one of its forms or by a word
that is alike, rare words counting for more. Enough of both is an answer; nearly nothing is none; between them the model
is asked whether the passage answers. Without a model what is between them is no answer. A passage that does not speak
of whom the question names (:mod:`.names`) is none at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge import names
from merchant_assistant.knowledge.covering import covered, share_of, words_of
from merchant_assistant.knowledge.words import asked, expression, plain

if TYPE_CHECKING:
    from merchant_assistant.knowledge.meaning import Meaning, Near
    from merchant_assistant.storage.knowledge import KnowledgeRepository, PassageRecord

Judge = Callable[["PassageRecord"], float | None]  # the log odds that it answers; None where nobody can say

SHOWN = 3  # passages
# What no passage says word for word is shown as nearest from so much on; beside goods, which may be meant, from more.
# Of 736 questions that three sets of documents answer, halves of them give 88 and 89 in 100 with the right place among
# those shown (at 0.6: 82 and 82) and 6 with another; of 56 that they leave open, one has so much and no name that
# decides (names.py): it is the names that keep those out, the scores alone let pass six in ten.
CLEAR, CLEAR_BESIDE_GOODS = 0.45, 0.7
# What is near only so far is not shown where the judge says no so loudly: of 22 that answer it then refused 3, none of
# them with the right place first, of 18 that leave the question open 8.
_NEAR_ENOUGH, _FAR = 0.6, -1.5
_DEEP = 50  # of each list that is looked at
_OF_COVER = 0.25  # what saying all that is asked for counts, in nearness
_SURE = 0.28  # evidence that is an answer
_NEAR_ALONE = (
    0.2  # nearness that is an answer though no word is said: of 16 questions without one, the nearest has 0.18
)
_PLAIN = 0.36  # evidence that nobody is asked about
_SAME = 0.95  # of the best one's evidence: it is open which of the two holds the answer
_AS_MUCH = 0.8  # of the best one's evidence, which others have that hold the answer too
_REFUSED = -1.0  # log odds that speak louder
_BESIDE = 0.23  # evidence of what is worth a look, though it may be no answer
_POOL = 60  # passages of each list whose words are read, where there are many
_NEVER = 0.06  # evidence below which nothing is asked
_SURE_BY_WORDS = 0.6  # of what is asked for, where there is no search by meaning
_NEVER_BY_WORDS = 0.3
_OTHERS = 2  # documents besides those of the best passages
_BESIDE_BEST = 0.6  # of the best one's evidence, which the passage of another document that is quoted too has
_ALIKE = 0.6  # how much a word says another one
_ODDS = 0.1  # what the judge's word weighs
_WITH_JUDGE = 0.195
_BY_JUDGE_ALONE = 0.8  # log odds
_AGAINST = -0.25  # log odds that are no more than a doubt


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage and what speaks for it. ``evidence``: nearness and ``cover`` together.

    ``score``: how the passages are ordered, by nearness without what all have in common and by what they say.

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


class Finder:
    """Looks through all documents; holds no state but what :class:`Meaning` keeps."""

    def __init__(self, repository: KnowledgeRepository, meaning: Meaning) -> None:
        self._repository = repository
        self._meaning = meaning

    def find(
        self, question: str, judge: Judge, cancel: CancelToken | None = None
    ) -> tuple[list[Candidate], Near | None]:
        """The best few passages, what answers first; none where nothing does. And the question among all passages."""
        found, near = self.candidates(question, cancel)
        return _answering(found, judge), near

    def about(self, question: str, cancel: CancelToken | None = None) -> tuple[list[Candidate], Near | None]:
        """The passage that says of others what is asked of one that it does not name; none where it says less."""
        found, near = self.candidates(question, cancel)
        by_words = all(math.isnan(one.near) for one in found)
        return [one for one in found if one.unnamed and _is_about(one, by_words=by_words)][:1], near

    def beside(
        self, question: str, judge: Judge, cancel: CancelToken | None = None
    ) -> tuple[list[Candidate], Near | None]:
        """The passages that come nearest to a question that none answers; none where nothing is near."""
        found, near = self.candidates(question, cancel)
        if not found or found[0].unnamed or not found[0].near > 0:
            return [], near
        if found[0].evidence < _BESIDE and found[0].score < CLEAR:
            return [], near
        if found[0].score < _NEAR_ENOUGH and _is_far(judge(found[0].passage)):
            return [], near
        return [one for one in found if not one.unnamed][:SHOWN], near

    def candidates(self, question: str, cancel: CancelToken | None = None) -> tuple[list[Candidate], Near | None]:
        """The best few passages, whatever speaks for them; the one that most speaks for first."""
        words = asked(question)
        passages = self._repository.passages() if self._repository.version() else []
        if not passages or not words:
            return [], None
        near = self._meaning.near(question, passages, cancel)
        rare = self._rarity(words, len(passages))
        expressions = [looked for word in words if (looked := expression(word))]
        known = {passage.id: passage for passage in passages}
        worded = [known[id] for id in self._repository.ranked(expressions, _DEEP) if id in known]
        scores = _scores(_pool(passages, worded, near), plain(question), rare, near)
        places = {passage.id: place for place, passage in enumerate(worded)}  # decide where all else is the same
        order = sorted(scores, key=lambda id: (-scores[id], places.get(id, len(places))))
        best = _best_of([known[id] for id in order])
        judged = (self._judged(passage, question, rare, near, cancel) for passage in best)
        found = [replace(_with_names(one, question), score=scores[one.passage.id]) for one in judged]
        return sorted(found, key=lambda one: -one.score), near

    def _rarity(self, words: Sequence[str], count: int) -> dict[str, float]:
        """What each word of the question weighs: those that few passages have say more."""
        weights = {}
        for word in words:
            looked = expression(word)
            holders = len(self._repository.holders(looked)) if looked else 0
            weights[word] = math.log((count + 1) / (holders + 0.5))
        return weights

    def _judged(
        self,
        passage: PassageRecord,
        question: str,
        rare: Mapping[str, float],
        near: Near | None,
        cancel: CancelToken | None,
    ) -> Candidate:
        text, own = words_of(passage.heading, passage.text)
        shares = covered(rare, plain(question), text, own)
        place = near.places.get(passage.id) if near else None
        if near is None or place is None:
            cover = share_of(shares, rare)
            return Candidate(passage, math.nan, cover, _OF_COVER * cover, *_unsaid(shares))
        missing = [word for word, share in shares.items() if not share]
        if missing and own:
            alike = self._meaning.alike(missing, own, cancel).max(axis=1)
            shares.update({word: float(share) for word, share in zip(missing, alike, strict=True)})
        nearness, cover = float(near.nearness.both[place]), share_of(shares, rare)
        return Candidate(passage, nearness, cover, nearness + _OF_COVER * cover, *_unsaid(shares))


def _pool(passages: list[PassageRecord], worded: list[PassageRecord], near: Near | None) -> list[PassageRecord]:
    """The passages that are looked at: all of a few, of many those that words or meaning bring up."""
    if len(passages) <= 2 * _POOL:
        return passages
    if near is None:
        return worded
    known = {passage.id: passage for passage in passages}
    nearest = (near.index.ids[place] for place in (-near.nearness.apart).argsort(kind="stable")[:_POOL])
    return list({one.id: one for one in (*worded, *(known[id] for id in nearest if id in known))}.values())


def _scores(
    pool: Iterable[PassageRecord], question: str, rare: Mapping[str, float], near: Near | None
) -> dict[int, float]:
    """How much speaks for each passage: how near it is, and how much of what is asked for it says."""
    scores = {}
    for passage in pool:
        shares = covered(rare, question, *words_of(passage.heading, passage.text))
        place = near.places.get(passage.id) if near else None
        nearness = float(near.nearness.apart[place]) if near is not None and place is not None else 0.0
        scores[passage.id] = nearness + share_of(shares, rare)
    return scores


def _best_of(passages: Sequence[PassageRecord]) -> list[PassageRecord]:
    """The first few, and the first of other documents: what two of them say may differ."""
    best = list(passages[:SHOWN])
    firsts = {passage.document_id: passage for passage in reversed(passages)}
    held = {passage.document_id for passage in best}
    others = (passage for passage in passages if firsts[passage.document_id] is passage)
    return [*best, *islice((one for one in others if one.document_id not in held), _OTHERS)]


def _unsaid(shares: Mapping[str, float]) -> tuple[tuple[str, ...], bool]:
    words = tuple(word for word, share in shares.items() if share < _ALIKE)
    return words, len(words) == len(shares)


def _with_names(candidate: Candidate, question: str) -> Candidate:
    """The candidate with the names that it does not speak of."""
    missing = names.unsaid(question, f"{candidate.passage.heading}\n{candidate.passage.text}")
    return replace(candidate, unsaid=(*missing, *candidate.unsaid), unnamed=missing) if missing else candidate


def _answering(found: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The one that answers, sure by itself or else agreed to by the judge; behind it the others that are sure."""
    by_words = all(math.isnan(one.near) for one in found)
    able = [one for one in found if not one.unnamed]
    sure = [one for one in able if _is_sure(one, by_words=by_words)]
    for candidate in sure:
        if not _is_refused(candidate, judge):
            return [candidate, *(one for one in sure if one is not candidate and _says_as_much(one, candidate))]
    for candidate in able:
        if _may_be(candidate, by_words=by_words) and _agrees(candidate, judge(candidate.passage), by_words=by_words):
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


def _is_about(candidate: Candidate, *, by_words: bool) -> bool:
    """Whether a passage that does not speak of whom the question names is about the same matter: worth quoting."""
    return not candidate.wholly and _is_sure(candidate, by_words=by_words)


def _is_sure(candidate: Candidate, *, by_words: bool) -> bool:
    if by_words:
        return candidate.cover >= _SURE_BY_WORDS
    return candidate.evidence >= _SURE and (not candidate.wholly or candidate.near >= _NEAR_ALONE)


def _is_refused(candidate: Candidate, judge: Judge) -> bool:
    """Whether the judge clearly says no to what just suffices."""
    if math.isnan(candidate.near) or candidate.evidence >= _PLAIN:
        return False
    odds = judge(candidate.passage)
    return odds is not None and odds < _REFUSED


def _is_far(odds: float | None) -> bool:
    return odds is not None and odds < _FAR


def _may_be(candidate: Candidate, *, by_words: bool) -> bool:
    return candidate.cover >= _NEVER_BY_WORDS if by_words else candidate.evidence >= _NEVER


def _agrees(candidate: Candidate, odds: float | None, *, by_words: bool) -> bool:
    """Whether the judge's word and what speaks for the passage suffice together."""
    if odds is None or odds < (0.0 if by_words or candidate.wholly else _AGAINST):
        return False
    return by_words or odds >= _BY_JUDGE_ALONE or candidate.evidence + _ODDS * odds >= _WITH_JUDGE
