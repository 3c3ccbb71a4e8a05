"""HTTP as we want it: no redirects, nothing endless, no proxy inside the own network, faults in plain words.

Holds httpx: import it only where a server is set up.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec

from merchant_assistant.engine.asked import prompt_too_long
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.server import Server
from merchant_assistant.foundation.errors import UserFault

CONNECT_S = 10.0
ANSWER_S = 25.0  # for an answer in one piece
MOST_BYTES = 32 * 1024 * 1024  # of one answer; the vectors of 64 texts are about 1 MB
Body = Mapping[str, object]
T = TypeVar("T")
_TOO_LONG = ("exceed_context", "context_length", "context length", "context size", "too long", "maximum context")


class Client:
    """Requests to one server. Lives in the network's thread."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(None, connect=CONNECT_S, write=ANSWER_S),  # silence is watched by who listens
            limits=httpx.Limits(max_connections=None, keepalive_expiry=30),
            verify=ssl.create_default_context(),  # what the system trusts, a company's own certificates too
            trust_env=not server.near,  # proxies of the environment lead out, not to the next room
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def ask(self, url: str, answer: type[T], body: Body | None = None, seconds: float = 0.0) -> T:
        """What ``url`` answers, read as ``answer``; ``seconds``: patience where it differs. Raises ``UserFault``."""
        try:
            async with asyncio.timeout(seconds or ANSWER_S), self.open(url, body) as response:
                return msgspec.json.decode(await response.aread(), type=answer)
        except TimeoutError as error:
            raise faults.silent(self.server.host) from error
        except (msgspec.DecodeError, RecursionError) as error:
            raise faults.no_such_place(self.server.host) from error

    @asynccontextmanager
    async def open(self, url: str, body: Body | None = None) -> AsyncIterator[httpx.Response]:
        """An answer whose head is good; its body is to be read inside. Raises :class:`UserFault`."""
        method = "GET" if body is None else "POST"
        try:
            async with self._http.stream(method, url, json=body, headers=self._headers()) as response:
                self._bound(response)
                if response.status_code != httpx.codes.OK:
                    await self._refuse(response, body or {})
                yield response
        except httpx.HTTPError as error:
            raise self._fault(error) from error

    def _headers(self) -> dict[str, str]:
        key = self.server.key
        return {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})

    def _bound(self, response: httpx.Response) -> None:
        """Refuse what would fill the memory; a compressed answer, which was not asked for, might swell."""
        fault = faults.no_such_place(self.server.host)
        if response.headers.get("content-encoding", "identity") != "identity":
            raise fault
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Bounded(response.stream, fault)

    async def _refuse(self, response: httpx.Response, body: Body) -> None:
        host = self.server.host
        if response.is_redirect:
            raise faults.sent_on(_host_of(response.headers.get("location", "")) or host)
        try:
            async with asyncio.timeout(ANSWER_S):
                await response.aread()
        except TimeoutError as error:
            raise faults.silent(host) from error
        after = _seconds(response.headers.get("retry-after", ""))
        raise fault_of(response.status_code, response.text, str(body.get("model", "")), host, after)

    def _fault(self, error: httpx.HTTPError) -> UserFault:
        if _is_tls(error):
            return faults.not_trusted(self.server.host)
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
            return faults.unreachable(self.server.host)
        if isinstance(error, httpx.TimeoutException):
            return faults.silent(self.server.host)
        return faults.ServerCut()


class _Bounded(httpx.AsyncByteStream):
    """A body that ends with a fault where it gets too long."""

    def __init__(self, body: httpx.AsyncByteStream, fault: UserFault) -> None:
        self._body = body
        self._fault = fault

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MOST_BYTES
        async for piece in self._body:
            left -= len(piece)
            if left < 0:
                raise self._fault
            yield piece

    async def aclose(self) -> None:
        await self._body.aclose()


def fault_of(status: int, text: str, model: str, host: str, after: float | None = None) -> UserFault:
    """What a refusal means. ``text`` is read for its kind alone: it may quote what was asked, so nobody is shown it."""
    if status in (401, 403):
        return faults.wrong_key()
    if status in (429, 503):
        return faults.ServerBusy(after)
    if status == 413 or (status in (400, 422, 500) and any(mark in text.lower() for mark in _TOO_LONG)):
        return prompt_too_long()
    if status == 404:
        return faults.unknown_model(model) if model and "model" in text.lower() else faults.no_such_place(host)
    if status == 501:
        return faults.cannot(f"status {status}")
    return faults.failed(status) if status >= 500 else faults.refused(status)


def _host_of(address: str) -> str:
    """Name and port; empty where there is none, or what the server says is no address."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def _seconds(text: str) -> float | None:
    """Of ``Retry-After``; one that names a date counts as silent about it."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
