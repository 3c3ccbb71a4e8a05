"""Many drafts at once: as many as there are lanes, each saved once before it is told, whatever fails."""

from __future__ import annotations

import itertools
import json
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.listings.listings import Listings
from merchant_assistant.listings.together import FairClock, Turn
from merchant_assistant.storage.drafts import DraftRepository

LANES = 4
TEXT = {"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle made of steel."}


class Lanes(ScriptedEngine):
    """Four lanes; ``meddle`` may hold, fail or change things for each request, given the title of its product."""

    def __init__(self, meddle: Callable[[str], object] = bool) -> None:
        super().__init__(lambda request: json.dumps(TEXT))
        self.meddle = meddle
        self.lanes = LANES

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return ModelInfo(id="model-x", backend="scripted", device="none", context=4096, lanes=self.lanes)

    def generate(self, request, on_delta=None, cancel=None):
        self.meddle(request.messages[-1].content.splitlines()[1].removeprefix("Name: "))
        return super().generate(request, on_delta, cancel)


@pytest.fixture
def many(desk, tmp_path: Path) -> Callable[[Lanes], tuple[Listings, list[int]]]:
    """Twelve bottles and the desk over them, without the shop's own two products."""
    file = tmp_path / "bottles.csv"
    rows = "".join(f"S-{number},Bottle {number},steel\n" for number in range(12))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    desk.catalogue.apply(desk.catalogue.plan(file))
    ids = desk.catalogue.product_ids("Bottle")[-12:]

    def make(engine: Lanes) -> tuple[Listings, list[int]]:
        return desk(engine), [id for id in desk.catalogue.product_ids() if desk.catalogue.product(id).sku[0] == "S"]

    assert len(ids) == 12
    return make


def _saved(listings: Listings) -> Counter[str]:
    return Counter(draft.sku for draft in listings.drafts())


def test_as_many_are_under_way_as_there_are_lanes(many) -> None:
    together = threading.Barrier(LANES, timeout=20)
    listings, ids = many(Lanes(lambda title: together.wait()))
    told = list(listings.draft_many(ids))
    assert sorted(one.product_id for one in told) == ids
    assert all(one.draft and one.draft.status == "proposed" for one in told)
    assert set(_saved(listings).values()) == {1} and len(_saved(listings)) == 12


def test_where_another_one_writes_meanwhile_as_many_are_under_way_as_that_one_has_lanes(many) -> None:
    numbers, together = itertools.count(), threading.Barrier(3, timeout=20)

    def meddle(_title: str) -> None:
        number = next(numbers)
        if number == 0:
            engine.lanes = 3  # a server was turned on while the first was written here
        elif number in range(3, 9):
            together.wait()

    engine = Lanes(meddle)
    engine.lanes = 1
    listings, ids = many(engine)
    assert len(list(listings.draft_many(ids))) == len(ids)
    assert not together.broken


def test_they_are_bulk_requests_and_the_second_try_is_too(many) -> None:
    engine = Lanes()
    engine._script = lambda request: json.dumps({**TEXT, "description": "It is made of cotton."})
    listings, ids = many(engine)
    list(listings.draft_many(ids[:2]))
    assert len(engine.requests) == 4 and {request.priority for request in engine.requests} == {"bulk"}
    listings.draft(ids[0])
    assert engine.requests[-1].priority == "interactive"


def test_what_is_told_is_saved(many) -> None:
    listings, ids = many(Lanes())
    for one in listings.draft_many(ids):
        assert one.draft and listings.get(one.draft.id) == one.draft


def test_a_product_that_fails_stops_no_other(many) -> None:
    def meddle(title: str) -> None:
        if title == "Bottle 3":
            raise UserFault("prompt_too_long", "Too long.", "")
        if title == "Bottle 5":
            raise ZeroDivisionError

    listings, ids = many(Lanes(meddle))
    faults = {one.product_id: one.fault.code for one in listings.draft_many(ids) if one.fault}
    assert faults == {ids[3]: "prompt_too_long", ids[5]: "bug"}
    assert len(_saved(listings)) == 10


