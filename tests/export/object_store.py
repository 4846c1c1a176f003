"""A real S3 API over HTTP on loopback (moto's server), which can be told to let an upload wait."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event, Thread
from typing import Any

import boto3
import httpx2
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

BUCKET = "news"
LOGIN = {"AWS_ACCESS_KEY_ID": "someone", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}


class ObjectStore:
    """Serves from a thread of its own; `environ` is what a client needs to find it."""

    def __init__(self) -> None:
        self.app = DomainDispatcherApplication(create_backend_app)
        self.held = ""
        """Uploads to a key that holds this wait, once, until `opened`; then they fail."""
        self.waiting, self.opened = Event(), Event()
        self.server = make_server("127.0.0.1", 0, self, threaded=True, request_handler=MotoRequestHandler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.environ = {**LOGIN, "AWS_ENDPOINT_URL": self.url}
        self.thread = Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.client = boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=LOGIN["AWS_DEFAULT_REGION"],
            aws_access_key_id=LOGIN["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=LOGIN["AWS_SECRET_ACCESS_KEY"],
        )

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "PUT" and self.held and self.held in environ["PATH_INFO"]:
            self.waiting.set()
            self.opened.wait(60)
            start_response("503 Service Unavailable", [("Content-Length", "0")])
            return [b""]
        answer: Iterable[bytes] = self.app(environ, start_response)
        return answer

    def hold(self, key: str) -> None:
        """Lets uploads to keys that hold this wait; nothing, with an empty one."""
        self.opened.set()
        self.held, self.waiting, self.opened = key, Event(), Event()

    def reset(self) -> None:
        """Empties all, and makes the bucket."""
        self.hold("")
        httpx2.post(f"{self.url}/moto-api/reset").raise_for_status()
        self.check_keys(False)
        self.client.create_bucket(Bucket=BUCKET)

    def check_keys(self, wanted: bool) -> None:
        """Whether credentials are looked at; nobody's are known."""
        httpx2.post(f"{self.url}/moto-api/reset-auth", content="0" if wanted else "inf").raise_for_status()

    def listed(self) -> list[str]:
        """Of all that is in the bucket."""
        return [one["Key"] for one in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def buckets(self) -> list[str]:
        return [one["Name"] for one in self.client.list_buckets()["Buckets"]]

    def read(self, key: str) -> bytes:
        content: bytes = self.client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        return content

    def stop(self) -> None:
        self.hold("")
        self.client.close()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
