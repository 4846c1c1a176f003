"""Frames that are never part of an article: tracking, advertisements, widgets of the page around it.

By what stands in their URL. The names are of services and of words that such services put into their paths, read
off the frames of 1,845 news pages (2026-11) and the lists of EasyList's categories; no site of a publisher is among
them.
"""

import re

SERVICES = (
    "googletagmanager doubleclick googlesyndication googleadservices adservice.google adnxs amazon-adsystem "
    "rcm-..\\.amazon criteo taboola outbrain mgid\\.com revcontent adform smartadserver teads\\.tv a-ads\\.com "
    "tagcommander mookie1 demdex krxd\\.net quantserve scorecardresearch chartbeat mrf\\.io marfeel yektanet "
    "realclick trendmd datafeedfile ck-cdn booking\\.com tradedoubler awin1 affili zanox "
    "widgets\\.wp\\.com public-api\\.wordpress jetpack\\.wordpress disqus\\.com coral\\. livefyre spot\\.im "
    "openweb viafoura hyvor commento accounts\\.google recaptcha hcaptcha challenges\\.cloudflare "
    "addthis sharethis addtoany shareaholic lightwidget snapwidget elfsight curator\\.io juicer\\.io "
    "whatsbroadcast messengerpeople mailchimp list-manage mailerlite emailsys salesmanago mailjet beehiiv\\.com/ "
    "substack\\.com/embed informz campaign-archive hsforms hubspot\\.com/(?:meetings|forms) mailpoet sendinblue "
    "klaviyo convertkit onesignal pushwoosh piano\\.io tinypass sourcepoint onetrust cookiebot didomi "
    "newsoveraudio readspeaker beyondwords trinityaudio remixd speechkit ad-auris play\\.ht voicelayer instaread "
    "audioeye audionative audionote listento\\.news textaloud tradingview-widget archive\\.org/includes"
).split()
PATHS = (
    r"facebook\.com/(?:v[\d.]+/)?plugins/(?!post|video)",
    r"facebook\.com/(?:tr|connect|sharer|dialog)\b",
    r"(?:twitter|x)\.com/(?:widgets/(?:follow|tweet_button|hub)|share|intent|oct)",
    r"youtube\.com/(?:subscribe|signin|iframe_api|player_api)",
    r"google\.[a-z.]+/(?:recaptcha|afs|ads|cse|accounts|url\?)",
    r"linkedin\.com/(?:share|cws|countserv)",
    r"[/.]share(?:\.php)?/?\?|/sharer?\b|/intent/|mailto|whatsapp\.com/send|reddit\.com/submit|telegram\.me/share|t\.me/share",
    r"/embed/#?\?secret=",
    r"/embed/articles?/|/articles?/[^?]*/embed/?(?:$|[?#])",
    r"/embed/?#\?secret=",
    r"/ns\.html\?",
    r"/aframe\b",
    r"(?:^|[/._-])(?:ad|ads|adv|adserver|adserving|advert|adverts|advertising|adframe|adview|adin|banner|banners)(?=[/._?-]|s\d|$)",
    r"/afr\.php|/delivery/|/adclick|zoneid=",
    r"(?:^|[/._-])(?:newsletters?|subscribe|subscription|signup|sign-up|paywall|optin|opt-in)(?=[/._?-]|$)",
    r"(?:^|[/._-])(?:login|logout|sso|signin|oauth2?|auth)(?=[/._?-]|$)",
    r"(?:^|[/._-])(?:comments?|comentarios|kommentare|discussion|discuss)(?=[/._?-]|$)",
    r"(?:^|[/._-])(?:cookie|cookies|consent|cmp|gdpr|cookie-?sync|usersync|pixel|beacon|tracking|analytics|gtm)(?=[/._?-]|$)",
    r"text-?(?:to|2)-?speech|[/_.-]tts[/_.-]|read-?aloud|article-?audio",
    r"null-?iframe|about:blank|blank\.html?$|empty\.html?$",
    r"(?:^|[/._-])(?:stock|market|currency)-?ticker|ticker\.(?:php|html)|jobticker",
)
REFUSED = re.compile("|".join((*(rf"[/.]?{name}" for name in SERVICES), *PATHS)), re.I)


def is_refused(url: str) -> bool:
    """Whether this URL is of a service, or for a purpose, that no article embeds.

    >>> is_refused("https://www.facebook.com/plugins/like.php?href=x"), is_refused("https://vimeo.com/123456")
    (True, False)
    """
    return REFUSED.search(url[:600]) is not None
