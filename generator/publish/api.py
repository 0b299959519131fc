"""Questions to a forge's API: bounded, never sent on to another host, every trouble told in a sentence."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.message import Message
from typing import IO
from urllib.parse import urlsplit

from generator.findings.refusal import Refusal
from generator.system.printable import printable

Answer = dict[str, object]
"""What a forge says: of each kind another shape, looked into step by step."""
SECONDS = 30
MOST_BYTES = 5_000_000
MOST_SAID = 300
"""Characters of what a forge says that are shown."""
AT_HOME = ("localhost", "127.0.0.1", "::1")


class ForgeTrouble(Refusal):
    """A forge did not do what it was asked; ``status`` is its answer, 0 if there was none."""

    def __init__(self, status: int, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.status = status


class _Stay(urllib.request.HTTPRedirectHandler):
    """A token must not follow an answer to another address."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


@dataclass(frozen=True)
class Api:
    """A forge's API at an address, with what says who asks."""

    address: str
    headers: dict[str, str] = field(repr=False)

    def call(self, method: str, path: str, body: object = None, accept: str = "application/json") -> bytes:
        """The answer's bytes; raises ``ForgeTrouble``."""
        request = urllib.request.Request(  # noqa: S310 - the scheme is looked at in `address`
            f"{self.address}{path}",
            None if body is None else json.dumps(body).encode(),
            {
                **self.headers,
                "Accept": accept,
                "Content-Type": "application/json",
                "User-Agent": "eia-guide",
            },
            method=method,
        )
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=SECONDS) as answer:
                return _bounded(answer)
        except urllib.error.HTTPError as error:
            with error:
                raise refused(error.code, _said(error)) from error
        except (TimeoutError, OSError, http.client.HTTPException) as error:
            reason = printable(str(getattr(error, "reason", error)) or type(error).__name__)[:MOST_SAID]
            raise ForgeTrouble(
                0,
                f"连不上 {self.address}（{reason}）。请检查网络和地址，再运行一次。",
                f"{self.address} cannot be reached ({reason}). See to the network and the address, and run it"
                " again.",
            ) from error

    def ask(self, method: str, path: str, body: object = None) -> Answer:
        """The answer as a mapping; raises ``ForgeTrouble`` also for one that is none."""
        return _mapping(self.call(method, path, body))

    def listed(self, path: str) -> list[Answer]:
        """The answer as a list of mappings."""
        found = _read(self.call("GET", path))
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def address(url: str, *, plain: bool = False) -> str:
    """The address of a forge; raises ``Refusal`` for one that is none, or would carry a token in the open."""
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.query:
        raise Refusal(
            f"“{printable(url)}”不是平台的网址。请写成 https://git.example.cn 这样。",
            f"“{printable(url)}” is no address of a forge. Write it as https://git.example.cn.",
        )
    if parts.scheme == "http" and not plain and parts.hostname not in AT_HOME:
        raise Refusal(
            f"{printable(url)} 不加密，令牌会被同一网络里的人看到，没有提交。请用 https；"
            "内网确实只有 http 的，加 --plain-http。",
            f"{printable(url)} is not encrypted, and others on the network could read the token, so nothing"
            " was submitted. Use https; where an office's network has http alone, add --plain-http.",
        )
    return url.rstrip("/")


def refused(status: int, said: str) -> ForgeTrouble:
    """What a refusal means to whoever ran the command."""
    if status in (401, 403):
        zh, en = (
            "平台不接受这个令牌，或者它没有写入的权限",
            "the forge does not accept the token, or it may not write",
        )
    elif status == 404:
        zh = "平台上没有这个仓库或分支，或者令牌看不到它"
        en = "the forge has no such repository or branch, or the token cannot see it"
    elif status in (301, 302, 303, 307, 308):
        zh, en = "平台的地址变了，请用新的网址", "the forge has another address now; use that"
    elif status == 429 or status >= 500:
        zh, en = "平台暂时不能处理，请过一会儿再试", "the forge cannot do it now; try again later"
    else:
        zh, en = "平台拒绝了", "the forge refused it"
    told = f"{status} {said}".strip()
    return ForgeTrouble(status, f"{zh}（{told}）。", f"{en} ({told}).")


def _said(error: urllib.error.HTTPError) -> str:
    try:
        read = json.loads(error.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError, http.client.HTTPException):
        return ""
    said = read.get("message") or read.get("error") if isinstance(read, dict) else ""
    return printable(said if isinstance(said, str) else json.dumps(said, ensure_ascii=False))[:MOST_SAID]


def _bounded(answer: http.client.HTTPResponse) -> bytes:
    raw = answer.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _strange()
    return raw


def _mapping(raw: bytes) -> Answer:
    found = _read(raw)
    if not isinstance(found, dict):
        raise _strange()
    return found


def _read(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _strange() from error


def _strange() -> ForgeTrouble:
    return ForgeTrouble(
        0,
        "平台的回答读不懂，可能网址不对，或被登录页面拦下。请检查 --url。",
        "the forge's answer makes no sense; the address may be wrong, or a page for logging in stands before"
        " it. See to --url.",
    )
