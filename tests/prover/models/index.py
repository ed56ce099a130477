"""A package index on this machine, with wheels that carry a few bytes."""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from prover.models.sources import Part, Source


def make_wheel(folder: Path, name: str, member: str, content: bytes) -> Part:
    """Write NAME-1.0-py3-none-any.whl that holds `content` in a file, and say what to expect of it."""
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    info = f"{name.replace('-', '_')}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name.replace('-', '_')}/{member}", content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return Part(f"{name}==1.0", hashlib.sha256(path.read_bytes()).hexdigest(), member)


def make_source(folder: Path, contents: list[bytes]) -> Source:
    """A model in parts: part1, part2, …, part10, …"""
    parts = tuple(
        make_wheel(folder, f"tiny-weights-part{number}", f"data/part{number:02}.bin", content)
        for number, content in enumerate(contents, start=1)
    )
    whole = hashlib.sha256(b"".join(contents)).hexdigest()
    return Source("tiny", "Tiny", "Apache-2.0", 1, whole, parts)


@dataclass
class Index:
    """What the index was asked for; `breaks`: downloads to cut in the middle."""

    address: str = ""
    breaks: int = 0
    json_pages: bool = False
    ranges: list[str | None] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[Index]:
    """Serve the wheels of a folder: pages as package indexes give them, files with ranges."""
    index = Index()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, _, rest = self.path.strip("/").partition("/")
            if kind == "files":
                self._file((folder / rest).read_bytes())
                return
            names = [path.name for path in folder.glob(f"{rest.replace('-', '_')}-*.whl")]
            if not names:
                self.send_error(404)
            elif index.json_pages:
                files = [{"filename": name, "url": f"../../files/{name}"} for name in names]
                self._page(json.dumps({"files": files}), "application/vnd.pypi.simple.v1+json")
            else:
                links = [f'<a href="/files/{name}#sha256=0">{name}</a>' for name in names]
                self._page(f"<!DOCTYPE html><body>{''.join(links)}</body>", "text/html")

        def _file(self, data: bytes) -> None:
            wanted = self.headers.get("Range")
            index.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            self.send_response(206 if wanted else 200)
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            if index.breaks:
                index.breaks -= 1
                self.wfile.write(data[start : start + len(data) // 2])
                self.wfile.flush()
                self.connection.close()
            else:
                self.wfile.write(data[start:])

        def _page(self, text: str, kind: str) -> None:
            data = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    index.address = f"http://127.0.0.1:{server.server_port}/simple"
    try:
        yield index
    finally:
        server.shutdown()
        server.server_close()
