"""How likely each leaf is the body: what is seen of it (`features.py` lists it all) and the forest that weighs it."""
