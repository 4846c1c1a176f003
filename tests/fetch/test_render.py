"""Pages built by their scripts, in a real Chromium."""

import asyncio
import importlib.util
import time

import pytest
from hostile_server import HTML, Line, serving, settings
from test_fetcher import to_loopback
from test_target import SEALED

from scraper.errors import ConfigError, ScraperError, UnresolvedLink
from scraper.fetch import Fetcher, HostSettings
from scraper.fetch.browser import browser
from scraper.fetch.browser.browser import find_chromium
from scraper.fetch.browser.memory import tree_memory
from scraper.page import Page

SHELL = b"""<!doctype html><html><head><title>Shell</title></head><body><div id="root"></div>
<script src="/app.js"></script></body></html>"""
APP = b"""
fetch('/api/article').then(r => r.json()).then(article => {
  const root = document.getElementById('root');
  root.innerHTML = '<article><h1></h1></article>';
  root.querySelector('h1').textContent = article.headline;
  for (const text of article.paragraphs) {
    const p = document.createElement('p');
    p.textContent = text;
    root.firstChild.appendChild(p);
  }
});
"""
ARTICLE = b'{"headline": "Built by a script", "paragraphs": ["First.", "Second."]}'


def unable() -> str | None:
    """Why nothing can be rendered here."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed: pip install 'scraper[browser]'"
    try:
        find_chromium()
    except ConfigError as error:
        return error.message
    return None


pytestmark = [
    pytest.mark.skipif(unable() is not None, reason=str(unable())),
    # Playwright's own subprocess transport, collected late.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


async def app(line: Line) -> None:
    """A site whose article comes by JavaScript."""
    files = {"/app.js": (APP, "text/javascript"), "/api/article": (ARTICLE, "application/json")}
    body, type_ = files.get(line.path, (SHELL, "text/html"))
    await line.answer(body, f"Content-Type: {type_}")


def page_with(script: str) -> bytes:
    return f"<!doctype html><html><body><p>start</p><script>{script}</script></body></html>".encode()


async def rendered(serve, *, path: str = "/bad", **wishes) -> tuple[Page, list[str]]:
    chosen = settings(**({"render": "always", "deadline": 15.0} | wishes))
    async with serving(serve) as server, Fetcher(chosen, needs_render=is_shell) as fetcher:
        return await fetcher.fetch(server.url(path)), server.asked


def is_shell(page: Page) -> bool:
    return b'<div id="root"></div>' in page.body


async def test_an_article_built_by_script_is_had():
    page, asked = await rendered(app)
    assert page.rendered
    assert b"<h1>Built by a script</h1><p>First.</p><p>Second.</p>" in page.body
    assert page.header("content-type") == "text/html; charset=utf-8"
    assert asked.count("/bad") == 1


async def test_auto_renders_an_empty_shell_only():
    async def serve(line: Line):
        await (line.answer() if line.path == "/full" else app(line))

    chosen = settings(render="auto", deadline=15.0)
    async with serving(serve) as server, Fetcher(chosen, needs_render=is_shell) as fetcher:
        full = await fetcher.fetch(server.url("/full"))
        shell = await fetcher.fetch(server.url("/shell"))
    assert (full.rendered, full.body, shell.rendered) == (False, HTML, True)


async def test_a_host_can_be_rendered_alone():
    page, _ = await rendered(app, render="never", hosts={"127.0.0.1": HostSettings(render="always")})
    assert page.rendered


async def test_pictures_are_not_loaded():
    async def serve(line: Line):
        await line.answer(b'<p>text</p><img src="/picture.png"><script src="/nothing.js"></script>')

    _, asked = await rendered(serve)
    assert "/nothing.js" in asked
    assert "/picture.png" not in asked


async def test_a_page_cannot_reach_inside():
    inside_asked: list[str] = []

    async def inside(line: Line):
        inside_asked.append(line.path)
        await line.answer(b"secret", "Access-Control-Allow-Origin: *")

    async def resolve(host: str) -> list[str]:
        return ["127.0.0.1"]

    async with serving(inside) as secret:
        ways = [
            f"http://127.0.0.1:{secret.port}/a",
            f"http://rebound.test:{secret.port}/b",
            f"http://2130706433:{secret.port}/c",
        ]

        async def outside(line: Line):
            calls = "".join(f"fetch('{way}').catch(e => document.title += 'x');" for way in ways)
            frame = f"<iframe src='http://127.0.0.1:{secret.port}/frame'></iframe>"
            socket = (
                f"<script>try {{ new WebSocket('ws://127.0.0.1:{secret.port}/ws') }} catch (e) {{}}</script>"
            )
            await line.answer(
                f"<title></title><p>outside</p><script>{calls}</script>{frame}{socket}".encode()
            )

        hosts = {"start.test": HostSettings(allow_private=True)}
        chosen = settings(allow_private=False, hosts=hosts, render="always", deadline=15.0)
        async with serving(outside) as server, Fetcher(chosen, resolver=resolve) as fetcher:
            page = await fetcher.fetch(f"http://start.test:{server.port}/bad")
    assert page.rendered
    assert b"<title>xxx</title>" in page.body
    assert inside_asked == []


async def test_a_page_cannot_lead_the_browser_inside():
    inside_asked: list[str] = []

    async def inside(line: Line):
        inside_asked.append(line.path)
        await line.answer(b"secret")

    async def resolve(host: str) -> list[str]:
        return ["127.0.0.1"]

    async with serving(inside) as secret:

        async def outside(line: Line):
            await line.answer(page_with(f"location = 'http://127.0.0.1:{secret.port}/'"))

        hosts = {"start.test": HostSettings(allow_private=True)}
        chosen = settings(allow_private=False, hosts=hosts, render="always", deadline=15.0)
        async with serving(outside) as server, Fetcher(chosen, resolver=resolve) as fetcher:
            page = await fetcher.fetch(f"http://start.test:{server.port}/bad")
    assert inside_asked == []
    assert b"secret" not in page.body


async def test_robots_txt_holds_for_where_a_script_leads():
    async def serve(line: Line):
        if line.path == "/robots.txt":
            await line.answer(b"User-agent: *\nDisallow: /private")
        else:
            await line.answer(page_with("location = '/private'"))

    serve.serves_robots = True
    _, asked = await rendered(serve, robots=True)
    assert "/private" not in asked


async def test_a_script_may_lead_on():
    async def serve(line: Line):
        await line.answer(page_with("location = '/there'") if line.path == "/bad" else HTML)

    page, _ = await rendered(serve)
    assert page.final_url.endswith("/there")
    assert b"Plain words." in page.body


@pytest.mark.parametrize(
    "script",
    [
        "while (true) {}",
        "setInterval(() => { document.body.append('x') }, 1)",
        "setInterval(() => fetch('/poll'), 50)",
        "location.reload()",
    ],
    ids=["loops for ever", "grows for ever", "polls for ever", "reloads for ever"],
)
async def test_a_page_that_never_ends_ends_with_the_deadline(script):
    async def serve(line: Line):
        await line.answer(page_with(script))

    began = time.monotonic()
    page, _ = await rendered(serve, deadline=3.0)
    assert time.monotonic() - began < 3 + 1 + 3  # the browser's own start and end are not the page's
    assert b"start" in page.body


async def opened(script: str) -> Page:
    """What a link that does not say where it leads comes to, its page having this script."""

    async def serve(line: Line):
        await line.answer(page_with(script) if SEALED in line.path else HTML)

    async with serving(serve) as server:
        chosen = settings(render="auto", deadline=15.0)
        async with Fetcher(chosen, needs_render=lambda page: False, resolver=to_loopback) as fetcher:
            return await fetcher.fetch(f"http://news.google.com:{server.port}/rss/articles/{SEALED}")


async def test_a_link_that_only_a_script_can_follow_is_followed_by_the_browser():
    page = await opened(
        "location.replace(location.origin.replace('news.google.com', 'site.test') + '/story')"
    )
    assert page.final_url.endswith("/story")
    assert b"news.google" not in page.body


async def test_a_link_that_leads_nowhere_even_in_the_browser_is_an_error():
    with pytest.raises(UnresolvedLink, match="not led on"):
        await opened("document.title = 'no way on'")


async def test_the_next_page_is_built_after_one_that_hung_the_browser():
    async def serve(line: Line):
        await (line.answer(page_with("while (true) {}")) if line.path == "/hang" else app(line))

    chosen = settings(render="always", deadline=4.0, per_host=2)
    async with serving(serve) as server, Fetcher(chosen) as fetcher:
        assert not (await fetcher.fetch(server.url("/hang"))).rendered
        assert (await fetcher.fetch(server.url("/app"))).rendered


async def test_a_page_that_eats_memory_is_stopped(monkeypatch):
    monkeypatch.setattr(browser, "MAX_MEMORY", 450_000_000)
    grow = "d = document.createElement('p'); d.textContent = 'x'.repeat(2000) + i; document.body.append(d)"
    hoard = f"setInterval(() => {{ for (let i = 0; i < 20000; i++) {{ let {grow} }} }}, 1)"

    async def serve(line: Line):
        await (line.answer(page_with(hoard)) if line.path == "/hoard" else app(line))

    chosen = settings(render="always", deadline=20.0, per_host=2)
    began = time.monotonic()
    async with serving(serve) as server, Fetcher(chosen) as fetcher:
        page = await fetcher.fetch(server.url("/hoard"))
        assert (page.rendered, b"start" in page.body) == (False, True)
        assert time.monotonic() - began < 15
        assert (await fetcher.fetch(server.url("/app"))).rendered


async def test_no_browser_is_left_behind():
    async with serving(app) as server:
        async with Fetcher(settings(render="always", deadline=15.0)) as fetcher:
            await fetcher.fetch(server.url())
            pid = fetcher._renderer.browser.pid
            assert tree_memory(pid) > 0
        await asyncio.sleep(0.5)
    assert tree_memory(pid) == 0


def test_a_missing_chromium_is_told_at_once(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    with pytest.raises(ScraperError, match="no-such-browser"):
        Fetcher(settings(render="always"))


async def test_popups_are_not_loaded():
    async def serve(line: Line):
        await line.answer(page_with("window.open('/popup'); document.body.append('after')"))

    page, asked = await rendered(serve)
    assert (b"after" in page.body, "/popup" in asked) == (True, False)


async def redirecting(line: Line) -> None:
    """A site whose page is led by a script to where the server redirects it."""
    if line.path == "/robots.txt":
        await line.answer(b"User-agent: *\nDisallow: /private")
    elif line.path == "/private":
        await line.answer(b"<p>secret")
    elif line.path == "/there":
        await line.redirect("/private")
    else:
        await line.answer(page_with("location = '/there'"))


redirecting.serves_robots = True


async def test_a_page_that_scripts_and_a_redirect_lead_on_has_the_last_address():
    page, _ = await rendered(redirecting, robots=False)
    assert (page.final_url.endswith("/private"), b"secret" in page.body) == (True, True)


async def test_robots_txt_holds_for_where_a_redirect_within_the_browser_leads():
    page, _ = await rendered(redirecting, robots=True)
    assert (page.rendered, b"secret" in page.body) == (False, False)


async def test_a_page_that_starts_a_download_is_built_all_the_same():
    async def serve(line: Line):
        if line.path == "/file":
            await line.answer(b"x" * 1000, "Content-Disposition: attachment; filename=a.bin")
        else:
            await line.answer(page_with("location = '/file'"))

    began = time.monotonic()
    page, _ = await rendered(serve, deadline=12.0)
    assert (page.rendered, page.final_url.endswith("/bad"), b"start" in page.body) == (True, True, True)
    assert time.monotonic() - began < 10


async def test_a_cookie_that_the_browser_refuses_does_not_keep_a_page_from_being_built():
    async def serve(line: Line):
        await line.answer(page_with("document.body.append(document.cookie)"))

    page, _ = await rendered(serve, cookies={"__Host-a": "1", "b": "2"})
    assert b"b=2</body>" in page.body
