"""The shop's own words: what they mean is asked of the merchant, kept, and read from then on."""
