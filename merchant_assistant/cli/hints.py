"""What the command line says of a fault in place of hints that speak of the window: commands, and a variable."""

from __future__ import annotations

from merchant_assistant.engine.remote.keys import KEY_VARIABLE
from merchant_assistant.foundation.errors import UserFault

_OTHER_MODEL = "Choose another model: models list"
_SERVER_MODEL = "Choose one of its models: server set ADDRESS --model M (server test names them)"
_HINTS = {
    "server_absent": "Set one up: server set ADDRESS",
    "server_address": "It looks like http://192.168.1.20:8080 or https://models.example.com: server set ADDRESS",
    "server_key": f"Enter it again: server set ADDRESS --key, or put it into the variable {KEY_VARIABLE}.",
    "server_model": _SERVER_MODEL,
    "server_form": _SERVER_MODEL,
    "server_refused": f"{_SERVER_MODEL}, or tell whoever keeps it.",
    "server_answer": "Check the address: server set ADDRESS. It needs the kind of access that OpenAI's servers have.",
    "server_moved": "If that is right, name that address: server set ADDRESS",
    "unknown_architecture": _OTHER_MODEL,
}
_OF_THE_WINDOW = {  # several faults share a code
    "Choose another model on the Models page.": _OTHER_MODEL,
    "Let this PC do it: turn the server off in the Settings.": "Let this PC do it: server off",
}


def hint_of(fault: UserFault) -> str:
    """What to do next, in words of the command line."""
    return _HINTS.get(fault.code) or _OF_THE_WINDOW.get(fault.hint) or fault.hint
