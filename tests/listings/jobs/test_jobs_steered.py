"""Jobs: they are steered while they go on, and what fails stops no other."""

from __future__ import annotations

import pytest
from bottles import EN, PRODUCTS, Model, Shop, job_of, written

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.drafts import DraftRepository
from merchant_assistant.storage.tasks import TaskRepository, TaskRow


def test_the_more_urgent_job_comes_first_also_while_it_goes_on(listings: Listings, ids: list[int]) -> None:
    first, _ = listings.jobs.queue(ids[:4], [EN])
    second, _ = listings.jobs.queue(ids[4:], [EN])
    run = listings.jobs.run()
    assert job_of(next(run)) == first.id
    listings.jobs.prioritise(second.id, 5)
    assert [job_of(one) for one in run] == [first.id] + [second.id] * 4 + [first.id] * 2  # one was begun before


@pytest.mark.parametrize("act", ["pause", "cancel"])
def test_a_stopped_job_begins_nothing_and_goes_on_when_it_is_told_to(
    listings: Listings, ids: list[int], act: str
) -> None:
    job, _ = listings.jobs.queue(ids, [EN])
    told = []
    for one in listings.jobs.run():
        told.append(one)
        if len(told) == 3:
            stopped, _ = getattr(listings.jobs, act)(job.id)
            assert stopped.state == {"pause": "paused", "cancel": "cancelled"}[act]
    assert len(told) == 4, "the one that was under way is finished"
    assert not listings.jobs.waits()
    listings.jobs.resume(job.id)
    assert len(list(listings.jobs.run())) == PRODUCTS - 4
    assert set(written(listings).values()) == {1}


def test_one_that_fails_keeps_its_reason_and_stops_no_other(listings: Listings, ids: list[int], model: Model) -> None:
    def meddle(prompt: str) -> None:
        if "Steel bottle 3" in prompt:
            raise UserFault("prompt_too_long", "Too long.", "Shorten it.")
        if "Steel bottle 5" in prompt:
            raise ZeroDivisionError

    model.meddle = meddle
    job, _ = listings.jobs.queue(ids, [EN])
    assert len(list(listings.jobs.run())) == PRODUCTS
    failed = listings.jobs.tasks(job.id, states=["failed"])
    assert [(task.sku, task.code) for task in failed] == [("S-3", "prompt_too_long"), ("S-5", "bug")]
    assert (failed[0].reason, failed[0].hint) == ("Too long.", "Shorten it.")
    cells = listings.jobs.cells(["generic"])
    assert {key: task.state for key, task in cells.items()} == dict.fromkeys(
        [(ids[3], "generic"), (ids[5], "generic")], "failed"
    )
    model.meddle = bool
    retried, _ = listings.jobs.retry(job.id)
    assert (retried.state, retried.pending) == ("waiting", 2)
    assert len(list(listings.jobs.run())) == 2
    assert listings.jobs.cells(["generic"]) == {} and listings.jobs.job(job.id).failed == 0


def test_what_failed_of_a_cancelled_job_can_be_tried_again(listings: Listings, ids: list[int], model: Model) -> None:
    model._script = lambda _request: "no"
    job, _ = listings.jobs.queue(ids[:1], [EN])
    list(listings.jobs.run())
    listings.jobs.cancel(job.id)
    retried, _ = listings.jobs.retry(job.id)
    assert (retried.state, retried.pending) == ("waiting", 1)
    assert len(list(listings.jobs.run())) == 1


def test_a_text_that_cannot_be_used_is_a_failed_task(listings: Listings, ids: list[int], model: Model) -> None:
    model._script = lambda _request: "no"
    job, _ = listings.jobs.queue(ids[:1], [EN])
    (one,) = listings.jobs.run()
    (task,) = listings.jobs.tasks(job.id)
    assert one.draft and (task.state, task.code, task.draft_id) == ("failed", "unusable_answer", one.draft.id)
    assert task.reason


def test_what_all_would_meet_leaves_the_job_waiting(listings: Listings, ids: list[int], model: Model) -> None:
    def meddle(prompt: str) -> None:
        if "Steel bottle 4" in prompt:
            raise UserFault("model_absent", "Gone.", "")

    model.meddle = meddle
    job, _ = listings.jobs.queue(ids, [EN])
    with pytest.raises(UserFault) as fault:
        list(listings.jobs.run())
    assert fault.value.code == "model_absent"
    waiting = listings.jobs.job(job.id)
    assert (waiting.state, waiting.pending, waiting.running) == ("waiting", PRODUCTS - 4, 0)
    model.meddle = bool
    list(listings.jobs.run())
    assert set(written(listings).values()) == {1} and listings.jobs.job(job.id).state == "done"


def test_who_stops_listening_leaves_the_rest_waiting(listings: Listings, ids: list[int]) -> None:
    job, _ = listings.jobs.queue(ids, [EN])
    run = listings.jobs.run()
    next(run)
    run.close()
    left = listings.jobs.job(job.id)
    assert (left.state, left.running) == ("waiting", 0)
    list(listings.jobs.run())
    assert set(written(listings).values()) == {1}


def test_a_job_that_is_forgotten_as_it_begins_stops_no_other(
    listings: Listings, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = listings.jobs.queue(ids[:3], [EN], priority=1)
    listings.jobs.queue(ids[3:5], [EN])
    begin = TaskRepository.begin

    def begin_and_forget(tasks: TaskRepository, *wanted: object) -> TaskRow | None:
        row = begin(tasks, *wanted)  # type: ignore[arg-type]
        if row and row.job_id == first.id:
            listings.jobs.forget(first.id)
        return row

    monkeypatch.setattr(TaskRepository, "begin", begin_and_forget)
    assert [one.product_id for one in listings.jobs.run()] == ids[3:5]


def test_what_a_forgotten_job_had_under_way_stays(
    listings: Listings, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, _ = listings.jobs.queue(ids[:1], [EN])
    add = DraftRepository.add

    def forget_and_add(drafts: DraftRepository, *wanted: object, **more: object) -> object:
        listings.jobs.forget(job.id)
        return add(drafts, *wanted, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(DraftRepository, "add", forget_and_add)
    assert [one.draft is not None for one in listings.jobs.run()] == [True]
    assert [draft.product_id for draft in listings.drafts()] == ids[:1] and not listings.jobs.jobs()


def test_an_unknown_job_is_told(listings: Listings) -> None:
    for act in (listings.jobs.job, listings.jobs.tasks, listings.jobs.pause, listings.jobs.retry, listings.jobs.forget):
        with pytest.raises(UserFault, match="There is no job 7"):
            act(7)


def test_a_platform_that_this_program_does_not_know_stops_no_other(
    shop: Shop, listings: Listings, ids: list[int]
) -> None:
    job, _ = listings.jobs.queue(ids[:3], [EN])
    with shop.database.write() as connection:  # as a newer program would have queued it
        connection.execute("UPDATE draft_task SET platform = 'bazaar' WHERE product_id = ?", (ids[0],))
    assert [one.product_id for one in listings.jobs.run() if one.draft] == ids[1:3]
    (failed,) = listings.jobs.tasks(job.id, ["failed"])
    assert (failed.product_id, failed.code) == (ids[0], "unknown_platform")
