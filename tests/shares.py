"""How several pytest processes share the tests (``pytest -n 2``, as ``bootstrap.py test`` starts it).

A file is one share: what is made once for its tests is made once. All that computes with real models is one share
together: two models at once would only take each other's cores, and an engine that serves a whole folder is made once.
Long tests that make all for themselves are a share each. What takes long is begun first, short files fill what is left.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

MODELS = (
    "tests/contract/",
    "tests/engine/",
    "tests/chat/test_default_model",
    "tests/listings/test_default_model",
    "tests/ui/test_chat_during_drafts.py",
)
LONG = ("tests/ui/look/test_pages.py", "tests/ui/look/test_accessible.py")
FIRST = ("models", "tests/ui/look/", "tests/claims/", "tests/catalogue/", "tests/ui/test_window_killed.py")


class Shares(LoadScopeScheduling):
    """By folder, by file or by test."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(LONG):
            return nodeid
        return "models" if nodeid.startswith(MODELS) else nodeid.partition("::")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        waiting = (share for first in FIRST for share in self.workqueue if share.startswith(first))
        if (share := next(waiting, None)) is not None:
            self.workqueue.move_to_end(share, last=False)
        super()._assign_work_unit(node)
