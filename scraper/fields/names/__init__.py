"""Names of people, agencies and sites.

parse           from a byline's text to its people: text (what is taken out first), segments, lists, person
words           what stands around names, by names.toml (patterns)
compare         names held against each other
given site      whether it begins like a person's; whether it is the site's own
"""
