"""How several pytest processes share the tests (``pytest -n 2``, as ``bootstrap.py test`` starts it).

A file is one share: what is made once for its tests is made once. All that computes with real models is one share
together: two models at once would only take each other's cores, and an engine that serves a whole folder is made once.
Long tests that make all for themselves are a share each. The largest share is begun first, these fill what is left.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

MODELS = ("tests/contract/", "tests/engine/", "tests/chat/test_default_model", "tests/listings/test_default_model")
LONG = ("tests/ui/look/test_pages.py", "tests/ui/look/test_accessible.py")


class Shares(LoadScopeScheduling):
    """By folder, by file or by test."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(LONG):
            return nodeid
        return "models" if nodeid.startswith(MODELS) else nodeid.partition("::")[0]
