from __future__ import annotations

import pytest

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import Cancelled


def test_callbacks_run_once_and_late_ones_at_once() -> None:
    token, heard = CancelToken(), []
    token.on_cancel(lambda: heard.append("early"))
    token.check()
    token.cancel()
    token.cancel()
    token.on_cancel(lambda: heard.append("late"))
    assert heard == ["early", "late"]
    with pytest.raises(Cancelled):
        token.check()


def test_changes_add_up() -> None:
    both = Changes(products=True) | Changes(drafts=True)
    assert both == Changes(products=True, drafts=True)
    assert both
    assert not Changes()


def test_a_callback_taken_back_is_not_run() -> None:
    token, heard = CancelToken(), []
    forget = token.on_cancel(lambda: heard.append("forgotten"))
    forget()
    token.cancel()
    forget()
    assert heard == []
