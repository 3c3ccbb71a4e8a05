"""`models device`: where the model computes on this PC."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.engine.devices import DeviceChoice


def device(session: Session, options: Namespace, output: Output) -> int:
    """Show the choices, or make one."""
    from merchant_assistant.composition import engine_for  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.devices import choices  # noqa: PLC0415 - with its room
    from merchant_assistant.foundation.settings import CHAT_MODEL  # noqa: PLC0415 - with its values

    devices = session.devices
    with engine_for(session.paths, session.store, session.settings.get(CHAT_MODEL)) as engine:
        offered = choices(engine.facts().devices, devices.chosen)
    if options.device:
        devices.choose(_known(options.device, offered))
    return _say(offered, devices.chosen, output)


def _known(wanted: str, offered: Sequence[DeviceChoice]) -> str:
    """As it is spelt, whatever the case it was typed in."""
    for choice in offered:
        if choice.value.casefold() == wanted.casefold():
            return choice.value
    raise UserFault(
        "device_unknown",
        said("Engine", "There is no device “{name}” here.").format(name=wanted),
        said("Engine", "Choose one of: {names}.").format(names=", ".join(choice.value for choice in offered)),
    )


def _say(offered: Sequence[DeviceChoice], chosen: str, output: Output) -> int:
    if output.json:
        devices = [{"device": choice.value, "name": choice.name} for choice in offered]
        output.document({"chosen": chosen, "devices": devices})
        return 0
    rows = [("*" if choice.value == chosen else "", choice.value, choice.name) for choice in offered]
    output.table(("", "Device", "What it is"), rows)
    return 0
