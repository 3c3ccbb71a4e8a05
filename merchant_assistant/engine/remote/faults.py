"""What can go wrong with a server, in words a person can act on. Codes begin with ``server_``."""

from __future__ import annotations

from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


class ServerCut(EngineCrashed):
    """The connection ended in the middle of an answer; ``partial`` is what had come. Asking again may help."""

    sentence = said("Engine", "The connection to the server broke off in the middle of an answer.")
    advice = said("Engine", "Try again.")


class ServerBusy(UserFault):
    """The server has too much to do. ``after``: seconds it asks to wait, None where it does not say."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__(
            "server_busy",
            said("Engine", "The server has too much to do at the moment."),
            said("Engine", "Try again in a minute."),
        )
        self.after = after


def wrong_address() -> UserFault:
    return UserFault(
        "server_address",
        said("Engine", "This is not the address of a server."),
        said("Engine", "It looks like http://192.168.1.20:8080 or https://models.example.com."),
    )


def not_set_up() -> UserFault:
    return UserFault(
        "server_absent",
        said("Engine", "No server is set up."),
        said("Engine", "Enter its address in the Settings, or let this PC write."),
    )


def unreachable(host: str) -> UserFault:
    return UserFault(
        "server_unreachable",
        said("Engine", "The server {host} cannot be reached.").format(host=host),
        said("Engine", "Check that it is on, that the address is right, and that this PC is in its network."),
    )


def not_trusted(host: str) -> UserFault:
    return UserFault(
        "server_not_trusted",
        said("Engine", "The connection to {host} is not safe: its certificate does not hold.").format(host=host),
        said("Engine", "Ask whoever keeps the server. Nothing was sent to it."),
    )


def wrong_key() -> UserFault:
    return UserFault(
        "server_key",
        said("Engine", "The server does not accept the key."),
        said("Engine", "Enter the key again in the Settings; whoever keeps the server has it."),
    )


def unknown_model(model: str) -> UserFault:
    return UserFault(
        "server_model",
        said("Engine", "The server does not know the model “{model}”.").format(model=model),
        said("Engine", "Check the connection in the Settings and choose one of its models."),
    )


def no_such_place(host: str) -> UserFault:
    return UserFault(
        "server_answer",
        said("Engine", "What answers at {host} is no server for texts.").format(host=host),
        said("Engine", "Check the address in the Settings. It needs the kind of access that OpenAI's servers have."),
    )


def sent_on(host: str) -> UserFault:
    return UserFault(
        "server_moved",
        said("Engine", "The server sends on to another address: {host}. Nothing was sent there.").format(host=host),
        said("Engine", "If that is right, enter it in the Settings."),
    )


def failed(status: int) -> UserFault:
    return UserFault(
        "server_failed",
        said("Engine", "The server met a fault of its own ({status}).").format(status=status),
        said("Engine", "Try again later, or tell whoever keeps the server."),
    )


def refused(status: int) -> UserFault:
    return UserFault(
        "server_refused",
        said("Engine", "The server does not accept what was asked ({status}).").format(status=status),
        said("Engine", "Choose another model of the server in the Settings, or tell whoever keeps it."),
    )


def silent(host: str) -> UserFault:
    return UserFault(
        "server_silent",
        said("Engine", "The server {host} has stopped answering.").format(host=host),
        said("Engine", "Try again. If it stays so, tell whoever keeps the server."),
    )


def formless() -> UserFault:
    return UserFault(
        "server_form",
        said("Engine", "The server's answer does not have the form that was asked for."),
        said("Engine", "Choose another model of the server in the Settings."),
    )


def cannot(what: str) -> UserFault:
    """``what``: for the log."""
    return UserFault(
        "unsupported",
        said("Engine", "This server cannot do that."),
        said("Engine", "Let this PC do it: turn the server off in the Settings."),
        why=what,
    )
