"""Elements of XML as JSON would have them: what repeats is a list, attributes and texts are values by name."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.flattening import MAX_DEPTH, TooDeepError, Value
from merchant_assistant.catalogue.importing.documents.xml_elements import local

TEXT = "text"


def value_of(element: Element, depth: int = 0) -> Value:
    """The text of an element that has nothing else; else its attributes, children and text by name."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    if not len(element) and not element.attrib:
        return (element.text or "").strip()
    return record_of(element, depth)


def record_of(element: Element, depth: int = 0) -> dict[str, Value]:
    """Everything within an element by name."""
    record: dict[str, Value] = {local(name): value for name, value in element.items()}
    for one in element:
        _join(record, local(one.tag), value_of(one, depth + 1))
    text = (element.text or "").strip()
    if text:
        _join(record, TEXT, text)
    return record


def _join(record: dict[str, Value], name: str, value: Value) -> None:
    """Put a value under a name, into a list with what stands there."""
    before = record.get(name)
    if name not in record:
        record[name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        record[name] = [before, value]
