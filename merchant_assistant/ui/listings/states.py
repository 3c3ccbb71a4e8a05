"""How a product stands on a platform, in one chip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from merchant_assistant.listings.model import DraftSummary
from merchant_assistant.ui.theme.tokens import Tone

_WAITING = ("proposed", "needs_review")


@dataclass(frozen=True, slots=True)
class DraftStates:
    """The newest draft of each product for one platform and language; figures over all platforms."""

    by_product: Mapping[int, DraftSummary] = field(default_factory=dict)
    waiting: int = 0
    proven: int = 0

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
                proven += draft.status == "proposed"
            if draft.platform == platform and language in ("auto", draft.language):
                by_product.setdefault(draft.product_id, draft)
        return cls(by_product, waiting, proven)


def state_of(draft: DraftSummary | None, *, writing: bool = False) -> tuple[str, Tone]:
    """The chip's words and tone."""
    if writing:
        return QCoreApplication.translate("DraftState", "Writing …"), "accent"
    if draft is None:
        return QCoreApplication.translate("DraftState", "No draft"), "neutral"
    if draft.status in ("proposed", "needs_review"):
        return _found(draft)
    return {
        "approved": (QCoreApplication.translate("DraftState", "Approved"), "accent"),
        "exported": (QCoreApplication.translate("DraftState", "Exported"), "accent"),
        "rejected": (QCoreApplication.translate("DraftState", "Rejected"), "neutral"),
        "failed": (QCoreApplication.translate("DraftState", "Not written"), "bad"),
    }[draft.status]  # type: ignore[return-value]  # the tones above are Tones


def _found(draft: DraftSummary) -> tuple[str, Tone]:
    if draft.contradicted:
        text = QCoreApplication.translate("DraftState", "{count} contradicted")
        return text.format(count=draft.contradicted), "bad"
    if draft.unsupported and draft.status != "proposed":
        text = QCoreApplication.translate("DraftState", "{count} not in your data")
        return text.format(count=draft.unsupported), "care"
    if draft.violations:
        return QCoreApplication.translate("DraftState", "{count} to correct").format(count=draft.violations), "care"
    return QCoreApplication.translate("DraftState", "All proven"), "good"
