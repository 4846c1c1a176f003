"""news-please's library over list.txt into out.jsonl: run by a Python that has it, from the folder of the list."""

import json
from pathlib import Path

from newsplease import NewsPlease

if __name__ == "__main__":
    urls = Path("list.txt").read_text().split()
    found = NewsPlease.from_urls(urls, request_args={"timeout": 30}, fetch_images=False)
    with open("out.jsonl", "w") as file:
        for url in urls:
            article = found.get(url)
            if article and getattr(article, "maintext", None):
                file.write(json.dumps(article.get_serializable_dict(), default=str) + "\n")