def test_a_product_deleted_meanwhile_is_told_as_gone(desk, many) -> None:
    listings, ids = many(Lanes())
    batch = desk.catalogue.batches()[0].id
    drafts = listings.draft_many([*ids, -1])
    first = next(drafts)
    assert first.draft
    desk.catalogue.undo(batch)
    rest = list(drafts)
    assert {one.fault.code for one in rest if one.fault} == {"unknown_product"}
    assert len([one for one in (first, *rest) if one.draft]) == len(listings.drafts())


@pytest.mark.parametrize("code", ["model_absent", "disk_full"])
def test_what_all_would_meet_ends_the_job_and_keeps_what_is_through(many, monkeypatch, code: str) -> None:
    listings, ids = many(Lanes())
    saved: list[int] = []
    add = DraftRepository.add

    def full_after_three(self, *arguments):
        if len(saved) == 3:
            raise UserFault(code, "It ends here.", "")
        saved.append(1)
        return add(self, *arguments)

    monkeypatch.setattr(DraftRepository, "add", full_after_three)
    told = []
    with pytest.raises(UserFault) as fault:
        told.extend(listings.draft_many(ids))
    assert fault.value.code == code
    assert len(_saved(listings)) == 3
    monkeypatch.undo()
    assert len(list(listings.draft_many(listings.pending("generic")[2:]))) == 9, "it goes on where it stopped"


def test_crash_after_crash_ends_the_job(many) -> None:
    def crash(_title: str) -> None:
        raise EngineCrashed

    listings, ids = many(Lanes(crash))
    with pytest.raises(UserFault) as fault:
        list(listings.draft_many(ids))
    assert fault.value.code == "engine_crashed"
    assert not listings.drafts()


def test_a_cancelled_job_saves_nothing_of_what_was_under_way(many) -> None:
    cancel, begun, go_on = CancelToken(), threading.Barrier(LANES + 1, timeout=20), threading.Event()

    def stop_when_all_are_under_way() -> None:
        begun.wait()
        cancel.cancel()
        go_on.set()

    listings, ids = many(Lanes(lambda title: (begun.wait(), go_on.wait(20))))
    stopper = threading.Thread(target=stop_when_all_are_under_way)
    stopper.start()
    with pytest.raises(Cancelled):
        list(listings.draft_many(ids, cancel=cancel))
    stopper.join()
    assert not listings.drafts()


def test_who_stops_listening_leaves_no_thread(many) -> None:
    before = threading.active_count()
    listings, ids = many(Lanes())
    drafts = listings.draft_many(ids)
    assert next(drafts).draft
    drafts.close()
    assert threading.active_count() == before
    assert set(_saved(listings).values()) == {1}


def test_who_got_a_draft_meanwhile_is_passed_over(many) -> None:
    listings, ids = many(Lanes())
    by_hand, _ = listings.draft(ids[7])
    told = {one.product_id: one for one in listings.draft_many([*ids, *ids], missing_only=True)}
    assert not told[ids[7]].new and told[ids[7]].draft == by_hand
    assert _saved(listings) == {f"S-{number}": 1 for number in range(12)}


def test_all_parts_together_are_the_time_that_passed() -> None:
    now = [100.0]
    clock = FairClock(lambda: now[0])
    with clock.at_work() as one:
        now[0] = 110
        with clock.at_work() as other:
            now[0] = 130
            assert (one(), other()) == (20, 10)
        now[0] = 131
        assert one() == 21
    now[0] = 900
    with clock.at_work() as third:
        now[0] = 903
        assert third() == 3


def test_a_turn_that_is_given_away_is_taken_again() -> None:
    turn, taken = Turn(), threading.Event()

    def other() -> None:
        with turn:
            taken.set()

    with turn:
        thread = threading.Thread(target=other)
        thread.start()
        with turn.given_away():
            assert taken.wait(20)
        thread.join()
    with turn:
        pass
