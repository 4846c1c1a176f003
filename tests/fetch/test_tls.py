"""TLS is verified, and its faults are told apart from those of the network."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
import trustme
from hostile_server import HTML, Line, serving, settings

from scraper.errors import ConfigError, ConnectFailed, FetchError
from scraper.fetch import Fetcher, FetchSettings


async def to_loopback(host: str) -> list[str]:
    return ["127.0.0.1"]


async def answer(line: Line) -> None:
    await line.answer()


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    found = trustme.CA()
    found.pem = str(tmp_path_factory.mktemp("tls") / "ca.pem")
    found.cert_pem.write_to_path(found.pem)
    return found


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


async def fetch_over_tls(certificate: trustme.LeafCert, authority, **wishes) -> str:
    """`page`, or the error's message."""
    wishes = {"ca_file": authority.pem} | wishes
    async with (
        serving(answer, context=context_of(certificate)) as server,
        Fetcher(settings(**wishes), resolver=to_loopback) as fetcher,
    ):
        try:
            page = await fetcher.fetch(f"https://site.test:{server.port}/bad")
        except ConnectFailed as failed:
            return failed.message if not failed.transient and not server.asked else repr(failed)
    assert page.body == HTML
    return "page"


async def test_a_good_certificate_is_accepted(authority):
    assert await fetch_over_tls(authority.issue_cert("site.test"), authority) == "page"


async def test_an_expired_certificate_is_refused(authority):
    expired = authority.issue_cert("site.test", not_after=datetime.now(UTC) - timedelta(days=1))
    assert "expired" in await fetch_over_tls(expired, authority)


async def test_a_certificate_of_another_host_is_refused(authority):
    assert "site.test" in await fetch_over_tls(authority.issue_cert("other.test"), authority)


async def test_a_certificate_of_an_unknown_authority_is_refused(authority):
    message = await fetch_over_tls(trustme.CA().issue_cert("site.test"), authority)
    assert "certificate refused" in message


async def test_a_certificate_signed_by_nobody_we_know_is_refused_by_the_systems_list(authority):
    assert "certificate refused" in await fetch_over_tls(
        authority.issue_cert("site.test"), authority, ca_file=None
    )


async def fault_in_handshake(serve, **wishes) -> FetchError:
    async with (
        serving(serve, on_connect=True) as server,
        Fetcher(settings(**wishes), resolver=to_loopback) as fetcher,
    ):
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"https://site.test:{server.port}/bad")
    return caught.value


async def test_a_server_without_tls_is_no_connection():
    async def speak_http(line: Line):
        await line.answer()

    assert (await fault_in_handshake(speak_http)).kind == "connect_failed"


async def test_a_reset_in_the_handshake_is_no_connection():
    async def reset(line: Line):
        await line.reader.read(100)
        line.reset()

    assert (await fault_in_handshake(reset)).kind == "connect_failed"


async def test_a_handshake_that_hangs_times_out():
    async def hang(line: Line):
        await line.hang()

    assert (await fault_in_handshake(hang, connect_timeout=0.3, deadline=2.0)).kind == "fetch_timeout"


async def test_a_client_certificate_is_shown(authority, tmp_path):
    context = context_of(authority.issue_cert("site.test"))
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    own = tmp_path / "own.pem"
    authority.issue_cert("me@site.test").private_key_and_cert_chain_pem.write_to_path(str(own))
    chosen = settings(ca_file=authority.pem, client_cert=str(own))
    async with serving(answer, context=context) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        assert (await fetcher.fetch(f"https://site.test:{server.port}/bad")).body == HTML


async def test_a_client_certificate_that_is_none_is_a_fault_of_the_settings(tmp_path):
    async with Fetcher(settings(client_cert=str(tmp_path / "none.pem"))) as fetcher:
        with pytest.raises(ConfigError):
            await fetcher.fetch("https://127.0.0.1:1/")


