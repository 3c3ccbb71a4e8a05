"""How several pytest processes share the tests (``pytest -n 2``, as ``bootstrap.py test`` starts it).

A file is one share: what is made once for its tests is made once. All that computes with real models is one share
together: two models at once would only take each other's cores, and an engine that serves a whole folder is made once.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

MODELS = ("tests/contract/", "tests/engine/", "tests/chat/test_default_model", "tests/listings/test_default_model")


class Shares(LoadScopeScheduling):
    """The largest share is begun first."""

    def _split_scope(self, nodeid: str) -> str:
        return "models" if nodeid.startswith(MODELS) else nodeid.partition("::")[0]
