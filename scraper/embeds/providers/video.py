"""Players of moving pictures."""

from scraper.embeds.provider import Provider

YOUTUBE = "https://www.youtube.com/watch?v={id}"

VIDEO = (
    Provider(
        "youtube", "youtube.com youtube-nocookie.com youtube.googleapis.com music.youtube.com "
        "gaming.youtube.com",
        (r"^/(?:embed|v|e|shorts|live|vi?)/(?!videoseries|live_stream)(?P<id>[\w-]{11})(?![\w-])", "{id}", YOUTUBE),
        (r"^/(?:watch|ytscreeningroom)?/?\?(?:.*&)?vi?=(?P<id>[\w-]{11})(?![\w-])", "{id}", YOUTUBE),
        (r"[?&]list=(?P<id>(?!UU)[\w-]{12,})", "{id}", "https://www.youtube.com/playlist?list={id}"),
        words="youtube lite-yt ytvideo yt-video ytplayer", ids=r"[\w-]{11}", id_url=YOUTUBE,
        start=r"[?&#](?:start|t|time_continue)=(\d+)",
    ),
    Provider(
        "youtube", "youtu.be",
        (r"^/(?P<id>[\w-]{11})(?![\w-])", "{id}", YOUTUBE),
        start=r"[?&#](?:start|t)=(\d+)",
    ),
    Provider(
        "vimeo", "vimeo.com player.vimeo.com",
        (r"^/(?:video/|channels/[^/]+/|groups/[^/]+/videos/|showcase/\d+/video/|album/\d+/video/|ondemand/[^/]+/)?"
         r"(?P<id>\d{5,})(?!\w)", "{id}", "https://vimeo.com/{id}"),
        (r"^/(?P<id>(?:event|showcase)/\d+)", "{id}", "https://vimeo.com/{id}"),
        (r"^/moogaloop\.swf\?(?:.*&)?clip_id=(?P<id>\d+)", "{id}", "https://vimeo.com/{id}"),
        words="vimeo", ids=r"\d{6,11}", id_url="https://vimeo.com/{id}",
    ),
    Provider(
        "dailymotion", "dailymotion.com geo.dailymotion.com dai.ly",
        (r"^/(?:embed/|swf/)?video/(?P<id>[a-zA-Z0-9]{5,})", "{id}", "https://www.dailymotion.com/video/{id}"),
        (r"^/swf/(?P<id>x[a-zA-Z0-9]{4,})", "{id}", "https://www.dailymotion.com/video/{id}"),
        (r"[?&]video=(?P<id>[a-zA-Z0-9]{5,})", "{id}", "https://www.dailymotion.com/video/{id}"),
        (r"[?&]playlist=(?P<id>[a-zA-Z0-9]{5,})", "{id}", "https://www.dailymotion.com/playlist/{id}"),
        (r"^/(?P<id>[xk][a-zA-Z0-9]{5,})$", "{id}", "https://www.dailymotion.com/video/{id}"),
        words="dailymotion", ids=r"[xk][a-zA-Z0-9]{5,7}", id_url="https://www.dailymotion.com/video/{id}",
    ),
    Provider(
        "twitch", "twitch.tv player.twitch.tv clips.twitch.tv",
        (r"^/embed\?(?:.*&)?clip=(?P<id>[\w-]+)", "{id}", "https://clips.twitch.tv/{id}"),
        (r"[?&]video=v?(?P<id>\d+)", "{id}", "https://www.twitch.tv/videos/{id}"),
        (r"[?&]channel=(?P<id>\w+)", "{id}", "https://www.twitch.tv/{id}"),
        (r"^/(?:\w+/)?(?:videos/|clip/|v/)(?P<id>[\w-]+)", "{id}", "{bare}"),
        (r"^/(?P<id>[A-Z][A-Za-z]{9,}(?:-[\w-]+)?)$", "{id}", "https://clips.twitch.tv/{id}"),
        words="twitch", ids=r"\d{8,11}", id_url="https://www.twitch.tv/videos/{id}",
    ),
    Provider(
        "rumble", "rumble.com",
        (r"^/embed(?:JS)?/(?:u\w+\.)?(?P<id>v\w{4,})", "{id}", "https://rumble.com/embed/{id}/"),
        (r"^/(?P<id>v[a-z0-9]{5,7})-[^/]*\.html", "{id}", "{bare}"),
        words="rumble", ids=r"v[a-z0-9]{5,7}", id_url="https://rumble.com/embed/{id}/",
    ),
    Provider(
        "ted", "ted.com embed.ted.com embed-ssl.ted.com",
        (r"^/talks/(?:lang/[\w-]+/)?(?P<id>[\w-]+?)(?:\.html)?(?:[?/]|$)", "{id}", "{full}"),
    ),
    Provider(
        "brightcove", "players.brightcove.net bcove.video link.brightcove.com",
        (r"[?&#](?:videoId|%40videoPlayer|@videoPlayer|bctid)=(?P<id>(?:ref(?::|%3A))?[\w.-]+)", "{id}", "{full}"),
        (r"^/(?P<account>\d{5,})/.*[?&]playlistId=(?P<id>\w+)", "{id}", "{full}"),
        words="brightcove bc-video bcvideo bc-player", ids=r"\d{12,14}|ref:[\w.-]+",
        id_url="https://players.brightcove.net/{account}/{player}_default/index.html?videoId={id}",
    ),
    Provider(
        "jwplayer", "cdn.jwplayer.com content.jwplatform.com cdn.jwplatform.com jwp.io",
        (r"^/(?:v2/(?:media|playlists)|players|previews|videos|manifests|thumbs|strips|feeds|embed|s|libraries)/"
         r"(?P<id>[A-Za-z0-9]{8})(?![A-Za-z0-9])", "{id}", "https://cdn.jwplayer.com/previews/{id}"),
        words="jwplayer jwplatform jw-player jwp", ids=r"(?=.*[A-Z0-9])[A-Za-z0-9]{8}",
        id_url="https://cdn.jwplayer.com/previews/{id}",
    ),
    Provider(
        "wistia", ".wistia.net .wistia.com wistia.com wi.st",
        (r"^/(?:embed/)?(?:iframe|medias|playlists|channel|share)/(?P<id>[a-z0-9]{10})(?![a-z0-9])", "{id}",
         "https://fast.wistia.net/embed/iframe/{id}"),
        words="wistia", ids=r"[a-z0-9]{10}", id_url="https://fast.wistia.net/embed/iframe/{id}",
    ),
    Provider(
        "kaltura", ".kaltura.com kaltura.com .kaltura.nordu.net",
        (r"(?:entry_?id(?:=|/|%3D|\]=|%5D=))(?P<id>\d_\w{6,})", "{id}", "{full}"),
        (r"^/media/(?:t/|[^/]+/)(?P<id>\d_\w{6,})", "{id}", "{full}"),
        words="kaltura", ids=r"\d_[a-z0-9]{8}",
        id_url="https://cdnapisec.kaltura.com/p/{account}/embedPlaykitJs/uiconf_id/{player}?iframeembed=true&entry_id={id}",
    ),
    Provider(
        "streamable", "streamable.com",
        (r"^/(?:[eos]/)?(?P<id>[a-z0-9]{4,8})(?:[/?]|$)", "{id}", "https://streamable.com/{id}"),
        words="streamable",
    ),
    Provider("loom", "loom.com", (r"^/(?:embed|share)/(?P<id>\w{16,})", "{id}", "{full}")),
    Provider("vidyard", "play.vidyard.com", (r"^/(?P<id>\w{16,})", "{id}", "https://play.vidyard.com/{id}"),
             words="vidyard", ids=r"\w{20,24}", id_url="https://play.vidyard.com/{id}"),
    Provider("bitchute", "bitchute.com", (r"^/(?:embed|video)/(?P<id>\w+)", "{id}", "{full}")),
    Provider("odysee", "odysee.com", (r"^/(?:\$/embed/)(?P<id>[^?]+)", "{id}", "{full}")),
    Provider("bilibili", "player.bilibili.com bilibili.com",
             (r"(?:bvid=|/video/)(?P<id>BV\w+)", "{id}", "{full}"), (r"[?&]aid=(?P<id>\d+)", "{id}", "{full}")),
    Provider("vidible", "delivery.vidible.tv", (r"vid=(?P<id>\w{20,})", "{id}", "{full}"),
             words="vidible amp-o2", ids=r"[0-9a-f]{24}", id_url="https://delivery.vidible.tv/htmlembed/vid={id}.html"),
    Provider("videopress", "videopress.com video.wordpress.com",
             (r"^/(?:embed|v)/(?P<id>\w{8})", "{id}", "https://videopress.com/v/{id}"), words="videopress"),
    Provider("ok", "ok.ru", (r"^/video(?:embed)?/(?P<id>\d+)", "{id}", "{full}")),
    Provider("aparat", "aparat.com",
             (r"^/(?:v/|video/video/embed/videohash/)(?P<id>\w+)", "{id}", "https://www.aparat.com/v/{id}")),
    Provider("naver_tv", "tv.naver.com", (r"^/(?:v|embed)/(?P<id>\d+)", "{id}", "https://tv.naver.com/v/{id}")),
    Provider("niconico", "embed.nicovideo.jp nicovideo.jp",
             (r"^/watch/(?P<id>(?:sm|so|nm)?\d{5,})", "{id}", "https://www.nicovideo.jp/watch/{id}")),
    Provider("youku", "player.youku.com v.youku.com",
             (r"^/(?:embed/|v_show/id_)(?P<id>\w+=*)", "{id}", "https://v.youku.com/v_show/id_{id}.html")),
    Provider("qq_video", "v.qq.com",
             (r"^/(?:txp/)?iframe/(?:player|preview)\.html\?(?:.*&)?vid=(?P<id>\w+)", "{id}", "https://v.qq.com/x/page/{id}.html")),
    Provider("rutube", "rutube.ru", (r"^/(?:play/embed|video)/(?P<id>\w+)", "{id}", "{full}")),
    Provider(
        "glomex", "player.glomex.com",
        (r"[?&]playlistId=(?P<id>[\w-]+)", "{id}", "{full}"),
        words="glomex", ids=r"(?:v|pl|cl)-\w{8,20}",
        id_url="https://player.glomex.com/integration/1/iframe-player.html?integrationId={account}&playlistId={id}",
    ),
    # Arc's own player: the video of a publisher, under the publisher's name.
    Provider(
        "powa", ".video-player.arcpublishing.com",
        (r"/powaEmbed\.html\?(?:.*&)?uuid=(?P<id>[0-9a-f-]{36})", "{id}", "{full}"),
        words="powa", ids=r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        id_url="https://{account}.video-player.arcpublishing.com/prod/powaEmbed.html?org={account}&env=prod&api=prod&uuid={id}",
    ),
    Provider("digiteka", "ultimedia.com", (r"^/deliver/.*/src/(?P<id>\w+)", "{id}", "{full}")),
    Provider(
        "ooyala", "player.ooyala.com",
        (r"[?&#](?:embedCode|ec)=(?P<id>[\w-]{32})", "{id}", "https://player.ooyala.com/iframe.html?ec={id}"),
        words="ooyala", ids=r"[\w-]{32}", id_url="https://player.ooyala.com/iframe.html?ec={id}",
    ),
    Provider("vine", "vine.co", (r"^/v/(?P<id>\w+)", "{id}", "https://vine.co/v/{id}"), words="vine-embed amp-vine",
             ids=r"\w{11}", id_url="https://vine.co/v/{id}"),
    Provider("coub", "coub.com", (r"^/(?:embed|view)/(?P<id>\w+)", "{id}", "https://coub.com/view/{id}")),
    Provider("gfycat", "gfycat.com", (r"^/(?:ifr/)?(?P<id>[A-Za-z]{12,})", "{id}", "https://gfycat.com/{id}")),
    # Any instance, under its own host.
    Provider("peertube", "", (r"^/videos/embed/(?:[0-9a-f-]{36}|\w{22})", "{bare}", "{bare}")),
    Provider("mux", "player.mux.com stream.mux.com", (r"^/(?P<id>\w{20,})", "{id}", "{full}"), words="mux-player mux-video",
             ids=r"\w{30,}", id_url="https://player.mux.com/{id}"),
)  # fmt: skip
