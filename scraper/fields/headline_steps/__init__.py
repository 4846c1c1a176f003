"""The steps that find a headline, and what is asked of each reading."""
