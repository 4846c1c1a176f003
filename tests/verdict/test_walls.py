"""Pages in the place of an article are known by markup and a lack of prose; articles about them are not."""

import pytest
from verdict_pages import ARTICLE, NEWS, SENTENCE, answered, json_ld, page, sight

from scraper.page import Page
from scraper.verdict import judge_walls

OF_ITSELF = '<meta property="og:type" content="article"><link rel="canonical" href="/a/ferry-stays">'
CHALLENGES = {
    "cloudflare": page(
        "<h1>paper.example</h1><p>Checking the browser</p><script>window._cf_chl_opt={}</script>",
        title="Just a moment...",
    ),
    "datadome": answered(
        page('<script src="https://ct.captcha-delivery.com/c.js"></script>', title="paper.example"), 403
    ),
    "human": answered(
        page(
            '<div id="px-captcha"></div><h1>Press and hold</h1>', title="Access to this page has been denied"
        ),
        403,
    ),
    "incapsula": page(
        '<iframe src="/_Incapsula_Resource?CWUDNSAI=1">Request unsuccessful</iframe>', title=""
    ),
    "akamai": answered(
        page(
            "<h1>Access Denied</h1><p>You cannot see this.</p>https://errors.edgesuite.net/1",
            title="Access Denied",
        ),
        403,
    ),
    "aws": answered(page("<script>window.gokuProps = {}</script>", title=""), 202),
    "turnstile": page('<h1>Verify you are human</h1><div class="cf-turnstile"></div>', title="One more step"),
    "too many of us": page(
        "<h1>Slow down</h1><p>We saw too many requests from your network today.</p>", title="Paper"
    ),
    "another region": page("<h1>Sorry</h1><p>This page is not available in your region.</p>", title="Paper"),
    "explained at length": page(
        f"<h1>Making sure you're not a bot!</h1><p>{SENTENCE * 4}</p><script id=anubis_challenge></script>"
    ),
    "aliyun": page('<meta name="aliyun_waf_aa"><script>acw_sc__v2()</script>', title=""),
    "arvan": answered(page("<p>?</p><script>document.cookie='__arcsjs=1'</script>", title=""), 503),
    "yandex": page('<form action="/checkcaptcha?key=1"><p>Вы не робот?</p></form>', title="Ой!"),
    "siteground, by recaptcha": page(
        '<div class="g-recaptcha"></div><script src="/.well-known/sgcaptcha/a.js"></script>', title="Screen"
    ),
    "imunify": page('<h1>One moment</h1><form id="wsidchk-form"></form>', title="One moment"),
    "recaptcha, with a status that refuses": answered(
        page(f'<p>{SENTENCE * 2}</p><div class="g-recaptcha"></div>', title="Sorry"), 429
    ),
    "siteground": answered(
        page("", head='<meta http-equiv=refresh content="0;/.well-known/sgcaptcha/">'), 202
    ),
    "akamai's test, alone": answered(page('<div id="sec-if-cpt-container"></div>', title=""), 428),
    "aws, by its header": answered(page("<p>?</p>"), 202, ("x-amzn-waf-action", "challenge")),
    "at length, not to be found": page(
        "<h1>Pardon our interruption</h1>" + "<p>Your browser made us think of a bot.</p>" * 12,
        head='<meta name="robots" content="noindex, nofollow">',
        title="Paper",
    ),
    "vietnamese": page("<h2>Bạn không phải là robot?</h2><button>Xác nhận</button>", title="Báo"),
    "header only": answered(page("<p>?</p>"), 403, ("cf-mitigated", "challenge")),
    "russian": answered(
        page('<h1>Доступ ограничен</h1><div class="h-captcha"></div>', title="Доступ ограничен"), 403
    ),
}
COOKIES = (
    "We and our 842 partners store cookies on a device to process personal data such as identifiers for "
    "personalised ads. You may give your consent or manage your choices, also to legitimate interest. "
)
CONSENTS = {
    "english": page(
        f"<h1>Your privacy matters</h1><p>{COOKIES * 2}</p><button>Accept all</button>",
        title="Privacy settings",
    ),
    "german": page(
        "<h2>Mit Werbung und Cookies weiterlesen</h2><p>Wir und unsere Partner nutzen Cookies und speichern "
        "personenbezogene Daten. Sie können Ihre Einwilligung jederzeit im Datenschutz-Center widerrufen.</p>"
        "<button>Zustimmen</button>",
        title="Zustimmung",
    ),
    "japanese": page(
        "<h1>プライバシーの設定</h1><p>当サイトはクッキーを使用します。同意いただけない場合は"
        "設定を変更してください。パートナーはデータを処理します。クッキーへの同意が必要です。</p><button>同意する</button>",
        title="クッキーへの同意",
    ),
    "by a tool's markup, on a page that calls itself an article": page(
        '<div class="message-component text"><p>Vi og våre 92 partnere bruker informasjonskapsler for å lage bedre '
        "tjenester, og du må gjøre et valg for å gå videre til saken som du ville lese.</p></div>"
        '<div class="message-component"><button>Godta alle</button><button>Tilpass</button></div>',
        head='<meta property="og:type" content="article">',
    ),
    "by a tool's markup alone, whatever the language": page(
        '<div id="root"></div><div id="CybotCookiebotDialog"><h2>Breton anezhañ</h2><p>Implijout a reomp traoù evit '
        "gouzout petra a lenn an dud, ha gwelloc'h e vo evit an holl ma vez lezet.</p><button>Mat eo</button></div>"
    ),
    "by what all elements are called, whatever its button says": page(
        f'<div class="rodo-popup"><h2>Twoja prywatność</h2><p>{COOKIES * 2}</p><button>Przejdź dalej</button></div>'
    ),
    "moved": page(
        f"<p>{SENTENCE}{COOKIES}</p><form><input type=submit value='I agree'></form>",
        title="Before you continue",
        url="https://consent.paper.example/collect?next=x",
    ),
}
MISSING = {
    "english": page("<h1>Page not found</h1><p>Try our home page.</p>", title="Page not found - Paper"),
    "german": page("<h1>404</h1><p>Seite nicht gefunden</p>", title="Fehler"),
    "spanish": page("<h1>Página no encontrada</h1>", title="Diario"),
    "korean": page("<h1>페이지를 찾을 수 없습니다</h1>", title="신문"),
    "by WordPress' class": page('<main class="error404"><h1>Ui!</h1></main>', title="Paper"),
    "by its prerender status": page("<p>?</p>", head='<meta name="prerender-status-code" content="404">'),
    "hungarian, in a line": page("<h1>Hírek</h1><p>A keresett cikk nem található.</p>", title="Hírlap"),
    "removed": page("<h1>Ops!</h1><p>L'articolo è stato rimosso dall'editore.</p>", title="Gazzetta"),
    "in the place of an article that its head still declares": page(
        "<h1>Articolul nu mai este disponibil</h1><p>Cereți-l bibliotecii.</p>", title="Gazeta", head=NEWS
    ),
    "by its query": page("<h1>Oh!</h1>", title="Paper", url="https://paper.example/?error=404&from=a"),
    "of a server that failed": page("<h1>503 Service Temporarily Unavailable</h1>", title="見られません"),
    "arabic": page("<h1>عذرا</h1><p>الصفحة التي تبحث عنها لم تعد متاحة.</p>", title="عذرا"),
    "of a server": page("<h1>Welcome to nginx!</h1><p>It works.</p>", title="Welcome to nginx!"),
    "parked": Page(
        url="https://paper.example/a", body=b"<html data-adblockkey=MF><title>paper</title><p>Buy it!</p>"
    ),
    "for sale": page(f"<h1>paper.example</h1><p>{SENTENCE}</p>", title="paper.example steht zum Verkauf"),
    "by its address": page("<h1>Oh!</h1><p>Hmm.</p>", title="Paper", url="https://paper.example/404"),
    "in the place of the headline": page(
        f"<h1>This article is no longer available</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>",
        head=OF_ITSELF + '<meta property="og:title" content="Two charged over stolen goat">',
    ),
    "that sends its readers back": page(
        "", head="<script>alert('?'); history.back();</script>", title="신문"
    ),
}
LOGINS = {
    "english": page(
        '<h1>Log in</h1><form><input name=u><input type="password" name=p><button>Go</button></form>',
        title="Log in",
    ),
    "french": page('<h1>Connexion</h1><form><input type="password"></form>', title="Connexion"),
    "that asks for an address first": page(
        '<h1>Badhuset säljs</h1><h2>Logga in för att läsa</h2><form><input type="email"></form>',
        head='<meta property="og:type" content="article">',
    ),
    "in a dialog": page(
        '<h1>Új vasút épül</h1><h3>A cikk olvasásához lépj be!</h3><form><input type="password"></form>'
    ),
    "by its address": page(
        '<h1>Welcome</h1><form><input type="password"></form>', url="https://paper.example/login?to=/a"
    ),
    "by the page that it returns to": page(
        f'<h1>Hei igjen</h1><p>{SENTENCE}</p><form><input autocomplete="username"></form>',
        url="https://id.example/innlogging?app=paper&redirectUrl=https%3A%2F%2Fpaper.example%2Fa",
        title="Logg inn",
    ),
    "by a password where nothing is to be found": page(
        f'<h2>Maak er een</h2><p>{SENTENCE}</p><form><input type="password"></form>'
        + "<a href=/x>Mair</a>" * 20,
        head='<meta name="robots" content="noindex">',
    ),
    "with its terms of consent": page(
        '<h1>Join us</h1><p>Sign in to see it.</p><form><input type="password"><p>By clicking, you agree to our '
        "privacy policy, cookie policy and consent terms.</p><button>Agree and join</button></form>",
        title="Sign up, privacy",
    ),
}
WALLS = [
    pytest.param(page, kind, id=f"{kind} {name}")
    for kind, pages in (
        ("challenge", CHALLENGES),
        ("consent_wall", CONSENTS),
        ("soft_404", MISSING),
        ("login_wall", LOGINS),
    )
    for name, page in pages.items()
]


