"""The batch: lists of URLs in, one row for every line out, whatever happens in between.

    lists ─ lines ─▶ load ─▶ ledger (SQLite) ─ schedule ─▶ engine ─ fetch ─▶ workers ─▶ commit ─▶ parts
                                  ▲                                                        │
                                  └───────────────────────── done ─────────────────────────┘

`rows` reads a run back in input order; `status`, `report`, `diff` and `replay` look at it from there.
"""
