"""Addresses, keys, setting up: what is sent where, and who is told."""

from __future__ import annotations

import json

import keyring.backends.fail
import keyring.backends.null
import pytest

from merchant_assistant.engine.chosen import ChosenEngine
from merchant_assistant.engine.model import Message
from merchant_assistant.engine.remote.estimate import tokens_of
from merchant_assistant.engine.remote.keys import Keys
from merchant_assistant.engine.remote.schema import fits
from merchant_assistant.engine.remote.server import Server, is_near, normalised
from merchant_assistant.engine.remote.team import TeamServer
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.engine.speed import SpeedCache
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import ENGINE_BACKEND, SERVER_ADDRESS, SERVER_MODEL, Settings

KEY = "sk-secret-of-the-team"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.20:8080", "http://192.168.1.20:8080/v1"),
        (" http://192.168.1.20:8080/ ", "http://192.168.1.20:8080/v1"),
        ("http://192.168.1.20:8080/v1", "http://192.168.1.20:8080/v1"),
        ("http://192.168.1.20:8080/v1/chat/completions", "http://192.168.1.20:8080/v1"),
        ("models.example.com", "https://models.example.com/v1"),
        ("https://models.example.com/team/llm", "https://models.example.com/team/llm/v1"),
        ("workstation:11434", "http://workstation:11434/v1"),
        ("HTTP://Box.local", "http://box.local/v1"),
        ("http://[::1]:8080", "http://[::1]:8080/v1"),
    ],
)
def test_addresses_as_people_type_them(typed: str, address: str) -> None:
    assert normalised(typed) == address
    assert normalised(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ftp://x",
        "http://",
        "http://a b",
        "http://x:port",
        "http://user:pass@x",
        "http://x/?key=1",
        "file:///e",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UserFault) as fault:
        normalised(typed)
    assert fault.value.code == "server_address"


def test_who_is_near_and_what_can_be_read_on_the_way() -> None:
    assert all(map(is_near, ("127.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "workstation", "box.local", "fe80::1")))
    assert not any(map(is_near, ("8.8.8.8", "example.com", "2001:4860:4860::8888")))
    assert Server("http://example.com/v1").open_to_all
    assert not Server("https://example.com/v1").open_to_all
    assert not Server("http://192.168.0.9/v1").open_to_all


@pytest.mark.parametrize(
    ("typed", "expected"),
    [('{"a": [1, 2]}', True), ('{"a": [1, 2.5]}', False), ('{"a": []}', False), ('{"a": [1], "b": 1}', False),
     ('{"a": [true]}', False), ("[1]", False), ('{"a": [1]} x', False), ("[" * 100_000, False)],
)  # fmt: skip
def test_documents_are_checked_against_their_schema(typed: str, expected: bool) -> None:
    items = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
    assert fits(typed, json.dumps({"type": "object", "properties": {"a": items}, "required": ["a"]})) is expected


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"enum": ["red", 1]}, ("red", 1), ("blue", True)),
        ({"type": ["string", "null"], "maxLength": 2}, ("ab", None), ("abc", 1)),
        ({"anyOf": [{"type": "boolean"}, {"const": 7}]}, (False, 7), (0, "7")),
        ({"type": "number"}, (1, 1.5), ("1", True)),
    ],
)
def test_kinds_of_values(schema: dict[str, object], good: tuple[object, ...], bad: tuple[object, ...]) -> None:
    assert all(fits(json.dumps(value), json.dumps(schema)) for value in good)
    assert not any(fits(json.dumps(value), json.dumps(schema)) for value in bad)


