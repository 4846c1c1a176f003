"""A run in shards, on this machine or on many."""
