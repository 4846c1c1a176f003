"""An nginx on loopback, for measures of what fetching costs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONF = """
daemon off; pid {root}/nginx.pid; error_log {root}/error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 1000000; client_body_temp_path {root}/tmp; proxy_temp_path {root}/tmp;
  fastcgi_temp_path {root}/tmp; uwsgi_temp_path {root}/tmp; scgi_temp_path {root}/tmp;
  server {{
    {listen} root {root}/www;
    location /page/ {{ default_type "text/html; charset=utf-8"; add_header Content-Encoding gzip; }}
    location /map/ {{ default_type "application/xml"; }}
  }}
}}
"""
"""What lies below /page/ is in gzip already."""


@contextmanager
def serving(root: Path, addresses: list[str]) -> Iterator[int]:
    """Serves the folder `www` of `root` while the context lasts; gives the port."""
    binary = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    if binary is None:
        sys.exit("nginx is needed: apt-get install nginx-light")
    port = free_port()
    listen = " ".join(f"listen {address}:{port};" for address in addresses)
    root.chmod(0o755)
    (root / "tmp").mkdir()
    (root / "nginx.conf").write_text(CONF.format(root=root, listen=listen))
    server = subprocess.Popen([binary, "-c", str(root / "nginx.conf"), "-e", str(root / "error.log")])
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit("nginx did not start")
