"""What a question wants to be told: ranks, groups, shares, comparisons, totals."""
