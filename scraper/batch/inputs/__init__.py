"""What a run is made of: lists, feeds, sitemaps, sites, archives (`sources.py` tells which)."""
