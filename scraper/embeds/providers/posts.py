"""Posts of social networks."""

from scraper.embeds.provider import Provider

POSTS = (
    Provider(
        "twitter", "twitter.com x.com platform.twitter.com platform.x.com fxtwitter.com vxtwitter.com "
        "nitter.net",
        (r"^/(?:#!/)?(?P<user>\w+)/status(?:es)?/(?P<id>\d{2,20})", "{id}", "https://twitter.com/{user}/status/{id}"),
        (r"^/i/(?:web/)?status/(?P<id>\d{2,20})", "{id}", "https://twitter.com/i/status/{id}"),
        (r"^/(?:embed|widgets)/\w+\.html\?(?:.*&)?id=(?P<id>\d{2,20})", "{id}", "https://twitter.com/i/status/{id}"),
        words="twitter tweet", ids=r"\d{9,20}", id_url="https://twitter.com/i/status/{id}",
    ),
    Provider(
        "instagram", "instagram.com instagr.am ddinstagram.com",
        (r"^/(?:[\w.]+/)?(?P<kind>p|reel|tv)s?/(?P<id>[\w-]{5,})", "{id}", "https://www.instagram.com/{kind}/{id}/"),
        words="instagram instgrm", ids=r"[A-D][\w-]{9,11}", id_url="https://www.instagram.com/p/{id}/",
    ),
    Provider(
        "tiktok", "tiktok.com",
        (r"^/(?P<user>@[\w.-]*)/(?:video|photo)/(?P<id>\d{8,20})", "{id}", "https://www.tiktok.com/{user}/video/{id}"),
        (r"^/(?:embed(?:/v\d+)?|player/v\d+|v)/(?P<id>\d{8,20})", "{id}", "https://www.tiktok.com/@/video/{id}"),
        words="tiktok", ids=r"\d{17,20}", id_url="https://www.tiktok.com/embed/v2/{id}",
    ),
    Provider(
        "facebook", "facebook.com fb.com web.facebook.com",
        (r"^/(?P<path>[^/?]+/(?:posts|videos|photos|reels?)/[^?#]*[^?#/])", "https://www.facebook.com/{path}",
         "https://www.facebook.com/{path}"),
        (r"^/(?P<path>reel/\d+|share/[pvr]/\w+|groups/[^/?]+/(?:posts|permalink)/\d+|events/\d+)",
         "https://www.facebook.com/{path}", "https://www.facebook.com/{path}"),
        (r"^/(?:watch/?|video(?:/video)?\.php|video/embed)\?(?:.*&)?(?:v|video_id)=(?P<id>\d{6,})",
         "https://www.facebook.com/watch/?v={id}", "https://www.facebook.com/watch/?v={id}"),
        (r"^/(?:permalink|story)\.php\?(?:.*&)?story_fbid=(?P<id>\w+)&(?:.*&)?id=(?P<user>\d+)",
         "https://www.facebook.com/{user}/posts/{id}", "https://www.facebook.com/{user}/posts/{id}"),
        (r"^/photo(?:\.php|/)?\?(?:.*&)?fbid=(?P<id>\d+)", "https://www.facebook.com/photo.php?fbid={id}",
         "https://www.facebook.com/photo.php?fbid={id}"),
        words="facebook fb-post fb-video",
    ),
    Provider("facebook", "fb.watch", (r"^/(?P<id>[\w-]{6,})", "{bare}", "{bare}")),
    Provider(
        "threads", "threads.net threads.com",
        (r"^/(?P<path>@[\w.]+/post/[\w-]+|t/[\w-]+)", "https://www.threads.com/{path}",
         "https://www.threads.com/{path}"),
        words="threads text-post-media",
    ),
    Provider(
        "bluesky", "bsky.app embed.bsky.app fxbsky.app",
        (r"^/profile/(?P<user>[\w.:-]+)/post/(?P<id>\w+)", "https://bsky.app/profile/{user}/post/{id}",
         "https://bsky.app/profile/{user}/post/{id}"),
        (r"^/embed/(?P<user>did:[\w.:-]+)/app\.bsky\.feed\.post/(?P<id>\w+)",
         "https://bsky.app/profile/{user}/post/{id}", "https://bsky.app/profile/{user}/post/{id}"),
        words="bluesky bsky",
    ),
    Provider(
        "reddit", "reddit.com old.reddit.com new.reddit.com embed.reddit.com redditmedia.com sh.reddit.com",
        (r"^/(?P<path>(?:r|user)/[\w-]+/comments/\w+(?:/[^/?]+(?:/\w+)?)?)", "https://www.reddit.com/{path}",
         "https://www.reddit.com/{path}/"),
        (r"^/(?P<path>r/\w+/s/\w+)", "https://www.reddit.com/{path}", "https://www.reddit.com/{path}"),
        words="reddit",
    ),
    Provider(
        "telegram", "t.me telegram.me",
        (r"^/(?:s/)?(?P<user>[A-Za-z]\w{3,})/(?P<id>\d+)", "https://t.me/{user}/{id}", "https://t.me/{user}/{id}"),
        words="telegram",
    ),
    Provider(
        "snapchat", "snapchat.com story.snapchat.com",
        (r"^/(?P<path>(?:@[\w.-]+/)?(?:spotlight|highlight|lens|p|s)/[\w-]+(?:/[\w-]{12,})?)",
         "https://www.snapchat.com/{path}", "https://www.snapchat.com/{path}"),
        words="snapchat",
    ),
    Provider(
        "linkedin", "linkedin.com .linkedin.com",
        (r"/(?:embed/)?feed/update/(?P<id>urn:li:\w+:\d+)", "{id}", "https://www.linkedin.com/feed/update/{id}"),
        (r"^/posts/[\w%-]+-(?P<kind>activity|share|ugcPost)-(?P<id>\d{15,})", "urn:li:{kind}:{id}", "{bare}"),
        words="linkedin",
    ),
    Provider(
        "pinterest", "pinterest.* pinterest.co.uk pinterest.com.mx pinterest.com.au .pinterest.com",
        (r"^/pin/(?:[^/?]*--)?(?P<id>\d{6,})", "{id}", "https://www.pinterest.com/pin/{id}/"),
        (r"^/ext/embed\.html\?(?:.*&)?id=(?P<id>\d{6,})", "{id}", "https://www.pinterest.com/pin/{id}/"),
        words="pinterest data-pin-id", ids=r"\d{12,20}", id_url="https://www.pinterest.com/pin/{id}/",
    ),
    Provider(
        "tumblr", "embed.tumblr.com .tumblr.com tumblr.com",
        (r"^/embed/post/(?P<id>[\w:-]+(?:/\d+)?)", "{id}", "{bare}"),
        (r"^/(?:[\w-]+/)?(?:post/)?(?P<id>\d{9,})", "{id}", "{bare}"),
        words="tumblr",
    ),
    Provider(
        "vk", "vk.com vkvideo.ru",
        (r"^/video_ext\.php\?(?:.*&)?oid=(?P<user>-?\d+)&(?:.*&)?id=(?P<id>\d+)", "{user}_{id}", "{full}"),
        (r"^/(?:video|wall|clip)(?P<id>-?\d+_\d+)", "{id}", "{bare}"),
        words="vk",
    ),
    # Any instance of the fediverse, and its offspring such as Truth Social, under its own host.
    Provider(
        "mastodon", "",
        (r"^/(?P<path>@\w+(?:@[\w.-]+)?/\d{15,20})(?:/embed)?/?$", "https://{host}/{path}", "https://{host}/{path}"),
        words="mastodon",
    ),
)  # fmt: skip
