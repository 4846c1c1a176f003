"""Which of the page's embeds are the article's own (`own.py`), and those that only its state or a link names."""
