"""What a reading puts into its scratch comes back, in order, however much it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.storage.scratch import Scratch

_TEXT = st.text(max_size=5)


@given(st.lists(st.dictionaries(_TEXT, _TEXT, max_size=3), max_size=20))
def test_records_come_back_in_order(records: list[dict[str, str]]) -> None:
    scratch = Scratch()
    for record in records:
        scratch.keep(record)
    assert list(scratch.kept()) == records
    assert list(scratch.kept()) == records
    assert scratch.count == len(records)


@given(st.lists(st.tuples(st.sampled_from("abc"), _TEXT), max_size=20))
def test_values_are_found_by_name(pairs: list[tuple[str, str]]) -> None:
    scratch = Scratch()
    for name, value in pairs:
        scratch.put(name, value)
    for wanted in "abcd":
        assert scratch.values(wanted) == [value for name, value in pairs if name == wanted]


def test_more_than_is_held_in_memory_comes_back() -> None:
    scratch = Scratch()
    for number in range(2500):
        scratch.keep({"number": str(number)})
        scratch.put(str(number % 3), str(number))
    assert [one["number"] for one in scratch.kept()] == [str(number) for number in range(2500)]
    assert scratch.values("1")[:3] == ["1", "4", "7"]
    scratch.put("1", "last")
    assert scratch.values("1")[-1] == "last"
