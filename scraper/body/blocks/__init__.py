"""The leaves that were kept, as typed blocks in the order of the page (`build.py`)."""
