"""Jobs: what is asked for is written once and in order, whoever else writes."""

from __future__ import annotations

import json
import os

import pytest
from bottles import EN, PRODUCTS, SHOP, Model, Shop, catalogue_file, written

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.listings.listings import Listings
from merchant_assistant.listings.model import STYLE_PARTS, Style, Target
from merchant_assistant.storage.drafts import DraftRepository
from merchant_assistant.storage.owners import is_alive, new_owner
from merchant_assistant.storage.tasks import Claim, ClaimLostError, TaskRepository


def test_all_that_was_asked_for_is_written_once_and_in_order(listings: Listings, ids: list[int]) -> None:
    job, changes = listings.jobs.queue(ids, [EN, SHOP])
    assert (job.state, job.total, job.open, bool(changes)) == ("waiting", 2 * PRODUCTS, 2 * PRODUCTS, True)
    told = list(listings.jobs.run())
    assert [(one.product_id, one.task and one.task.target) for one in told] == [
        (product, target) for target in (EN, SHOP) for product in ids
    ]
    done = listings.jobs.job(job.id)
    assert (done.state, done.done, done.open, done.failed) == ("done", 2 * PRODUCTS, 0, 0)
    tasks = listings.jobs.tasks(job.id, limit=100)
    assert [task.draft_id for task in tasks] == [one.draft and one.draft.id for one in told]
    assert not list(listings.jobs.run())


def test_what_waits_already_or_is_there_is_not_asked_for_again(listings: Listings, ids: list[int]) -> None:
    listings.jobs.queue(ids[:3], [EN])
    again, _ = listings.jobs.queue(ids, [EN])
    assert again.total == PRODUCTS - 3
    nothing, _ = listings.jobs.queue(ids, [EN])
    assert nothing.total == 0 and len(listings.jobs.jobs()) == 2
    list(listings.jobs.run())
    assert listings.jobs.count(ids, [EN]) == 0
    assert listings.jobs.count(ids, [EN], only="all") == PRODUCTS


def test_who_got_a_draft_meanwhile_is_passed_over(listings: Listings, ids: list[int]) -> None:
    job, _ = listings.jobs.queue(ids, [EN])
    by_hand, _ = listings.draft(ids[2], language="en")
    told = list(listings.jobs.run())
    assert [one.product_id for one in told if not one.new] == [ids[2]]
    assert listings.jobs.tasks(job.id)[2].draft_id == by_hand.id
    assert set(written(listings).values()) == {1}


def test_the_manner_of_a_job_is_that_of_its_drafts(listings: Listings, ids: list[int], shop: Shop) -> None:
    style = Style("technical", "short", ("summer", "gift"), ("cheap",), "We make things.")
    listings.jobs.queue(ids[:1], [EN], style)
    (one,) = listings.jobs.run()
    assert one.draft
    stored = DraftRepository(shop.database).get(one.draft.id).head
    assert json.loads(stored.style)["keywords"] == ["summer", "gift"] and stored.tone == "technical"
    assert listings.jobs.jobs()[0].style == style


def test_what_is_queued_while_it_goes_on_is_taken_up(listings: Listings, ids: list[int]) -> None:
    listings.jobs.queue(ids[:2], [EN])
    told = []
    for one in listings.jobs.run():
        told.append(one.product_id)
        if len(told) == 2:
            listings.jobs.queue(ids[2:4], [EN])
    assert told == ids[:4]


def test_a_removed_product_is_told_as_gone(shop: Shop, listings: Listings, ids: list[int]) -> None:
    job, _ = listings.jobs.queue(ids, [EN])
    shop.catalogue.delete([ids[1]])
    list(listings.jobs.run())
    (task,) = listings.jobs.tasks(job.id, states=["failed"])
    assert (task.sku, task.code) == ("S-1", "unknown_product")


def test_another_process_that_lives_keeps_its_tasks_and_a_dead_one_does_not(
    shop: Shop, listings: Listings, ids: list[int]
) -> None:
    tasks = TaskRepository(shop.database)
    job, _ = listings.jobs.queue(ids[:3], [EN])
    mine = new_owner()
    began = mine.split(":")[1]
    for owner in (mine, f"{os.getpid()}:{float(began) - 99}:other", "999999999:1.0:dead"):
        assert tasks.begin(owner, None)
    assert [is_alive(owner) for owner in (mine, "999999999:1.0:dead", "nonsense")] == [True, False, False]
    assert (listings.jobs.job(job.id).running, listings.jobs.job(job.id).pending) == (1, 2)
    assert [one.product_id for one in listings.jobs.run()] == ids[1:3]
    assert listings.jobs.job(job.id).state == "running", "the other one has not ended"


