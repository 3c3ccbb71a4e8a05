"""What an inquiry's answer is computed with: things and conditions as sets of places, numbers as whole numbers.

A *slot* is a variant, or a product that has none: what conditions are tested on. Sets of slots are arrays of truth
values, so that "and", "or" and "not" are one pass each over a million of them.
"""
