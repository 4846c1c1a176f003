"""Frames that are never part of an article: tracking, advertisements, widgets of the page around it.

Known by their service's host, or by a word that stands in the path for what they do. The names are those of services
met in the frames of 1,845 news pages (2026-11) and in EasyList (https://easylist.to); no publisher is among them.
"""

import re

SERVICES = frozenset(
    "googletagmanager.com doubleclick.net googlesyndication.com googleadservices.com adnxs.com "
    "amazon-adsystem.com criteo.com taboola.com outbrain.com mgid.com revcontent.com adform.net "
    "smartadserver.com teads.tv a-ads.com tagcommander.com mookie1.com demdex.net krxd.net quantserve.com "
    "scorecardresearch.com chartbeat.com mrf.io marfeelrev.com yektanet.com realclick.co.kr trendmd.com "
    "datafeedfile.com ck-cdn.com booking.com tradedoubler.com awin1.com zanox.com mathtag.com widgets.wp.com "
    "public-api.wordpress.com jetpack.wordpress.com disqus.com coral.coralproject.net livefyre.com spot.im "
    "openweb.com viafoura.co hyvor.com commento.io accounts.google.com recaptcha.net hcaptcha.com "
    "challenges.cloudflare.com addthis.com sharethis.com addtoany.com shareaholic.com lightwidget.com "
    "snapwidget.com elfsight.com curator.io juicer.io whatsbroadcast.com messengerpeople.com mailchimp.com "
    "list-manage.com mailerlite.com emailsys1c.net salesmanago.pl mailjet.com beehiiv.com informz.net "
    "campaign-archive.com hsforms.com hsforms.net sendinblue.com sibforms.com klaviyo.com convertkit.com "
    "onesignal.com pushwoosh.com piano.io tinypass.com cxense.com sp-prod.net privacy-mgmt.com onetrust.com "
    "cookiebot.com didomi.io newsoveraudio.com readspeaker.com beyondwords.io trinityaudio.ai remixd.com "
    "speechkit.io ad-auris.com play.ht instaread.co audioeye.com listento.news tradingview-widget.com "
    "bidswitch.net rubiconproject.com pubmatic.com openx.net casalemedia.com adsrvr.org moatads.com "
    "clickcease.com leadpages.co emailsys.net trinitymedia.ai elevenlabs.io everlit.audio ko-fi.com steadyhq.com "
    "donorbox.org paypal.com patreon.com buymeacoffee.com givebutter.com opentable.com stay22.com getyourguide.com "
    "civicscience.com eacdn.com vidazoo.com primis.tech".split()
)
PURPOSES = frozenset(
    "ad ads adv adserver adserving advert adverts advertising adframe adview adin banner banners afr aframe "
    "adclick zoneid affiliate affiliates newsletter newsletters subscribe subscription signup paywall optin "
    "login logout sso signin oauth oauth2 auth comments comentarios kommentare discussion discuss cookie "
    "cookies cookieiframe globalcookieiframe consent cmp gdpr usersync pixel beacon tracking analytics gtm "
    "sharer sharing mailto tts texttospeech readaloud audionote ticker jobticker donate recaptcha nulliframe".split()
)
"""Words of a path, as a whole: `/ads/top.html`, `/widget/newsletter`."""
PATTERNS = re.compile(
    r"facebook\.com/(?:v[\d.]+/)?plugins/(?!post|video)|facebook\.com/(?:tr|connect|dialog)\b|"
    r"(?:twitter|x)\.com/(?:widgets/(?:follow|tweet_button|hub)|share|intent|oct)|youtube\.com/(?:signin|"
    r"iframe_api|player_api)|"
    r"google\.[a-z.]+/(?:afs|cse|accounts|url\?)|linkedin\.com/(?:share|cws|countserv)|reddit\.com/submit|"
    r"(?:telegram\.me|t\.me)/share|/share(?:\.php)?/?\?|substack\.com/embed|"
    r"/embed/?#?\?secret=|/embed/articles?/|/articles?/[^?]*/embed/?(?:$|[?#])|/ns\.html\?|"
    r"spotify\.com/follow/|text-to-speech|read-aloud|sign-up|opt-in|null-iframe|about:blank|(?:blank|empty)\.html?$|stock-ticker|"
    r"/delivery/",
    re.I,
)
"""Addresses of plug-ins that show no post or film: buttons to share and to follow, sign-in, counters, cards of other
articles, empty pages.
"""
WORD = re.compile(r"[a-z0-9]+")
MAX_CHARS = 400


def is_refused(url: str) -> bool:
    """Whether this URL is of a service, or for a purpose, that no article embeds.

    >>> is_refused("https://www.facebook.com/plugins/like.php?href=x"), is_refused("https://vimeo.com/123456")
    (True, False)
    """
    text = url[:MAX_CHARS].lower()
    _, slashes, rest = text.partition("//")
    host, _, path = (rest if slashes else "/" + text).partition("/")
    labels = host.partition(":")[0].split(".")
    if any(".".join(labels[at:]) in SERVICES for at in range(len(labels) - 1)):
        return True
    words = {*labels[:-1], *WORD.findall(path.partition("?")[0])}
    return not PURPOSES.isdisjoint(words) or PATTERNS.search(text) is not None
