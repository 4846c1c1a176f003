"""Languages as texts show them."""
