"""The steps that find tags, and what is asked of each reading."""
