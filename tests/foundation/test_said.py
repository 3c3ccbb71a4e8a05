"""A sentence is English text to whoever knows nothing of it, and keeps what its translation needs."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import Said, either, packed, said, unpacked

FILE = said("Files", "“{name}” is {what}.").format(name="{odd}.csv", what=said("Files", "empty"))


def test_it_is_plain_english_text() -> None:
    assert FILE == "“{odd}.csv” is empty."
    assert json.loads(json.dumps({"message": FILE})) == {"message": "“{odd}.csv” is empty."}
    assert str(UserFault("code", FILE)) == FILE
    assert said("Files", "100 %") == "100 %"


def test_it_remembers_how_it_was_made() -> None:
    assert (FILE.context, FILE.source, FILE.values["name"]) == ("Files", "“{name}” is {what}.", "{odd}.csv")
    with pytest.raises(KeyError):
        said("Files", "“{name}” of {folder}").format(name="a")


@pytest.mark.parametrize("sentence", [FILE, said("A", "b"), either(("one", "two", "three"))])
def test_it_comes_back_whole(sentence: Said) -> None:
    carried = unpacked(json.loads(json.dumps(packed(sentence))))
    for back in (carried, pickle.loads(pickle.dumps(sentence)), copy.deepcopy(sentence)):
        assert isinstance(back, Said)
        assert (back, back.context, back.source) == (sentence, sentence.context, sentence.source)
        assert dict(back.values) == dict(sentence.values)
    inner = carried.values.get("what", sentence) if isinstance(carried, Said) else None
    assert isinstance(inner, Said)


def test_plain_text_stays_plain() -> None:
    assert packed("as it is") == unpacked("as it is") == "as it is"
    assert not isinstance(unpacked("as it is"), Said)


@pytest.mark.parametrize("packet", [None, 3, ["Files"], ["Files", "a", []], {"a": 1}])
def test_anything_else_is_refused(packet: object) -> None:
    with pytest.raises(ValueError, match="not a packed sentence"):
        unpacked(packet)


def test_names_between_which_one_may_choose() -> None:
    assert either(("A",)) == "A"
    assert either(("A", "B", "C")) == "A or B or C"
