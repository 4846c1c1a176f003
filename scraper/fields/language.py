"""The article's language, as a BCP 47 tag: what the page declares, if its text does not contradict it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from scraper.article import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])", re.I)
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 900
"""Characters of the body that are looked at: enough for some 60 function words."""
LATIN_END = "\u036f"
NOT_LATIN = re.compile("[\u0370-\u1fff\u2c00-\uffff\U00010000-\U0003ffff]")
"""Letters of other scripts, with their marks; not the dashes and quotation marks between."""
PLAIN = 0.24
"""Share of words: of a text, those of any language not too much like its own make less (fr for es: a quarter)."""
KNOWN = 0.25
"""Share of words from which a text is sure to be of a language of the table, and of no other."""
# The commonest function words, those that other languages of the table have too left in: the sum decides.
WORDS = {
    "en": "the of and to in a is that for it was on are with as his they be at this from have or by one "
    "had not but what were when we there can an your which their said has",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont "
    "avec aux son mais comme ou cette elle être ont été",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o "
    "este sí porque esta entre cuando muy sin sobre también fue ha",
    "it": "di che e la il un a per in è una sono con non del le da si i della nel al come più ma anche "
    "ha alla gli dei delle lo dal se questo stato",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele "
    "das tem à seu sua ou ser quando muito há nos já está também",
    "nl": "de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog "
    "uit door over wordt naar heeft hij ze wat meer geen",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från så "
    "kan när under också nu ska",
    "da": "og i at det er en til på som af for med den de har ikke der et om var han men sig fra kan så "
    "jeg ved eller nu også efter blev",
    "nb": "og i det er på en som til å av for at med har de ikke den et var om men han seg fra kan så vi "
    "jeg ble etter også eller",
    "fi": "ja on ei että se oli hän mutta ovat myös kun joka kuin ole sen mukaan jo nyt tai sekä olla "
    "vain niin mitä vielä voi",
    "pl": "w i na z do się nie że jest o to jak po od za przez dla co tym oraz są ale tak jego przed już "
    "był także tego które",
    "cs": "a v se na je že o s z do i to k ve pro za by ale si po jako od jsou podle byl už které jeho "
    "není také",
    "sk": "a v sa na je že o s z do aj to k vo pre za by ale si po ako od sú podľa bol už ktoré jeho nie "
    "tiež",
    "hu": "a az és hogy nem is egy ez volt csak de már meg még ha mint van vagy el lesz kell aki azt ami "
    "szerint után",
    "ro": "de și în a la cu pe nu că care din este un o să mai pentru au fost se ce prin sau după dar ca "
    "lui sunt",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ise ama değil var ne o "
    "olduğu ancak",
    "hr": "i u je na se da su za od s o a koji ne to kao ali iz bi će do što nije sve samo koja može",
    "sl": "in je v na da se za so ki z pa s ne tudi po bi od pri o kot do ni še bo če že",
    "sq": "të e në dhe i një për me se është që nga u do si ka më nuk janë ai kjo",
    "et": "ja on ei et see oli ka kui ta mis aga või oma siis ning kes olid nii ma veel",
    "lv": "un ir ar no par ka uz kas arī bet to gan lai tas pēc vai nav jau tiek",
    "lt": "ir yra kad į iš su tai ne bet kaip o nuo dėl už apie jau buvo prie",
    "id": "yang dan di dengan untuk ini dari pada tidak dalam itu akan ke oleh juga saya telah ada "
    "karena mereka",
    "ms": "yang dan di dengan untuk ini dari pada tidak dalam itu akan ke oleh juga beliau telah ialah "
    "kerana mereka kata",
    "vi": "và của là có được cho không một trong các với người đã những khi này về từ để năm",
    "ca": "de la i el que a en les els per un una amb és no del es al dels ha més com són també però",
    "is": "og í að á er sem til það við um var en hann ekki með fyrir af hefur eru þá",
    "af": "die en van in is het nie dat te op vir met wat hy aan sy om ook as was",
    "tl": "ang ng sa na mga ay at si ni para hindi kay nang ito siya",
    "sw": "ya na wa kwa katika ni la za kuwa cha hiyo huo kama",
    "ru": "и в не на что с по он как это его но из у за к для от о все так был было ещё уже или если бы они только",
    "uk": "і в не на що з до та як це його але із у за для від про все так був й який також",
    "bg": "на и да за от се в не е с че по като са ще до към беше това при как",
    "sr": "и у је на се да су за од о а који не то као али из би ће",
    "mk": "на и во да се од за не е со дека ќе го по ги што како",
    "be": "і у не на што з да як гэта яго але за для ад пра таксама быў",
    "ar": "في من على إلى أن التي عن مع هذا الذي كان هذه ما لا بعد",
    "fa": "و در به از که این را با است برای آن یک خود تا بر شد",
    "ur": "کے کی میں اور ہے سے کا کو نے کہ پر یہ بھی ہیں",
    "hi": "के में की है और से को का ने कि पर यह भी हैं",
    "mr": "आणि आहे या च्या ते हे आहेत केले नाही की",
    "ne": "र छ को मा ले छन् गरेको पनि भएको",
}
SCRIPTS = (
    ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"), ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"), ("he", "\u0590", "\u05ff"), ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"), ("hy", "\u0530", "\u058f"), ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"), ("te", "\u0c00", "\u0c7f"), ("gu", "\u0a80", "\u0aff"),
    ("pa", "\u0a00", "\u0a7f"), ("kn", "\u0c80", "\u0cff"), ("ml", "\u0d00", "\u0d7f"),
    ("si", "\u0d80", "\u0dff"), ("km", "\u1780", "\u17ff"), ("my", "\u1000", "\u109f"),
    ("lo", "\u0e80", "\u0eff"), ("am", "\u1200", "\u137f"),
)  # fmt: skip
ALIKE = (
    {"hr", "sr", "bs", "sh", "me"}, {"nb", "no", "nn", "da"}, {"id", "ms"}, {"zh", "yue"}, {"tl", "fil"},
    {"gl", "pt", "es", "ca"}, {"he", "iw"},
    {"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "uz", "tt"},
    {"ar", "fa", "ur", "ps", "ku", "ckb", "ug"}, {"cs", "sk"}, {"hi", "mr", "ne", "sa"}, {"af", "nl", "fy"},
)  # fmt: skip
"""Languages whose function words are too much alike for a short text to overrule a declaration."""


def read_language(clues: Clues) -> tuple[str | None, Source | None]:
    """The declared language, or that of the text where the two are at odds or none is declared."""
    tags = _declared(clues)
    declared = list(islice(tags, 1))
    for step, raw, tag in declared:
        if is_plainly(tag.split("-")[0], clues.region.text):
            return tag, Source(step=step, raw=raw[:40], confidence=0.98)
    declared += tags
    seen, share = language_of(clues.region.text)
    for step, raw, tag in declared:
        language = tag.split("-")[0]
        if _may_write(language, clues.region.text) and (seen is None or _may_be(language, seen, share)):
            return tag, Source(step=step, raw=raw[:40], confidence=0.98 if seen else 0.85)
    if seen is None:
        return None, None
    note = f"the page declares {declared[0][2]}" if declared else None
    return seen, Source(step="text", raw=None, confidence=0.9, note=note)


def _declared(clues: Clues) -> Iterator[tuple[str, str, str]]:
    """Step, raw, tag: the article's own word, then the page's, then what is meant for others."""
    for step, value in _values(clues):
        value = value.get("alternateName") if isinstance(value, dict) else value
        if isinstance(value, str) and (tag := parse_tag(value)):
            yield step, value, tag


def _values(clues: Clues) -> Iterator[tuple[str, Any]]:
    for article in clues.articles[:1]:
        yield "json_ld", article.get("inLanguage")
    yield "html_lang", clues.html_language
    for name in ("og:locale", "content-language", "language", "dc.language"):
        yield f"meta_{name}", clues.doc.meta.first(name)


def parse_tag(raw: str) -> str | None:
    """A BCP 47 tag in its usual case, or None.

    >>> parse_tag("en_us"), parse_tag("zh-hant-TW"), parse_tag("English")
    ('en-US', 'zh-Hant-TW', None)
    """
    match = _TAG.match(raw.strip())
    if match is None or (len(raw.strip()) > 3 and match.end() < 4):
        return None
    parts = [match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()]
    return "-".join(p for p in parts if p)


def is_plainly(language: str, text: str) -> bool:
    """Whether so many of the text's words are function words of the language that no other need be tried."""
    own = _words_of(language)
    words = text[: SAMPLE // 2].casefold().split()
    return bool(own) and len(words) > 20 and sum([w in own for w in words]) > PLAIN * len(words)


def language_of(text: str) -> tuple[str | None, float]:
    """The language of a text by script and function words, and the share of its words that spoke for it."""
    sample = text[:SAMPLE]
    if len(sample) < 60:
        return None, 0.0
    if script := _script(sample):
        return script, 1.0
    words = _WORD.findall(sample.casefold())
    spoken = _languages_of()
    votes = Counter([language for word in words if word in spoken for language in spoken[word]])
    if not words or not votes:
        return None, 0.0
    (language, count), *rest = votes.most_common(2)
    share = count / len(words)
    runner_up = rest[0][1] if rest else 0
    return (language, share) if share > 0.12 and count > runner_up * 1.15 else (None, share)


def _script(sample: str) -> str | None:
    """The language that alone writes in the script of most letters; a little kana among Han makes it Japanese."""
    if sample.isascii():
        return None
    letters = [c for c in sample[:400] if c > "\u036f" and c.isalpha()]
    if len(letters) < 0.3 * len(sample[:400]):
        return None
    if sum("\u3040" <= c <= "\u30ff" for c in letters) > 0.05 * len(letters):
        return "ja"
    middle = sorted(letters)[len(letters) // 2]
    return next((language for language, low, high in SCRIPTS if low <= middle <= high), None)


@cache
def _words_of(language: str) -> frozenset[str]:
    return frozenset(WORDS.get(language, "").split())


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in WORDS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def _may_write(declared: str, text: str) -> bool:
    """Whether the text may be of the declared language by its letters: not English in Devanagari."""
    own = WORDS.get(declared, "")
    if not own or own[0] > LATIN_END or text.isascii():
        return True
    sample = text[:SAMPLE]
    return len(NOT_LATIN.findall(sample)) * 2 <= len(sample)


def _may_be(declared: str, seen: str, share: float) -> bool:
    """Whether a text that looks like the language seen may be of the declared one: if the two are much alike, or nobody
    knows the declared one's words and few spoke for the other.
    """
    alike = declared == seen or any(declared in group and seen in group for group in ALIKE)
    return alike or (declared not in WORDS and share < KNOWN)
