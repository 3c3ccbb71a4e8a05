"""The page Listings: facts beside the draft, claims underlined with their cell, approve, edit, reject, export."""
