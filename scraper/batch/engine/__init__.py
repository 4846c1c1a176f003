"""Pages fetched, extracted by supervised workers, and handed to the store (`engine.py`)."""
