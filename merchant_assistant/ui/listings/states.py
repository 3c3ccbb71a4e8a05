"""How a product stands on a platform: in one chip, and as a group that the list can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.words import number

Group = Literal[
    "none", "line", "review", "proven", "approved", "exported", "outdated", "rejected", "failed"
]  # fmt: skip
GROUPS: tuple[Group, ...] = (
    "review", "proven", "none", "line", "outdated", "approved", "exported", "rejected", "failed",
)  # fmt: skip
Place = tuple[int, str]  # product id and platform
_UNUSABLE = ("failed", "rejected")


@dataclass(frozen=True, slots=True)
class DraftStates:
    """What stands in the grid: drafts by product and platform, and what jobs have to do with a place: ``line`` (it will

    be written), ``failed`` (``reasons`` says why). ``waiting`` and ``proven`` count over all platforms and languages.
    """

    by_place: Mapping[Place, DraftSummary] = field(default_factory=dict)
    jobs: Mapping[Place, Literal["line", "failed"]] = field(default_factory=dict)
    reasons: Mapping[Place, tuple[str, str]] = field(default_factory=dict)
    waiting: int = 0
    proven: int = 0

    def group(self, place: Place) -> Group:
        """The one group that a place belongs to."""
        draft, job = self.by_place.get(place), self.jobs.get(place)
        if job and (draft is None or job == "line" or not is_usable(draft)):
            return job
        return "none" if draft is None else group_of(draft)

    def failure(self, place: Place) -> tuple[str, str] | None:
        """Why a job could not write what is missing here, and what to do about it; None where nothing failed."""
        return self.reasons.get(place) if self.group(place) == "failed" else None

    def usable(self, platform: str) -> int:
        """How many products have a text for a platform that was not rejected."""
        return sum(at == platform and is_usable(draft) for (_, at), draft in self.by_place.items())

    def counts(self, platforms: Sequence[str], products: int) -> Mapping[Group, int]:
        """How many of all ``products`` have a place of each group on these platforms."""
        touched = {id for id, at in self.by_place.keys() | self.jobs.keys() if at in platforms}
        found: Counter[Group] = Counter({"none": max(0, products - len(touched))})
        for id in touched:
            found.update({self.group((id, at)) for at in platforms})
        return found

    def among(self, product_ids: Iterable[int], platforms: Sequence[str], group: Group) -> list[int]:
        """Those of the products that have a place of that group on one of these platforms."""
        return [id for id in product_ids if any(self.group((id, at)) == group for at in platforms)]

    def with_drafts(self, drafts: Iterable[DraftSummary]) -> DraftStates:
        """The same once these were written or changed."""
        new = {(draft.product_id, draft.platform): draft for draft in drafts}
        jobs = {place: job for place, job in self.jobs.items() if place not in new}
        return replace(self, by_place={**self.by_place, **new}, jobs=jobs)


def group_of(draft: DraftSummary) -> Group:
    """The group of a draft by itself."""
    if draft.status in ("proposed", "needs_review") and not draft.all_proven:
        return "review"
    if draft.outdated and is_usable(draft):
        return "outdated"
    groups: Mapping[str, Group] = {
        "proposed": "proven", "approved": "approved", "exported": "exported", "rejected": "rejected",
    }  # fmt: skip
    return groups.get(draft.status, "failed")


def is_usable(draft: DraftSummary) -> bool:
    """It has a text that was not rejected."""
    return draft.status not in _UNUSABLE


def group_name(group: Group | None) -> str:
    """What the list is narrowed to; None: nothing."""
    names: Mapping[Group | None, Callable[[], str]] = {
        None: lambda: QCoreApplication.translate("DraftState", "All products"),
        "none": lambda: QCoreApplication.translate("DraftState", "No draft"),
        "line": lambda: QCoreApplication.translate("DraftState", "In line"),
        "review": lambda: QCoreApplication.translate("DraftState", "Needs review"),
        "proven": lambda: QCoreApplication.translate("DraftState", "All proven"),
        "approved": lambda: QCoreApplication.translate("DraftState", "Approved"),
        "exported": lambda: QCoreApplication.translate("DraftState", "Exported"),
        "outdated": lambda: QCoreApplication.translate("DraftState", "Data changed"),
        "rejected": lambda: QCoreApplication.translate("DraftState", "Rejected"),
        "failed": lambda: QCoreApplication.translate("DraftState", "Not written"),
    }
    return names[group]()


def state_of(
    draft: DraftSummary | None,
    *,
    writing: bool = False,
    cut_off: bool = False,
    planned: bool = False,
    failed: bool = False,
) -> tuple[str, Tone]:
    """The chip's words and tone. ``planned``: a job will write one; ``failed``: a job could not."""
    if writing:
        return QCoreApplication.translate("DraftState", "Writing …"), "accent"
    if planned:
        return group_name("line"), "neutral"
    if failed and not (draft and is_usable(draft)):
        return group_name("failed"), "bad"
    if draft is None and cut_off:
        return QCoreApplication.translate("DraftState", "Cut off"), "care"
    return _of_draft(draft) if draft else (group_name("none"), "neutral")


def _of_draft(draft: DraftSummary) -> tuple[str, Tone]:
    if draft.status in ("proposed", "needs_review"):
        return _found(draft)
    if draft.outdated and is_usable(draft):
        return group_name("outdated"), "care"
    return {
        "approved": (_with_doubt(group_name("approved"), draft), "accent"),
        "exported": (_with_doubt(group_name("exported"), draft), "accent"),
        "rejected": (group_name("rejected"), "neutral"),
        "failed": (group_name("failed"), "bad"),
    }[draft.status]  # type: ignore[return-value]  # the tones above are Tones


def _with_doubt(word: str, draft: DraftSummary) -> str:
    """An approval does not prove anything."""
    text = "{state}"
    if draft.contradicted:
        text = QCoreApplication.translate("DraftState", "{state}, {count} contradicted")
    elif draft.unsupported:
        text = QCoreApplication.translate("DraftState", "{state}, {count} not in your data")
    return text.format(state=word, count=number(draft.contradicted or draft.unsupported))


def _about_rules(draft: DraftSummary) -> str:
    """Broken rules are to be corrected; a draft that is proposed waits for none, and has words of advice only."""
    if draft.status == "proposed":
        return QCoreApplication.translate("DraftState", "{count} to look at")
    return QCoreApplication.translate("DraftState", "{count} to correct")


def _found(draft: DraftSummary) -> tuple[str, Tone]:
    """The worst that is to be said of a text that waits."""
    for count, text, tone in (
        (draft.contradicted, QCoreApplication.translate("DraftState", "{count} contradicted"), "bad"),
        (draft.unsupported, QCoreApplication.translate("DraftState", "{count} not in your data"), "care"),
        (draft.violations, _about_rules(draft), "care"),
    ):
        if count:
            return text.format(count=number(count)), tone  # type: ignore[return-value]  # these are Tones
    group = group_of(draft)  # a draft may need review for what is told beside its text
    return group_name(group), "good" if group == "proven" else "care"