@pytest.mark.parametrize(("wall", "kind"), WALLS)
def test_a_wall_is_called_by_its_kind(wall: Page, kind: str) -> None:
    verdict = judge_walls(sight(wall))
    assert verdict is not None
    assert verdict.kind == kind


@pytest.mark.parametrize(("wall", "kind"), WALLS)
def test_a_walls_verdict_gives_its_reason(wall: Page, kind: str) -> None:
    verdict = judge_walls(sight(wall))
    assert verdict is not None
    assert verdict.reason


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(page(ARTICLE), id="plain"),
        pytest.param(
            page(ARTICLE, title="Why your page was not found: a history of error 404"), id="about error 404"
        ),
        pytest.param(
            page(
                f"<h1>Cookie consent is broken</h1>{ARTICLE}<button>Accept all</button>",
                title="Cookie consent is broken",
            ),
            id="about consent",
        ),
        pytest.param(
            page(f"<h1>Cookie banners</h1><p>{COOKIES * 4}</p><button>Accept</button>", head=NEWS),
            id="quoting a banner at length",
        ),
        pytest.param(
            page(ARTICLE + '<form action="/login"><input type="password"></form><h2>Log in</h2>'),
            id="with a form to log in",
        ),
        pytest.param(
            page(ARTICLE + "<script>window.__CF$cv$params={};a='/cdn-cgi/challenge-platform/x'</script>"),
            id="behind Cloudflare",
        ),
        pytest.param(
            page(
                f"<p>{SENTENCE * 2}</p><script src='/_Incapsula_Resource?SWJIYLWA=1'></script>"
                + "<p>Menu</p>" * 9
            ),
            id="let through by Incapsula",
        ),
        pytest.param(
            page(ARTICLE + '<div class="g-recaptcha"></div>', title="Captcha: are you a robot?"),
            id="about captchas",
        ),
        pytest.param(
            page(f"<h1>Five hurt in crash on Highway 404</h1><p>{SENTENCE * 6}</p>", head=NEWS),
            id="about Highway 404",
        ),
        pytest.param(page(f"<p>{SENTENCE}</p>", head=NEWS), id="of one sentence"),
        pytest.param(
            page(
                f"<h1>404 – Page not found</h1>{f'<p>{SENTENCE * 2}</p>' * 4}", title="404 – Page not found"
            ),
            id="titled like an error page",
        ),
        pytest.param(
            page(
                f"<h1>Are you a robot?</h1>{f'<p>{SENTENCE * 2}</p>' * 4}<div class='g-recaptcha'></div>",
                title="Are you a robot?",
                head='<link rel="canonical" href="/a/ferry-stays">',
            ),
            id="titled like a challenge, at its own address",
        ),
        pytest.param(
            Page(
                url="https://paper.example/a/ferry-stays",
                body=f"<body class=cookies-not-set><p>{SENTENCE * 4}</p><button>Accept</button>".encode(),
            ),
            id="whose body has a name of the cookie notice",
        ),
        pytest.param(
            page(
                f'<div id="didomi-host"><h1>Privacy</h1><p>{COOKIES * 4}</p><button>Accept</button></div>'
                f"<main><h1>Ferry stays</h1><p>{SENTENCE}</p></main>"
            ),
            id="of one sentence under a consent tool's dialog",
        ),
        pytest.param(
            page(
                f'<div class="cookie-banner"><p>{COOKIES * 4}</p><button>Accept</button></div>'
                "<main><h1>Ferry stays</h1><p>The ferry stays in service for ten years.</p></main>",
                head='<meta property="og:type" content="article">',
            ),
            id="of half a sentence under a banner, said to be an article",
        ),
        pytest.param(
            page(
                '<div><span>Log ind</span><form><input type="password"><button>Log ind</button></form></div>'
                f"<main><h1>Ferry stays</h1><p>{SENTENCE}</p></main>"
            ),
            id="of one sentence below a menu to sign in",
        ),
        pytest.param(
            page(
                f"<h1>Page not found: the lost register</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>",
                head='<meta property="og:type" content="article">',
            ),
            id="of two paragraphs, titled like an error page",
        ),
        pytest.param(
            page(
                f'<div id="tarteaucitronRoot"><p>{COOKIES * 2}</p><button>Accept</button></div>'
                f"<main><h1>Ferry stays</h1><p>{SENTENCE}</p></main>"
            ),
            id="under a tool whose names go on in camel case",
        ),
        pytest.param(
            page(
                f'<div class="cookie-banner"><p>{COOKIES * 4}</p><button>Accept</button></div>'
                f"<main><h1>Cookies, consent and privacy</h1><p>{SENTENCE}</p></main>"
            ),
            id="titled like a banner, under one",
        ),
        pytest.param(
            page(f"<h1>Ferry stays</h1>{f'<p>{SENTENCE}</p>' * 3}<p>Please verify you are human</p>"),
            id="with a test for robots in words",
        ),
        pytest.param(
            page(f"<h1>paper.example</h1><h2>Ferry stays</h2><p>{SENTENCE}</p><p>{SENTENCE}</p>"),
            id="of two paragraphs, on a site whose name is its address",
        ),
        pytest.param(
            page(
                f"<h1>You must log in to book the ferry</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>"
                '<form><input type="password"></form>',
                head=NEWS,
            ),
            id="about signing in, beside a form to do so",
        ),
        pytest.param(
            page(
                f"<h1>Ferry stays</h1><p>{SENTENCE * 2}</p><form><div class=cf-turnstile></div></form>"
                '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>'
            ),
            id="with a test for robots in its form for comments",
        ),
        pytest.param(
            page(
                f"<h1>Coast road blocked after landslide</h1><p>{SENTENCE}</p>",
                title="Coast road blocked after landslide",
            ),
            id="of a road that is blocked",
        ),
        pytest.param(
            page(
                f"<h1>Article removed from the constitution</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>",
                head=OF_ITSELF + '<meta property="og:title" content="Article removed from constitution">',
            ),
            id="of an article of the law that is removed",
        ),
        pytest.param(
            page(f"<h1>Statue gone</h1><p>The statue has been removed. {SENTENCE}</p>"), id="of a removal"
        ),
        pytest.param(
            page(
                "<p>" + "市议会周二晚间投票决定让旧渡轮继续服役十年，居民对此普遍表示欢迎。" * 12 + "</p>",
                title="渡轮",
            ),
            id="in Chinese",
        ),
    ],
)
def test_an_article_is_no_wall(wanted: Page) -> None:
    assert judge_walls(sight(wanted)) is None


