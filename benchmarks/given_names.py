"""Makes scraper/fields/names/given_names.txt from Faker's lists of given names in some 80 locales (MIT licence).

    python -m benchmarks.given_names

Names are folded as `scraper.fields.names.given` folds words, so that José and JOSE are one. Left out are those of
scripts that set no space between names, and names of one letter.
"""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scraper.fields.names.given as given
from scraper.fields.names.eastern import is_eastern

LISTS = "first_name"
"""What the attributes of a locale's provider begin with that hold given names."""


def faker_names() -> Iterator[str]:
    """Every given name of every locale; some are the keys of a table of how common they are."""
    import faker.providers.person as locales

    for locale in pkgutil.iter_modules(locales.__path__):
        if locale.ispkg:
            provider = importlib.import_module(f"{locales.__name__}.{locale.name}").Provider
            for attribute in dir(provider):
                if attribute.startswith(LISTS):
                    yield from _texts(getattr(provider, attribute))


def _texts(names: Any) -> Iterator[str]:
    """The names of a list of names or of names and weights; nothing for a method."""
    if isinstance(names, (list, tuple, dict)):
        for name in names:
            yield str(name[0] if isinstance(name, tuple) else name)


def _is_word(text: str) -> bool:
    """Letters only, with the vowel signs of scripts that have them."""
    return all(unicodedata.category(letter)[0] in "LM" for letter in text)


def main() -> None:
    words = {given.fold_word(word) for name in faker_names() for word in name.split()}
    kept = sorted(word for word in words if len(word) > 1 and _is_word(word) and not is_eastern(word))
    path = Path(given.__file__).with_suffix(".txt")
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{path}: {len(kept):,} names, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
