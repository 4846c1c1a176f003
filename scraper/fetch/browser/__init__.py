"""Pages rendered in a real browser (`[browser]`): what it may load, where it may go, and what is left of it."""
