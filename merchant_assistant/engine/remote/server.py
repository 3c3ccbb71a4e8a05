"""Which server, and what its address says about the way to it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.speed import SpeedKey

_OWN_ENDINGS = (".local", ".localhost", ".lan", ".home.arpa", ".internal", ".intranet")
_KNOWN_TAILS = ("/chat/completions", "/completions", "/models", "/embeddings")


@dataclass(frozen=True, slots=True)
class Server:
    """Where to, as what: ``address`` from :func:`normalised`; ``model`` may be empty (then the server's first).

    ``key`` is shown nowhere, not even in a traceback.
    """

    address: str
    model: str = ""
    key: str = field(default="", repr=False)

    @property
    def root(self) -> str:
        """The address without ``/v1``: where llama.cpp, vLLM and Ollama have what is theirs alone."""
        return self.address.removesuffix("/v1")

    @property
    def host(self) -> str:
        """Name and port, as shown to a person."""
        return urlsplit(self.address).netloc

    @property
    def speed_key(self) -> SpeedKey:
        """What its speed is kept under: the same from every PC."""
        return SpeedKey(model=self.model, backend="remote", runtime="", device=self.address, pc="")

    @property
    def near(self) -> bool:
        """On this PC or in its own network."""
        return is_near(urlsplit(self.address).hostname or "")

    @property
    def open_to_all(self) -> bool:
        """Texts would cross the internet readable by anyone on the way."""
        return self.address.startswith("http:") and not self.near


def normalised(typed: str) -> str:
    """The address as ``scheme://host[:port][/path]/v1``. Raises :class:`UserFault` ``server_address``.

    Without a scheme: http in the own network, https elsewhere. Names, passwords and queries are not taken.
    """
    parts = _split(typed.strip())
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise faults.wrong_address()
    path = parts.path.rstrip("/")
    for tail in _KNOWN_TAILS:
        path = path.removesuffix(tail)
    port = f":{parts.port}" if parts.port else ""
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{port}{path if path.endswith('/v1') else f'{path}/v1'}"


def is_near(host: str) -> bool:
    """Whether a name or number is of this PC or its own network, as far as it can be told without asking anyone."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OWN_ENDINGS)
    return number.is_private or number.is_link_local or number.is_loopback


def _split(typed: str) -> SplitResult:
    try:
        parts = urlsplit(typed if "://" in typed else f"//{typed}")
        parts.port  # noqa: B018 - raises where it is no number
        if any(letter.isspace() or ord(letter) < 32 for letter in typed):
            raise faults.wrong_address()
    except ValueError as error:
        raise faults.wrong_address() from error
    if parts.scheme:
        return parts
    return parts._replace(scheme="http" if is_near(parts.hostname or "") else "https")
