"""Figures read: numbers in digits and words, units, ranges, sizes, prices, counts, and what stands around them."""
