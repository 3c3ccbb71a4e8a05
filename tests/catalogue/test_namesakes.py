"""Products of a list without SKU that share a title are known by what tells them apart, never by their place."""

from __future__ import annotations

from merchant_assistant.catalogue.catalogue import Catalogue

HEADER = ("Title", "Colour", "Price")
RED, BLUE, GREEN = ("T-Shirt", "red", "1.00"), ("T-Shirt", "blue", "2.00"), ("T-Shirt", "green", "3.00")


def colours(catalogue: Catalogue) -> dict[int, str]:
    return {product.id: product.attributes.get("Colour", "") for product in catalogue.page()}


def counts(result: object) -> tuple[int, ...]:
    return tuple(getattr(result, name) for name in ("created", "updated", "unchanged", "not_in_file"))


def doubts(result: object) -> int:
    return result.problem_counts.get("may_be_another", 0)  # type: ignore[attr-defined]


def test_in_another_order(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE, GREEN))
    before = colours(catalogue)
    result = bring(table("b.csv", HEADER, GREEN, RED, BLUE))
    assert (counts(result), doubts(result)) == ((0, 0, 3, 0), 0)
    assert colours(catalogue) == before
    assert len({product.sku for product in catalogue.page()}) == 3


def test_with_the_first_one_gone(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE, GREEN))
    before = colours(catalogue)
    green = next(id for id, colour in before.items() if colour == "green")
    catalogue.edit(green, "description", "The green one")
    result = bring(table("b.csv", HEADER, BLUE, ("T-Shirt", "green", "3.50")))
    assert (counts(result), doubts(result)) == ((0, 1, 1, 1), 0)
    assert colours(catalogue) == before
    assert catalogue.product(green).fields["description"] == "The green one"


def test_only_one_of_them_left(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE, GREEN))
    before = colours(catalogue)
    assert counts(bring(table("b.csv", HEADER, GREEN))) == (0, 0, 1, 2)
    assert colours(catalogue) == before


def test_another_colour_is_a_new_product(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE))
    result = bring(table("b.csv", HEADER, ("T-Shirt", "black", "1.00"), BLUE))
    assert (counts(result), doubts(result)) == ((1, 0, 1, 1), 0)
    assert sorted(colours(catalogue).values()) == ["black", "blue", "red"]


def test_nothing_to_tell_them_apart(catalogue: Catalogue, table, bring) -> None:
    """Equal lines find each other, and what is left alone; where two are left, nobody guesses."""
    header = ("Title", "Price")
    bring(table("a.csv", header, ("Bolt", "1.00"), ("Bolt", "2.00"), ("Bolt", "2.00")))
    same = bring(table("b.csv", header, ("Bolt", "2.00"), ("Bolt", "2.00"), ("Bolt", "1.00")))
    assert (counts(same), doubts(same)) == ((0, 0, 3, 0), 0)
    one = bring(table("c.csv", header, ("Bolt", "1.50"), ("Bolt", "2.00"), ("Bolt", "2.00")))
    assert (counts(one), doubts(one)) == ((0, 1, 2, 0), 0)
    several = bring(table("d.csv", header, ("Bolt", "3.00"), ("Bolt", "4.00"), ("Bolt", "2.00")))
    assert (counts(several), doubts(several)) == ((2, 0, 1, 2), 2)


def test_many_of_one_title(catalogue: Catalogue, table, bring) -> None:
    lines = [("Bolt", f"M{n}", "1.00") for n in range(60)]
    bring(table("a.csv", HEADER, *lines))
    result = bring(table("b.csv", HEADER, *reversed(lines), ("Bolt", "M99", "1.00")))
    assert (counts(result), doubts(result)) == ((1, 0, 60, 0), 0)
    dearer = bring(table("c.csv", HEADER, *(("Bolt", size, "2.00") for _, size, _ in lines)))
    assert (counts(dearer), doubts(dearer)) == ((0, 60, 0, 1), 0)
