"""How a product stands on a platform, in one chip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.words import number

_WAITING = ("proposed", "needs_review")
_UNUSABLE = ("failed", "rejected")


@dataclass(frozen=True, slots=True)
class DraftStates:
    """The newest draft of each product for one platform and language, ``usable`` ones of them; the other figures are

    over all platforms.
    """

    by_product: Mapping[int, DraftSummary] = field(default_factory=dict)
    waiting: int = 0
    proven: int = 0
    usable: int = 0

    @classmethod
    def of(cls, drafts: Iterable[DraftSummary], platform: str, language: str) -> DraftStates:
        """``drafts`` newest first; ``language`` ``auto`` takes any."""
        by_product: dict[int, DraftSummary] = {}
        waiting = proven = 0
        for draft in drafts:
            if not draft.has_product:
                continue
            if draft.status in _WAITING:
                waiting += 1
                proven += draft.status == "proposed" and not draft.unsupported
            if draft.platform == platform and language in ("auto", draft.language):
                shown = by_product.get(draft.product_id)
                if shown is None or (shown.status == "failed" and draft.status != "failed"):  # as the card chooses
                    by_product[draft.product_id] = draft
        usable = sum(draft.status not in _UNUSABLE for draft in by_product.values())
        return cls(by_product, waiting, proven, usable)


def state_of(
    draft: DraftSummary | None, *, writing: bool = False, cut_off: bool = False, planned: bool = False
) -> tuple[str, Tone]:
    """The chip's words and tone. ``planned``: a job that runs will write one."""
    if writing:
        return QCoreApplication.translate("DraftState", "Writing …"), "accent"
    if draft is None and cut_off:
        return QCoreApplication.translate("DraftState", "Cut off"), "care"
    if draft is None and planned:
        return QCoreApplication.translate("DraftState", "In line"), "neutral"
    if draft is None:
        return QCoreApplication.translate("DraftState", "No draft"), "neutral"
    if draft.status in ("proposed", "needs_review"):
        return _found(draft)
    return {
        "approved": (_with_doubt(QCoreApplication.translate("DraftState", "Approved"), draft), "accent"),
        "exported": (_with_doubt(QCoreApplication.translate("DraftState", "Exported"), draft), "accent"),
        "rejected": (QCoreApplication.translate("DraftState", "Rejected"), "neutral"),
        "failed": (QCoreApplication.translate("DraftState", "Not written"), "bad"),
    }[draft.status]  # type: ignore[return-value]  # the tones above are Tones


def _with_doubt(word: str, draft: DraftSummary) -> str:
    """An approval does not prove anything."""
    text = "{state}"
    if draft.contradicted:
        text = QCoreApplication.translate("DraftState", "{state}, {count} contradicted")
    elif draft.unsupported:
        text = QCoreApplication.translate("DraftState", "{state}, {count} not in your data")
    return text.format(state=word, count=number(draft.contradicted or draft.unsupported))


def _found(draft: DraftSummary) -> tuple[str, Tone]:
    if draft.contradicted:
        text = QCoreApplication.translate("DraftState", "{count} contradicted")
        return text.format(count=number(draft.contradicted)), "bad"
    if draft.unsupported:
        text = QCoreApplication.translate("DraftState", "{count} not in your data")
        return text.format(count=number(draft.unsupported)), "care"
    if draft.violations:
        return QCoreApplication.translate("DraftState", "{count} to correct").format(
            count=number(draft.violations)
        ), "care"
    return QCoreApplication.translate("DraftState", "All proven"), "good"
