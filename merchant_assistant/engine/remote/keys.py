"""The server's key: in the system's keychain and nowhere else. Where the system has none, for this run only.

Whoever runs commands without a keychain (a server without a desktop) puts the key into an environment variable, which
then comes before the keychain.
"""

from __future__ import annotations

import logging
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "merchant-assistant"
KEY_VARIABLE = "MERCHANT_ASSISTANT_SERVER_KEY"
_NO_KEYCHAINS = ("keyrings.alt", "keyring.backends.fail", "keyring.backends.null")
_log = logging.getLogger(__name__)


class Keys:
    """Keys by address, so a key never goes to a server that it was not entered for.

    The keychain may ask the person something: call from worker threads. Safe between threads.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: dict[str, str] = {}

    def get(self, address: str) -> str:
        """The key for a server; empty where there is none. The keychain is asked once."""
        with self._guard:
            if address not in self._known:
                self._known[address] = from_environment() or _read(address)
            return self._known[address]

    def set(self, address: str, key: str) -> bool:
        """Remember a key. False: the system has no keychain, so the key is gone when the program ends.

        The key of the environment stays there: it is not copied into the keychain.
        """
        with self._guard:
            self._known[address] = key
            return key == from_environment() or _write(address, key)

    def forget(self, address: str) -> None:
        """Remove a key from the keychain too."""
        with self._guard:
            self._known[address] = ""
            _delete(address)


def from_environment() -> str:
    """The key that whoever started the program gave it; empty where there is none."""
    return os.environ.get(KEY_VARIABLE, "").strip()


def _keychain() -> KeyringBackend | None:
    """The system's keychain; None where there is nothing, or only a plain file to be had."""
    import keyring  # noqa: PLC0415 - looks for the system's keychains

    found = keyring.get_keyring()
    return None if type(found).__module__.startswith(_NO_KEYCHAINS) else found


def _read(address: str) -> str:
    try:
        keychain = _keychain()
        return (keychain.get_password(SERVICE, address) or "") if keychain else ""
    except Exception as error:  # each system's keychain has faults of its own
        _log.warning("keychain not readable: %s", type(error).__name__)
        return ""


def _write(address: str, key: str) -> bool:
    try:
        keychain = _keychain()
        if keychain is None:
            return False
        keychain.set_password(SERVICE, address, key)
        return (
            keychain.get_password(SERVICE, address) == key
        )  # a switched-off keychain takes everything and keeps nothing
    except Exception as error:
        _log.warning("keychain not writable: %s", type(error).__name__)
        return False


def _delete(address: str) -> None:
    with suppress(Exception):  # there may be none to delete
        keychain = _keychain()
        if keychain:
            keychain.delete_password(SERVICE, address)
