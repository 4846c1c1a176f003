"""The names of people and agencies, in any language: from the text of a byline to the persons in it (`parse.py`)."""
