"""Where a user keeps settings and rules."""

import os
from collections.abc import Mapping
from pathlib import Path


def config_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """`scraper` in XDG_CONFIG_HOME, or in ~/.config. A user without a home, as in a container, has none that is there.

    >>> config_folder({"HOME": "/home/ada"}).as_posix()
    '/home/ada/.config/scraper'
    """
    config = environ.get("XDG_CONFIG_HOME") or f"{environ.get('HOME') or '~'}/.config"
    return Path(os.path.expanduser(config)) / "scraper"