def test_an_error_status_is_an_error_whatever_the_page_says() -> None:
    verdict = judge_walls(sight(answered(page(ARTICLE), 500)))
    assert verdict is not None
    assert (verdict.kind, verdict.reason) == ("error", "status 500")


def test_a_servers_failure_is_an_error_though_a_vendor_tells_of_it() -> None:
    failed = answered(page('<div id="cf-error-details"><h1>Connection timed out</h1></div>'), 522)
    verdict = judge_walls(sight(failed))
    assert verdict is not None
    assert verdict.kind == "error"


def test_a_dialog_over_a_text_that_the_state_holds_is_no_wall() -> None:
    dialog = f'<div id="didomi-host"><p>{COOKIES}</p><button>Weiter</button></div>'
    held = json_ld(**{"@type": "NewsArticle", "articleBody": SENTENCE * 9}).replace("NewsArticle", "Thing")
    assert judge_walls(sight(page(dialog, head=held))) is None


def test_a_page_that_sends_its_readers_on_is_not_there() -> None:
    head = '<meta http-equiv="refresh" content="15; url=https://new.example/">'
    verdict = judge_walls(sight(page("<h1>Wir ziehen um</h1><p>Gleich geht es weiter.</p>", head=head)))
    assert verdict is not None
    assert verdict.kind == "soft_404"


def test_a_page_that_reloads_itself_is_no_wall() -> None:
    head = '<meta http-equiv="refresh" content="300; url=/a/ferry-stays">'
    assert judge_walls(sight(page(f"<h1>Ferry stays</h1><p>{SENTENCE}</p>", head=head))) is None


def test_a_short_article_at_an_address_that_says_where_to_return_to_is_no_wall() -> None:
    menu = '<h2>Log in</h2><form><input type="password"></form>'
    url = "https://paper.example/a/ferry-stays?next=%2Fnews"
    assert judge_walls(sight(page(f"<h1>Feira</h1><p>{SENTENCE * 4}</p>{menu}", url=url))) is None


def test_a_short_article_beside_a_form_to_sign_in_is_no_wall() -> None:
    side = '<div><h3>Entrar</h3><form><input type="password"></form></div>'
    assert judge_walls(sight(page(f"<h1>Feira</h1><p>{SENTENCE * 4}</p>{side}"))) is None