def test_a_key_lies_in_the_keychain_and_belongs_to_its_address(keychain) -> None:
    assert Keys().set("http://a/v1", KEY)
    assert Keys().get("http://a/v1") == KEY
    assert Keys().get("http://b/v1") == ""
    Keys().forget("http://a/v1")
    assert (Keys().get("http://a/v1"), keychain.kept) == ("", {})


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_without_a_keychain_a_key_is_there_for_this_run(backend: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", backend)
    keys = Keys()
    assert keys.set("http://a/v1", KEY) is False
    assert keys.get("http://a/v1") == KEY
    assert Keys().get("http://a/v1") == ""
    keys.forget("http://a/v1")
    assert keys.get("http://a/v1") == ""


def test_a_keychain_that_is_a_plain_file_is_none(keychain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(keychain), "__module__", "keyrings.alt.file")
    assert Keys().set("http://a/v1", KEY) is False
    assert keychain.kept == {}


@pytest.fixture
def settings(paths: AppPaths) -> Settings:
    return Settings(paths)


@pytest.fixture
def set_up(settings: Settings, paths: AppPaths, keychain) -> TeamServer:
    return TeamServer(settings, SpeedCache(paths.data))


def test_a_server_is_kept_once_it_has_answered(team, set_up: TeamServer, settings: Settings, paths: AppPaths) -> None:
    team.chat(lambda handler: handler.text("A"))
    assert not set_up.in_use
    checked = set_up.check(team.address, KEY)
    assert (checked.models, checked.info.id, settings.get(SERVER_ADDRESS)) == (("small",), "small", "")
    assert set_up.keep(checked)
    assert (set_up.address, set_up.model, set_up.in_use) == (normalised(team.address), "small", False)
    set_up.turn(on=True)
    assert set_up.in_use
    assert set_up.server() == Server(normalised(team.address), "small", KEY)
    assert KEY not in paths.settings.read_text()


def test_a_check_without_a_key_takes_the_one_entered_before(team, set_up: TeamServer) -> None:
    team.chat(lambda handler: handler.text("A"))
    set_up.keep(set_up.check(team.address, KEY))
    team.seen.clear()
    set_up.check(team.address)
    assert {headers.get("Authorization") for _method, _path, headers in team.seen} == {f"Bearer {KEY}"}


def test_an_unknown_model_is_not_kept(team, set_up: TeamServer) -> None:
    with pytest.raises(UserFault) as fault:
        set_up.check(team.address, KEY, "large")
    assert fault.value.code == "server_model"


def test_what_was_set_up_is_forgotten_with_its_key(team, set_up: TeamServer, settings: Settings, keychain) -> None:
    team.chat(lambda handler: handler.text("A"))
    set_up.keep(set_up.check(team.address, KEY))
    set_up.turn(on=True)
    assert keychain.kept
    set_up.forget()
    assert (set_up.address, set_up.in_use, keychain.kept) == ("", False, {})
    assert settings.get(ENGINE_BACKEND) == "auto"
    for ask in (set_up.server, lambda: set_up.turn(on=True)):
        with pytest.raises(UserFault) as fault:
            ask()
        assert fault.value.code == "server_absent"


def test_no_backup_makes_texts_leave_this_pc(settings: Settings) -> None:
    for setting, value in ((SERVER_ADDRESS, "http://a/v1"), (SERVER_MODEL, "m"), (ENGINE_BACKEND, "remote")):
        settings.set(setting, value)
    assert settings.portable() == {}
    settings.take_over({SERVER_ADDRESS.key: "http://thief/v1", ENGINE_BACKEND.key: "remote"})
    assert settings.get(SERVER_ADDRESS) == "http://a/v1"


def test_erasing_takes_the_key_along(team, set_up: TeamServer, paths: AppPaths, keychain) -> None:
    from merchant_assistant.safekeeping.erasing import erase

    team.chat(lambda handler: handler.text("A"))
    set_up.keep(set_up.check(team.address, KEY))
    erase(paths)
    assert keychain.kept == {}


def test_the_choice_holds_from_one_request_to_the_next() -> None:
    here, there = ScriptedEngine(lambda request: "here"), ScriptedEngine(lambda request: "there")
    remotely: list[bool] = []
    engine = ChosenEngine(here, there, lambda: bool(remotely))
    ask = (Message("user", "Hello"),)
    assert [_text(engine, ask), remotely.append(True), _text(engine, ask)] == ["here", None, "there"]
    assert engine.embed(["a"]).data == here.embed(["a"]).data
    engine.close()


def _text(engine: ChosenEngine, messages: tuple[Message, ...]) -> str:
    from merchant_assistant.engine.model import GenerateRequest

    return engine.generate(GenerateRequest(messages=messages)).text


def test_an_estimate_grows_with_what_is_hard_to_read() -> None:
    plain = tokens_of((Message("user", "a bottle for water"),))
    assert plain < tokens_of((Message("user", "WB-750-BK-2024-XL/7"),))
    assert tokens_of((Message("user", "保温杯" * 10),)) - tokens_of(()) >= 30