@pytest.mark.parametrize("name", ["ca_file", "client_cert"])
def test_a_certificate_is_found_from_any_folder_also_where_the_settings_are_sent_on(
    name, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    chosen = settings(**{name: "own.pem"}, hosts={"site.test": {"client_cert": "own.pem"}})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")  # as a worker of Ray stands in another folder
    sent = msgspec.json.decode(msgspec.json.encode(chosen), type=FetchSettings)
    found = [getattr(sent, name), sent.for_host("site.test").client_cert]
    assert found == [str(tmp_path / "own.pem")] * 2


async def test_tls_is_as_quick_a_second_time(authority):
    context = context_of(authority.issue_cert("site.test"))
    connections = 0

    async def count(line: Line):
        nonlocal connections
        connections += line.path == "/first"
        await line.answer()

    async with (
        serving(count, context=context) as server,
        Fetcher(settings(ca_file=authority.pem), resolver=to_loopback) as fetcher,
    ):
        await fetcher.fetch(f"https://site.test:{server.port}/first")
        await asyncio.sleep(0.01)
        await fetcher.fetch(f"https://site.test:{server.port}/second")
    assert server.asked == ["/first", "/second"]


async def test_a_server_that_wants_a_certificate_and_gets_none_is_told_to_have_hung_up(authority):
    context = context_of(authority.issue_cert("127.0.0.1"))
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # there it refuses within the handshake
    context.verify_mode = ssl.CERT_REQUIRED
    async with (
        serving(answer, context=context) as server,
        Fetcher(settings(ca_file=authority.pem)) as fetcher,
    ):
        with pytest.raises(ConnectFailed, match=r"no connection: TLS: \S+"):
            await fetcher.fetch(f"https://127.0.0.1:{server.port}/")


async def test_a_file_of_authorities_that_the_environment_names_and_is_missing_is_named(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    async with Fetcher(settings()) as fetcher:
        with pytest.raises(ConfigError) as caught:
            await fetcher.fetch("https://127.0.0.1:1/")
    assert (
        str(caught.value) == f"{tmp_path}/none.pem: cannot be used as certificate: No such file or directory"
    )


def keeping(seen: list[dict[str, str]], lead_to: list[str]):
    """Keeps the headers of requests, and leads them to a URL that is known later."""

    async def serve(line: Line):
        if line.path != "/robots.txt":
            seen.append(dict(line.headers))
        await (
            line.redirect(lead_to[0], "Set-Cookie: s=1; Secure", "Set-Cookie: p=2")
            if lead_to
            else line.answer()
        )

    return serve


async def test_nothing_personal_goes_to_the_same_host_without_tls(authority):
    seen: list[dict[str, str]] = []
    lead_to: list[str] = []
    context = context_of(authority.issue_cert("site.test"))
    wishes = settings(ca_file=authority.pem, headers={"Authorization": "Bearer x"}, cookies={"session": "s"})
    async with (
        serving(keeping(seen, lead_to), context=context) as safe,
        serving(keeping(seen, [])) as plain,
        Fetcher(wishes, resolver=to_loopback) as fetcher,
    ):
        lead_to.append(f"http://site.test:{plain.port}/")
        await fetcher.fetch(f"https://user:secret@site.test:{safe.port}/")
    sent = [(s.get("authorization"), s.get("cookie")) for s in seen]
    assert sent == [("Basic dXNlcjpzZWNyZXQ=", "session=s"), (None, "p=2")]


async def test_what_is_personal_goes_along_where_a_host_leads_to_tls(authority):
    seen: list[dict[str, str]] = []
    lead_to: list[str] = []
    context = context_of(authority.issue_cert("site.test"))
    wishes = settings(ca_file=authority.pem, headers={"Authorization": "Bearer x"})
    async with (
        serving(keeping(seen, []), context=context) as safe,
        serving(keeping(seen, lead_to)) as plain,
        Fetcher(wishes, resolver=to_loopback) as fetcher,
    ):
        lead_to.append(f"https://site.test:{safe.port}/")
        await fetcher.fetch(f"http://site.test:{plain.port}/")
    assert [s.get("authorization") for s in seen] == ["Bearer x", "Bearer x"]
