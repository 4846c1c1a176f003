"""Charts and maps."""

from scraper.embeds.provider import Provider

CHARTS = (
    Provider(
        "datawrapper", "datawrapper.dwcdn.net datawrapper.dwcdn.de datawrapper.de",
        (r"^/(?:_/|chart/)?(?P<id>[A-Za-z0-9]{5})(?:[/?]|$)", "{id}", "https://datawrapper.dwcdn.net/{id}/"),
        words="datawrapper", ids=r"[A-Za-z0-9]{5}", id_url="https://datawrapper.dwcdn.net/{id}/",
    ),
    Provider(
        "flourish", "flo.uri.sh public.flourish.studio flourish.studio app.flourish.studio",
        (r"^/(?P<id>(?:visualisation|story)/\d+)", "{id}", "https://flo.uri.sh/{id}/embed"),
        words="flourish", ids=r"(?:visualisation|story)/\d+", id_url="https://flo.uri.sh/{id}/embed",
    ),
    Provider(
        "infogram", "e.infogram.com infogram.com infogr.am e.infogr.am",
        (r"^/(?!js/|api/)(?P<id>(?:_/)?[\w-]{8,})", "{id}", "https://e.infogram.com/{id}"),
        words="infogram", ids=r"(?:_/)?[\w-]{8,}", id_url="https://e.infogram.com/{id}",
    ),
    Provider(
        "tableau", "public.tableau.com public.tableausoftware.com",
        (r"^/(?:views|shared|app/profile/[^/]+/viz)/(?P<id>[^?#]*[^?#/])", "{id}", "{full}"),
        words="tableau",
    ),
    Provider(
        "google_maps", "google.* maps.google.* google.co.uk google.com.au google.com.br maps.google.co.uk "
        "goo.gl maps.app.goo.gl",
        (r"^/maps\b", "{full}", "{full}"),
        (r"^/?\?(?:.*&)?output=(?:embed|svembed)", "{full}", "{full}"),
        (r"^/[\w-]{15,}$", "{full}", "{full}"),
    ),
    Provider("openstreetmap", "openstreetmap.org umap.openstreetmap.fr umap.openstreetmap.de",
             (r"^/export/embed\.html\?(?:.*&)?bbox=(?P<id>[^&]+)", "{full}", "{full}"),
             (r"^/(?:\w+/)?map/(?P<id>[^?#/]+)", "{id}", "{full}")),
    Provider(
        "yandex_maps", "yandex.* yandex.com.tr api-maps.yandex.ru",
        (r"/(?:map-widget|constructor)/.*[?&]um=constructor(?::|%3A)(?P<id>\w+)", "{id}", "{full}"),
        (r"^/map-widget/v1/", "{full}", "{full}"),
    ),
    Provider("felt", "felt.com", (r"^/(?:embed/)?map/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("carto", ".carto.com", (r"/(?:builder|viz|map)/(?P<id>[\w-]{8,})", "{id}", "{full}")),
    Provider("mapbox", "api.mapbox.com", (r"^/styles/v1/(?P<id>[^?]+)\.html", "{id}", "{full}")),
    Provider(
        "arcgis", ".arcgis.com arcgis.com",
        (r"^/(?:apps|home|stories|collections|maps)/(?:.*[/=])?(?P<id>[0-9a-f]{32})", "{id}", "{full}"),
        (r"^/apps/|/home/webmap|/maps/|/stories/", "{full}", "{full}"),
        words="arcgis", ids=r"[0-9a-f]{32}", id_url="https://www.arcgis.com/apps/mapviewer/index.html?webmap={id}",
    ),
    Provider("everviz", "app.everviz.com cloud.highcharts.com", (r"^/(?:embed|show|inject)/(?P<id>\w+)", "{id}", "{full}"), words="everviz"),
    Provider("23degrees", "app.23degrees.io", (r"^/(?:embed|view)/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("powerbi", "app.powerbi.com", (r"^/(?:view|reportEmbed)\?", "{full}", "{full}")),
    Provider("plotly", "plotly.com plot.ly chart-studio.plotly.com", (r"^/~(?P<id>\w+/\d+)", "{id}", "{full}")),
    Provider("observable", "observablehq.com", (r"^/embed/(?P<id>[^?]+\?(?:.*&)?cells?=[^&#]+)", "{id}", "{full}"),
             (r"^/embed/(?P<id>[^?]+)", "{id}", "{full}")),
    Provider("ourworldindata", "ourworldindata.org", (r"^/(?:grapher|explorers)/(?P<id>[\w-]+)", "{id}", "{full}")),
    Provider("knightlab", "cdn.knightlab.com uploads.knightlab.com", (r"^/(?:libs|storymapjs|storyline)/", "{full}", "{full}")),
)  # fmt: skip
