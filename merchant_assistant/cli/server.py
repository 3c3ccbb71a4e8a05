"""`server`: a server of the team writes in place of this PC, once it is set up."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.engine.remote.keys import KEY_VARIABLE, from_environment

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.remote.team import Checked, TeamServer

NOT_KEPT = "not kept"
_KEY_WORDS = {
    "none": "none",
    "keychain": "in the keychain",
    "environment": f"from the environment variable {KEY_VARIABLE}",
    NOT_KEPT: "not kept: this system has no keychain",
}


def set_up(session: Session, options: Namespace, output: Output) -> int:
    """Check a server, remember it and let it write.

    The key comes from standard input or is asked for: an argument would stand in the list of processes.
    """
    from merchant_assistant.engine.remote.server import Server, normalised  # noqa: PLC0415 - with its room

    team = session.server
    if Server(normalised(options.address)).open_to_all:  # said before anything is sent
        output.note("Care: what is sent can be read on the way. Ask for an address that begins with https.")
    checked = team.check(options.address, _key() if options.key else "", options.model or "")
    key = _kept(checked, in_keychain=team.keep(checked))
    team.turn(on=True)
    if key == NOT_KEPT:
        output.note("This system has no keychain, so the key was not kept: later commands lack it.")
        output.note(f"Put it into the environment variable {KEY_VARIABLE} for them.")
    return _say({**state_of(team), "models": list(checked.models), "key": key}, output)


def try_it(session: Session, options: Namespace, output: Output) -> int:
    """Ask the server that is set up, and measure it."""
    team = session.server
    server = team.server()
    checked = team.check(server.address, _key() if options.key else "", server.model)
    return _say({**state_of(team), "models": list(checked.models), **_measured(team.measure())}, output)


def off(session: Session, options: Namespace, output: Output) -> int:
    """This PC writes again; ``--forget`` removes address and key too."""
    team = session.server
    if options.forget:
        team.forget()
    else:
        team.turn(on=False)
    return _say(state_of(team), output)


def state_of(team: TeamServer) -> dict[str, Any]:
    """What is set up, for ``doctor`` too; asks neither the server nor the keychain."""
    return {"server": team.address or None, "model": team.model or None, "in_use": team.in_use}


def _kept(checked: Checked, *, in_keychain: bool) -> str:
    """Where later commands find the key."""
    if not checked.server.key:
        return "none"
    if checked.server.key == from_environment():
        return "environment"
    return "keychain" if in_keychain else NOT_KEPT


def _measured(speed: Speed) -> dict[str, Any]:
    best = speed.best
    bulk = {"lanes": best.lanes, "decode_tok_s": best.decode_tok_s}
    return {"prefill_tok_s": speed.prompt_tok_s, "decode_tok_s": speed.decode_tok_s, "bulk": bulk}


def _say(state: dict[str, Any], output: Output) -> int:
    if output.json:
        output.document(state)
        return 0
    rows = [
        ("server", state["server"] or "none"),
        ("model", state["model"] or "none"),
        ("texts are written by", "the server" if state["in_use"] else "this PC"),
    ]
    if "key" in state:
        rows.append(("key", _KEY_WORDS[state["key"]]))
    if "models" in state:
        rows.append(("its models", ", ".join(state["models"]) or "not told"))
    if "bulk" in state:
        rows.append(("reading", f"{state['prefill_tok_s']:.1f} tokens/s (a token is about three quarters of a word)"))
        rows.append(("writing", f"{state['decode_tok_s']:.1f} tokens/s"))
        rows.append(("in bulk", f"{state['bulk']['decode_tok_s']:.1f} tokens/s, {state['bulk']['lanes']} at a time"))
    output.table(("What", "Here"), rows)
    return 0


def _key() -> str:
    from getpass import getpass  # noqa: PLC0415 - only here

    return (getpass("Key of the server: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
