"""What a run keeps: the ledger, the parts, and the one writer of both (`commit.py`)."""
