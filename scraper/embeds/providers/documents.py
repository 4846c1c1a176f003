"""Documents, pictures, code, forms and the like."""

from scraper.embeds.provider import Provider

DOCUMENTS = (
    Provider(
        "google_docs", "docs.google.com drive.google.com forms.gle sheets.google.com lookerstudio.google.com "
        "datastudio.google.com",
        # One of the sheets or charts of a spreadsheet; else what stands after `?` is of the view alone.
        (r"^/(?:spreadsheets|a/).*[?&#](?P<part>[go]id=\w+)", "{bare}?{part}", "{full}"),
        (r"^/(?:(?:a/[^/]+/|u/\d/)?(?:forms|document|spreadsheets|presentation|file)/(?:u/\d/)?d/)", "{bare}", "{full}"),
        (r"^/(?:forms|document|spreadsheets|presentation|file|embeddedfolderview|viewer|gview|embed|u/\d/|a/)", "{full}", "{full}"),
        (r"^/\w{12,}$", "{full}", "{full}"),
    ),
    Provider(
        "documentcloud", "documentcloud.org embed.documentcloud.org assets.documentcloud.org "
        "beta.documentcloud.org",
        (r"^/documents/(?P<id>\d+)", "{id}", "{full}"),
        words="documentcloud dv-container", ids=r"\d{5,9}(?:-[\w-]+)?", id_url="https://embed.documentcloud.org/documents/{id}/",
    ),
    Provider(
        "scribd", "scribd.com .scribd.com",
        (r"^/(?:embeds|document|doc|presentation|fullscreen)/(?P<id>\d+)", "{id}", "https://www.scribd.com/document/{id}"),
        words="scribd",
    ),
    Provider(
        "issuu", "issuu.com e.issuu.com static.issuu.com",
        (r"[?&]d=(?P<id>[\w.-]+)(?:&(?:.*&)?u=(?P<user>[\w.-]+))?", "{id}", "{full}"),
        (r"^/(?P<user>[\w.-]+)/docs/(?P<id>[\w.-]+)", "{id}", "{full}"),
        (r"^/embed\.html#(?P<id>\d+/\d+)", "{id}", "{full}"),
        words="issuu", ids=r"\d+/\d+", id_url="https://e.issuu.com/embed.html#{id}",
    ),
    Provider(
        "slideshare", "slideshare.net",
        (r"^/slideshow/embed_code/(?:key/)?(?P<id>\w+)", "{id}", "{full}"),
        (r"^/(?P<id>[\w-]+/[\w-]{8,})", "{id}", "{full}"),
    ),
    Provider(
        "calameo", "calameo.com .calameo.com",
        (r"[?&]bkcode=(?P<id>\w+)", "{id}", "https://www.calameo.com/read/{id}"),
        (r"^/(?:read|books)/(?P<id>\w+)", "{id}", "https://www.calameo.com/read/{id}"),
    ),
    Provider("yumpu", "yumpu.com", (r"^/\w\w/(?:embed/view|document/(?:read|view)|iframe)/(?P<id>\w+)", "{id}", "{full}")),
    Provider("speakerdeck", "speakerdeck.com", (r"^/player/(?P<id>\w+)", "{id}", "{full}"), words="speakerdeck",
             ids=r"[0-9a-f]{32}", id_url="https://speakerdeck.com/player/{id}"),
    Provider("prezi", "prezi.com", (r"^/(?:v/|p/|i/|view/)?(?:embed/)?(?P<id>[\w-]{8,})", "{id}", "{full}")),
    Provider("canva", "canva.com", (r"^/design/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider(
        "imgur", "imgur.com i.imgur.com",
        (r"^/(?P<id>(?:a|gallery)/\w{5,})", "{id}", "https://imgur.com/{id}"),
        (r"^/(?P<id>\w{5,8})(?:/embed|\.gifv?|\.mp4|[?/]|$)", "{id}", "https://imgur.com/{id}"),
        words="imgur", ids=r"(?:a/)?\w{5,8}", id_url="https://imgur.com/{id}",
    ),
    Provider(
        "giphy", "giphy.com",
        (r"^/(?:embed|gifs|clips|stickers)/(?:[\w-]*-)?(?P<id>\w{8,})", "{id}", "https://giphy.com/embed/{id}"),
        words="giphy", ids=r"\w{10,20}", id_url="https://giphy.com/embed/{id}",
    ),
    Provider("tenor", "tenor.com", (r"^/(?:embed|view)/(?:[\w-]*-)?(?P<id>\d+)", "{id}", "{full}"), words="tenor",
             ids=r"\d{6,20}", id_url="https://tenor.com/embed/{id}"),
    Provider(
        "genius", "genius.com",
        (r"^/songs/(?P<id>\d+)", "{id}", "https://genius.com/songs/{id}"),
        words="genius", ids=r"\d{4,9}", id_url="https://genius.com/songs/{id}",
    ),
    Provider(
        "gist", "gist.github.com",
        (r"^/(?:[\w-]+/)?(?P<id>[0-9a-f]{5,32})(?:\.js|\.pibb|[?/#]|$)", "{id}", "https://gist.github.com/{id}"),
        words="gist", ids=r"[0-9a-f]{20,32}", id_url="https://gist.github.com/{id}",
    ),
    Provider(
        "codepen", "codepen.io",
        (r"^/(?P<user>[\w-]+)/(?:embed(?:/preview)?|pen|full|details)/(?P<id>\w{6,})", "{id}",
         "https://codepen.io/{user}/pen/{id}"),
        words="codepen", ids=r"[a-zA-Z]{6,8}|[0-9a-zA-Z-]{36}", id_url="https://codepen.io/pen/embed/{id}",
    ),
    Provider("jsfiddle", "jsfiddle.net", (r"^/(?P<id>(?:[\w-]+/)?\w{8})/", "{id}", "{full}")),
    Provider("codesandbox", "codesandbox.io", (r"^/(?:embed|s|p/sandbox)/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("sketchfab", "sketchfab.com", (r"^/(?:models|3d-models)/(?:[\w-]*-)?(?P<id>[0-9a-f]{32})", "{id}", "{full}")),
    Provider("figma", "figma.com embed.figma.com", (r"^/(?:embed|file|proto|design|board)\b", "{full}", "{full}")),
    Provider(
        "typeform", ".typeform.com typeform.com",
        (r"^/to/(?P<id>\w+)", "{id}", "{full}"),
        words="typeform tf-widget tf-live", ids=r"[A-Za-z0-9]{6,8}|[0-9A-Z]{26}", id_url="https://form.typeform.com/to/{id}",
    ),
    Provider("airtable", "airtable.com", (r"^/embed/(?P<id>[\w/]+)", "{id}", "{full}")),
    Provider("apester", "renderer.apester.com discover.apester.com", (r"/(?:v2|interaction)/(?P<id>[0-9a-f]{24})", "{id}", "{full}"),
             words="apester", ids=r"[0-9a-f]{24}", id_url="https://renderer.apester.com/v2/{id}"),
    Provider("playbuzz", "playbuzz.com embed.ex.co", (r"^/item/(?P<id>[\w-]+)", "{id}", "{full}"),
             (r"^/(?P<id>[\w-]+/[\w-]+)/?$", "{id}", "{full}"), words="playbuzz pb_feed",
             ids=r"[0-9a-f]{8}-[0-9a-f-]{27}", id_url="https://embed.ex.co/item/{id}"),
    Provider("riddle", "riddle.com", (r"^/(?:embed/)?(?:[abeqs]|show|view)/(?P<id>\w+)", "{id}", "{full}"), words="riddle",
             ids=r"[A-Za-z0-9]{8}|\d{4,7}", id_url="https://www.riddle.com/embed/a/{id}"),
    Provider("crowdsignal", "polldaddy.com secure.polldaddy.com crowdsignal.com secure.crowdsignal.com poll.fm",
             (r"^/(?:p/|poll/)?(?P<id>\d{5,})", "{id}", "https://poll.fm/{id}")),
    Provider("genially", "view.genially.com view.genial.ly", (r"^/(?P<id>[0-9a-f]{24})", "{id}", "https://view.genially.com/{id}"),
             words="genially", ids=r"[0-9a-f]{24}", id_url="https://view.genially.com/{id}"),
    Provider("matterport", "my.matterport.com", (r"^/show/?\?(?:.*&)?m=(?P<id>\w+)", "{id}", "{full}")),
    Provider("storify", "storify.com", (r"^/(?P<id>[\w-]+/[\w-]+)", "{id}", "https://storify.com/{id}")),
    Provider("asciinema", "asciinema.org", (r"^/a/(?P<id>\w+)", "{id}", "https://asciinema.org/a/{id}")),
    Provider("thinglink", "thinglink.com", (r"^/(?:card|view/scene|videocard)/(?P<id>\d+)", "{id}", "{full}")),
    Provider("getty", "embed.gettyimages.com gettyimages.* gettyimages.co.uk gettyimages.co.jp gettyimages.com.au",
             (r"^/embed/(?P<id>[\d,]+)", "{id}", "{full}"), (r"^/detail/(?:[^?#]*/)?(?P<id>\d{5,})", "{id}", "{bare}"), words="gie-single"),
    Provider("flickr", "flickr.com embedr.flickr.com", (r"^/photos/[\w@-]+/(?P<id>\d+)", "{id}", "{full}"),
             (r"^/photos/[\w@-]+/(?:albums|sets)/(?P<id>\d+)", "albums/{id}", "{full}"), words="flickr"),
    Provider("polymarket", "embed.polymarket.com", (r"^/market", "{full}", "{full}")),
)  # fmt: skip
