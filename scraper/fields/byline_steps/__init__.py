"""The steps that find a byline, and what is asked of each reading."""
