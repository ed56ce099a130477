"""Where a wheel lies: asked of the package indexes that pip is configured for.

pip's own settings are read (files, environment, credentials in addresses), so that the machine's
mirrors apply. The indexes answer in the simple form that all of them have, JSON or HTML.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import httpx

from prover.download import certificates
from prover.models.errors import ModelError

_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"
_SECTIONS = ("global", "install", "download", ":env:")
"""Where pip finds a setting; a later one wins."""


def wheel_addresses(requirements: Sequence[str]) -> dict[str, str]:
    """Addresses of the wheels of NAME==VERSION requirements; see `package_addresses`."""
    return package_addresses(requirements, ".whl")


def package_addresses(requirements: Sequence[str], ending: str) -> dict[str, str]:
    """Addresses (http, https or file) of what is published for NAME==VERSION requirements.

    ending: ".whl" for wheels, ".tar.gz" for sources.

    Raises ModelError without network or pip, or when no index has one of them.
    """
    settings = pip_settings()
    folders = [_folder(place) for place in settings.get("find-links", "").split()]
    pages = []
    if settings.get("no-index", "").lower() not in ("1", "true", "yes", "on"):
        pages = [settings.get("index-url") or _default_index()]
        pages += settings.get("extra-index-url", "").split()
    found: dict[str, str] = {}
    with httpx.Client(follow_redirects=True, timeout=60, verify=certificates()) as client:
        for requirement in requirements:
            candidates = _candidates(requirement, ending, folders, pages, client)
            found[requirement] = next(candidates, "")
            if not found[requirement]:
                raise ModelError(f"no package index that pip is configured for has {requirement}")
    return found


def pip_settings() -> Mapping[str, str]:
    """pip's settings for installing, without their sections. Raises ModelError without pip."""
    by_section: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for line in _pip("config", "list").splitlines():
        key, equals, value = line.partition("=")
        section, _, name = key.partition(".")
        if equals and section in by_section:
            try:
                by_section[section][name] = str(ast.literal_eval(value))
            except (ValueError, SyntaxError):
                by_section[section][name] = value
    merged: dict[str, str] = {}
    for section in _SECTIONS:
        merged |= by_section[section]
    return merged


def _default_index() -> str:
    """The index that pip asks when none is configured, out of its own help."""
    text = " ".join(_pip("download", "--help").split())
    found = re.search(r"\(default (https?://[^)\s]+)\)", text)
    if found is None:
        raise ModelError("pip does not say which package index it uses; configure index-url")
    return found.group(1)


def _pip(*arguments: str) -> str:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ModelError(f"pip could not be run to find the model: {error}") from error
    if answer.returncode != 0:
        raise ModelError(
            f"{sys.executable} has no working pip, which knows where packages are fetched from"
        )
    return answer.stdout


def _candidates(
    requirement: str,
    ending: str,
    folders: Sequence[Path],
    pages: Sequence[str],
    client: httpx.Client,
) -> Iterator[str]:
    """Addresses of a requirement's files: of folders first, then of indexes."""
    name, _, version = requirement.partition("==")
    for folder in folders:
        for path in folder.glob(f"*{ending}"):
            if _is_file(path.name, name, version, ending):
                yield path.resolve().as_uri()
    reason = ""
    for page in pages:
        if urlsplit(page).scheme not in ("http", "https"):
            continue
        address = f"{page.rstrip('/')}/{_normal(name)}/"
        try:
            answer = client.get(address, headers={"Accept": _ACCEPT})
            answer.raise_for_status()
        except httpx.HTTPError as error:
            reason = reason or str(error).splitlines()[0] or type(error).__name__
            continue
        for link, label in _links(answer):
            if _is_file(label, name, version, ending):
                yield urldefrag(urljoin(str(answer.url), link)).url
    if reason:
        raise ModelError(
            f"the package index did not answer for {requirement} ({reason}): weights are fetched "
            "once and need the network"
        )


def _links(answer: httpx.Response) -> list[tuple[str, str]]:
    """(address, file name) of all files on an index's page."""
    if "json" in answer.headers.get("content-type", ""):
        return [(str(file["url"]), str(file["filename"])) for file in answer.json()["files"]]
    parser = _Anchors()
    parser.feed(answer.text)
    return [(link, unquote(urlsplit(link).path).rpartition("/")[2]) for link in parser.links]


class _Anchors(HTMLParser):
    """Collects where the anchors of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]


def _is_file(file: str, name: str, version: str, ending: str) -> bool:
    """Whether a file is that of a package: NAME-VERSION-….whl or NAME-VERSION.tar.gz."""
    found, _, rest = file.removesuffix(ending).partition("-")
    same = file.endswith(ending) and _normal(found) == _normal(name)
    return same and rest.partition("-")[0] == version


def _normal(name: str) -> str:
    """Package names compare without regard to case and to the kind of separator."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _folder(place: str) -> Path:
    parts = urlsplit(place)
    return Path(unquote(parts.path) if parts.scheme == "file" else place)
