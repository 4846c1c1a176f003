"""`python -m scraper`, and the command `scraper`."""

import signal


def main() -> None:
    """Loads the command line and runs it. Ctrl-C while it loads ends it as any program, without a traceback."""
    asked = signal.getsignal(signal.SIGINT)
    if asked is signal.default_int_handler:  # else it is ignored, as behind `nohup`
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from scraper.cli.app import main as run

    signal.signal(signal.SIGINT, asked)
    run()


if __name__ == "__main__":
    main()
