"""Players of music and podcasts."""

from scraper.embeds.provider import Provider

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

AUDIO = (
    Provider(
        "spotify", "open.spotify.com play.spotify.com embed.spotify.com",
        (r"^/(?:intl-\w+/)?(?:embed(?:-podcast)?/)?(?:user/[^/]+/)?"
         r"(?P<id>(?:track|album|playlist|artist|episode|show|audiobook)/\w{10,})", "{id}",
         "https://open.spotify.com/{id}"),
        (r"uri=spotify(?::|%3A)(?:user(?::|%3A)\w+(?::|%3A))?(?P<kind>\w+)(?::|%3A)(?P<id>\w{22})", "{kind}/{id}",
         "https://open.spotify.com/{kind}/{id}"),
        words="spotify",
    ),
    Provider(
        "soundcloud", "soundcloud.com w.soundcloud.com api.soundcloud.com player.soundcloud.com",
        (r"/(?:tracks|playlists)/(?:soundcloud(?::|%3A)(?:tracks|playlists)(?::|%3A))?(?P<id>\d+)", "{id}", "{full}"),
        (r"^/(?!player|you|discover|stream|search|pages|charts)(?P<id>[\w-]+/(?:sets/)?[\w-]+)", "{bare}", "{bare}"),
        words="soundcloud", ids=r"\d{6,12}", id_url="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{id}",
    ),
    Provider(
        "apple_podcasts", "podcasts.apple.com embed.podcasts.apple.com",
        (r"^/(?P<path>(?:[a-z]{2}/)?podcast/[^?]+)\?(?:.*&)?i=(?P<id>\d+)", "https://podcasts.apple.com/{path}?i={id}",
         "https://podcasts.apple.com/{path}?i={id}"),
        (r"^/(?P<path>(?:[a-z]{2}/)?podcast/[^?]+)", "https://podcasts.apple.com/{path}", "https://podcasts.apple.com/{path}{query}"),
    ),
    Provider(
        "apple_music", "music.apple.com embed.music.apple.com",
        (r"^/(?P<path>(?:[a-z]{2}/)?album/[^?]+)\?(?:.*&)?i=(?P<id>\d+)", "https://music.apple.com/{path}?i={id}",
         "https://music.apple.com/{path}?i={id}"),
        (r"^/(?P<path>(?:[a-z]{2}/)?(?:album|playlist|song|music-video|artist)/[^?]+)", "https://music.apple.com/{path}",
         "https://music.apple.com/{path}{query}"),
    ),
    Provider(
        "bandcamp", "bandcamp.com .bandcamp.com",
        (r"^/EmbeddedPlayer/.*?\btrack=(?P<id>\d+)", "{id}", "{full}"),
        (r"^/(?:EmbeddedPlayer|VideoEmbed).*?\b(?:album|track)=(?P<id>\d+)", "{id}", "{full}"),
        (r"^/(?:album|track)/[\w-]+", "{bare}", "{bare}"),
        words="bandcamp",
    ),
    Provider(
        "acast", "embed.acast.com player.acast.com play.acast.com shows.acast.com",
        (r"^/(?:\$/)?(?:s/)?(?P<id>[^?#]*[^?#/])", "{id}", "https://embed.acast.com/{id}"),
        words="acast",
    ),
    Provider(
        "megaphone", "player.megaphone.fm playlist.megaphone.fm embed.megaphone.fm",
        (r"[?&][ep]=(?P<id>[A-Z]{2,}\d+)", "{id}", "{full}"),
        (r"^/(?P<id>[A-Z]{2,}\d+)", "{id}", "{full}"),
        words="megaphone", ids=r"[A-Z]{2,6}\d{6,}", id_url="https://playlist.megaphone.fm/?e={id}",
    ),
    Provider(
        "libsyn", "html5-player.libsyn.com play.libsyn.com oembed.libsyn.com directory.libsyn.com",
        (r"/(?:episode/)?id/(?P<id>\d+)", "{id}", "{full}"),
        (r"/(?:episode|destination|podcast)/(?P<id>\d+)", "{id}", "{full}"),
        (r"[?&](?:episode_)?(?:item_)?id=(?P<id>\d+)", "{id}", "{full}"),
        words="libsyn",
    ),
    Provider(
        "podigee", ".podigee.io .podigee-cdn.net",
        (r"^/(?P<id>(?!podcast-player)[\w-]+)/embed", "{id}", "{full}"),
        words="podigee",
    ),
    Provider("podlove", "cdn.podlove.org", (r"[?&]episode=(?P<id>[^&]+)", "{id}", "{full}"), words="podlove"),
    Provider("simplecast", "player.simplecast.com embed.simplecast.com",
             (rf"^/(?:e/)?(?P<id>{UUID}|\w{{8}})", "{id}", "{full}"), words="simplecast"),
    Provider("captivate", "player.captivate.fm", (rf"^/(?:episode|show)/(?P<id>{UUID})", "{id}", "{full}")),
    Provider("buzzsprout", "buzzsprout.com",
             (r"^/\d+(?:/episodes)?/(?P<id>\d+)", "{id}", "{full}"), (r"^/(?P<id>\d+)", "{id}", "{full}")),
    Provider("omny", "omny.fm", (r"^/shows/(?P<id>[^/]+/[^/?]+)", "{id}", "{full}")),
    Provider("audioboom", "embeds.audioboom.com audioboom.com", (r"^/(?:posts|boos)/(?P<id>\d+)", "{id}", "{full}")),
    Provider("art19", "art19.com", (r"/episodes/(?P<id>[\w-]+)", "{id}", "{full}"), (r"/shows/(?P<id>[\w-]+)", "{id}", "{full}"), words="art19",
             ids=UUID, id_url="https://art19.com/episodes/{id}"),
    Provider("spreaker", "widget.spreaker.com spreaker.com",
             (r"[?&](?:episode_id|show_id)=(?P<id>\d+)", "{id}", "{full}"),
             (r"^/(?:user/[^/]+|episode)/(?:.*-)?(?P<id>\d+)", "{id}", "{full}"), words="spreaker"),
    Provider("podbean", "podbean.com .podbean.com",
             (r"[?&]i=(?P<id>[\w-]+)", "{id}", "{full}"), (r"^/media/player/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("anchor", "anchor.fm podcasters.spotify.com creators.spotify.com",
             (r"^/(?:pod/(?:show|profile)/)?(?P<id>[\w-]+(?:/embed)?/episodes/[\w-]+)", "{id}", "{full}"),
             (r"^/(?:pod/show/)?(?P<id>[\w-]+)/embed", "{id}", "{full}")),
    Provider("transistor", "share.transistor.fm", (r"^/[es]/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("ausha", "player.ausha.co podcast.ausha.co", (r"podcastId=(?P<id>\w+)", "{id}", "{full}")),
    Provider("ivoox", "ivoox.com", (r"player_(?:ej|es)_(?P<id>\d+)", "{id}", "{full}")),
    Provider("deezer", "widget.deezer.com deezer.com",
             (r"/(?P<id>(?:track|album|playlist|episode|show)/\d+)", "{id}", "{full}")),
    Provider("tidal", "embed.tidal.com", (r"^/(?P<id>(?:tracks|albums|playlists|videos)/[\w-]+)", "{id}", "{full}")),
    Provider("mixcloud", "mixcloud.com player-widget.mixcloud.com",
             (r"[?&]feed=(?P<id>[^&]+)", "{id}", "{full}"), words="mixcloud"),
    Provider("audiomack", "audiomack.com", (r"^/embed/(?P<id>[^?]+)", "{id}", "{full}")),
    Provider("iheart", "iheart.com", (r"/episode/(?:.*-)?(?P<id>\d+)", "{id}", "{full}")),
)  # fmt: skip
