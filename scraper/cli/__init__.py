"""The command line: the only place that prints or exits. One file a command group.

Data goes to stdout, everything else to stderr. Exit codes: 0 all well, 1 some failed, 2 wrong usage, 130
stopped by Ctrl-C. Modules here import nothing heavy at their top, so that `scraper --help` is quick.
"""
