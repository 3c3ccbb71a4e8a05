"""The small family of faults a person can act on. Anything else is a bug of ours."""

from __future__ import annotations


class UserFault(Exception):  # noqa: N818 - named for what it is to the user
    """Something the user can act on: one sentence and a hint, never a traceback.

    ``code`` is stable (scripts match on it); ``message`` is one sentence; ``hint`` says what to do next. ``why`` is a
    note for the log and is shown to nobody; nothing of a merchant's may stand in it.
    """

    def __init__(self, code: str, message: str, hint: str = "", *, why: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        if why:
            self.add_note(why)

    def as_json(self) -> dict[str, object]:
        """The shape printed by ``--json``: ``{"code", "message", "hint"}``."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside long work after its :class:`~merchant_assistant.foundation.cancel.CancelToken` was set."""