def test_who_lost_its_task_saves_nothing(shop: Shop, listings: Listings, ids: list[int]) -> None:
    tasks, drafts = TaskRepository(shop.database), DraftRepository(shop.database)
    made, _ = listings.draft(ids[0], language="en")
    head, text = drafts.get(made.id).head, drafts.get(made.id).text
    listings.jobs.queue(ids[1:2], [EN])
    task = tasks.begin("999999999:1.0:dead", None)
    assert task
    list(listings.jobs.run())
    with pytest.raises(ClaimLostError):
        drafts.add(head, "proposed", text, (), Claim(task.id, "999999999:1.0:dead"))
    assert set(written(listings).values()) == {1}


def test_only_what_changed_is_written_again_and_what_was_approved_stays(
    shop: Shop, listings: Listings, ids: list[int]
) -> None:
    listings.jobs.queue(ids, [EN], Style("warm", keywords=("gift",), never=("cheap",)))
    drafts = [one.draft for one in listings.jobs.run() if one.draft]
    listings.approve(drafts[4].id)
    shop.catalogue.apply(shop.catalogue.plan(catalogue_file(shop.file, changed="S-4")))
    assert listings.jobs.count(ids, [EN], only="changed") == 1
    kept = [part for part in STYLE_PARTS if part != "length"]
    listings.jobs.queue(ids, [EN], Style(length="short"), only="changed", kept=kept)
    (one,) = listings.jobs.run()
    assert one.draft and one.product_id == ids[4]
    assert one.draft.style == Style("warm", "short", ("gift",), ("cheap",)), "what is not told stays as it was"
    in_force = listings.in_force(ids[4], "generic", "en")
    assert in_force and (in_force.id, in_force.outdated) == (drafts[4].id, True)
    latest = listings.latest(ids[4], "generic", "en")
    assert latest and latest.id == one.draft.id and not latest.outdated


@pytest.mark.parametrize("ask", ["count", "queue"])
def test_looking_what_changed_tells_how_far_it_is_and_can_be_stopped(
    shop: Shop, listings: Listings, ids: list[int], ask: str
) -> None:
    listings.jobs.queue(ids, [EN])
    list(listings.jobs.run())
    shop.catalogue.apply(shop.catalogue.plan(catalogue_file(shop.file, changed="S-4")))
    steps: list[int] = []
    cancel = CancelToken()

    def progress(done: int, _total: int | None, _text: str = "") -> None:
        steps.append(done)
        cancel.cancel()

    with shop.database.write() as connection:
        connection.execute("UPDATE draft SET stale = 1")
    with pytest.raises(Cancelled):
        getattr(listings.jobs, ask)(ids, [EN], only="changed", progress=progress, cancel=cancel)
    assert steps == [0] and len(listings.jobs.jobs()) == 1


@pytest.mark.parametrize(
    ("targets", "style", "code"),
    [
        ([Target("bazaar")], Style(), "unknown_platform"),
        ([Target("generic", "tlh")], Style(), "unknown_language"),
        ([EN], Style("shrill"), "unknown_tone"),
    ],
)
def test_what_cannot_be_written_is_not_queued(listings: Listings, ids: list[int], targets, style, code: str) -> None:
    with pytest.raises(UserFault) as fault:
        listings.jobs.queue(ids, targets, style)
    assert fault.value.code == code and not listings.jobs.jobs()


def test_the_estimate_rests_on_real_drafts_or_on_the_models_speed(shop: Shop, ids: list[int], model: Model) -> None:
    listings = Listings(shop.database, shop.catalogue, model, lambda: ("model-x", 120.0))
    by_speed = listings.jobs.estimate(60)
    assert (by_speed.per_hour, by_speed.seconds, by_speed.measured) == (120, 1800, 0)
    listings.jobs.queue(ids, [EN])
    list(listings.jobs.run())
    with shop.database.write() as connection:
        connection.execute("UPDATE draft SET seconds = 10")
        connection.execute("UPDATE draft SET seconds = 9999 WHERE id = 1")  # the PC slept
    real = listings.jobs.estimate(10)
    assert real.measured == PRODUCTS and real.seconds == pytest.approx((7 * 10 + 40) / 8 * 10)
    unknown = Listings(shop.database, shop.catalogue, model).jobs.estimate(10)
    assert (unknown.per_hour, unknown.seconds) == (None, None)
