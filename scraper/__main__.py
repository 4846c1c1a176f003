"""`python -m scraper` is `scraper`."""

from scraper.cli.app import main

if __name__ == "__main__":
    main()
