"""Finding the passages that answer a question: by words and by meaning, joined by their ranks.

Something is always nearest, so the best is not yet an answer. What speaks for a passage is how much nearer than usual
it is, and how much of what is asked for it says: each telling word of the question in one of its forms or by a word
that is alike, rare words counting for more; then its terms, and whether it can tell what is asked for
(:mod:`.likelihood`). What comes of that is decided elsewhere (:mod:`.deciding`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge import names
from merchant_assistant.knowledge.covering import covered, share_of, words_of
from merchant_assistant.knowledge.deciding import Candidate, Judge, answering, is_about, is_worth_a_look
from merchant_assistant.knowledge.likelihood import Signs, log_odds, signs
from merchant_assistant.knowledge.matters import untold
from merchant_assistant.knowledge.quoting import nearest_sentence
from merchant_assistant.knowledge.words import asked, expression, plain

if TYPE_CHECKING:
    from merchant_assistant.knowledge.meaning import Meaning, Near
    from merchant_assistant.storage.knowledge import KnowledgeRepository, PassageRecord

SHOWN = 3  # passages
_WORTH_SHOWING = 0.36  # the best one's score: of 1,170 questions with the right place among the first 3 12 have less
_DEEP = 50  # of each list that is looked at
_OF_COVER = 0.25  # what saying all that is asked for counts, in nearness
_WEIGHED = 8  # passages whose terms are looked at
_POOL = 60  # passages of each list whose words are read, where there are many
_OTHERS = 2  # documents besides those of the best passages
_ALIKE = 0.6  # how much a word says another one


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
        return answering(found, judge), near

    def about(self, question: str, cancel: CancelToken | None = None) -> tuple[list[Candidate], Near | None]:
        """The passage that says of others what is asked of one that it does not name; none where it says less."""
        found, near = self.candidates(question, cancel)
        by_words = all(math.isnan(one.near) for one in found)
        return [one for one in found if one.unnamed and is_about(one, by_words=by_words)][:1], near

    def beside(
        self, question: str, judge: Judge, cancel: CancelToken | None = None
    ) -> tuple[list[Candidate], Near | None]:
        """The passages that come nearest to a question that none answers; none where nothing is near.

        Those that the judge or their evidence speak against are shown, but are no answer.
        """
        found, near = self.candidates(question, cancel)
        if not found or not found[0].near > 0:
            return [], near
        worth = not found[0].unnamed and is_worth_a_look(found[0], judge)
        if not worth and found[0].score < _WORTH_SHOWING:
            return [], near
        named = [one for one in found if not one.unnamed] if worth else found
        return [one if worth else replace(one, odds=-math.inf) for one in named][:SHOWN], near

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
        order = sorted(scores, key=lambda id: (-sum(scores[id]), places.get(id, len(places))))
        weighed = {id: _signs(known[id], question, scores[id]) for id in order[:_WEIGHED]}
        ranked = sorted(weighed, key=lambda id: -weighed[id].rank)
        best = _best_of([known[id] for id in (*ranked, *order[_WEIGHED:])])
        judged = (self._judged(passage, question, rare, near, cancel) for passage in best)
        found = [replace(_with_names(one, question), score=sum(scores[one.passage.id])) for one in judged]
        known_signs = {one.id: weighed.get(one.id) or _signs(one, question, scores[one.id]) for one in best}
        return _with_odds(found, {one.id: _told_where(one, question, near, known_signs[one.id]) for one in best}), near

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
) -> dict[int, tuple[float, float]]:
    """How much speaks for each passage: how near it is, and how much of what is asked for it says."""
    scores = {}
    for passage in pool:
        shares = covered(rare, question, *words_of(passage.heading, passage.text))
        place = near.places.get(passage.id) if near else None
        nearness = float(near.nearness.apart[place]) if near is not None and place is not None else 0.0
        scores[passage.id] = nearness, share_of(shares, rare)
    return scores


def _signs(passage: PassageRecord, question: str, score: tuple[float, float]) -> Signs:
    return signs(question, passage.heading, passage.text, *score)


def _told_where(passage: PassageRecord, question: str, near: Near | None, own: Signs) -> Signs:
    """With whether the sentence that comes nearest tells what is asked for: elsewhere it is told of something else."""
    return replace(own, elsewhere=untold(question, nearest_sentence(passage, question, near)))


def _with_odds(found: Iterable[Candidate], weighed: Mapping[int, Signs]) -> list[Candidate]:
    """In their order, each with how likely it answers; one that leaves a name unsaid is no rival to another."""
    order = sorted(found, key=lambda one: -weighed[one.passage.id].rank)
    ranks = [(one.passage.id, weighed[one.passage.id].rank) for one in order if not one.unnamed]
    with_odds = []
    for one in order:
        own = weighed[one.passage.id]
        lead = own.rank - next((rank for id, rank in ranks if id != one.passage.id), 0.0)
        odds = math.nan if math.isnan(one.near) else log_odds(own, one.cover, lead)
        with_odds.append(replace(one, odds=odds, untold=own.untold))
    return with_odds


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
