"""A run kept fresh: feeds asked again, pages looked at again, revisions remembered."""
