"""A package sent to a forge: GitHub, GitLab and Gitea as a local server that answers the way each documents it."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from generator.cli.main import main
from generator.publish.package import Package, to_bytes
from tests.publish.conftest import CLOCKS, FIFTEEN, TWENTY, change, published

TOKEN = "secret-token"
BASE = "c0ffee"
FOLDER = "policy_data"


@dataclass
class Served:
    """A forge with one repository: what stands on main, what was asked, and what goes wrong."""

    kind: str
    files: dict[str, str]
    branches: dict[str, dict[str, str | None]] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    fails: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """By the end of a path: the status and the answer to give instead."""
    trees: list[Any] = field(default_factory=list)

    def answer(self, method: str, address: str, body: Any) -> tuple[int, Any]:
        parts = urlsplit(address)
        self.asked.append((method, parts.path))
        for end, (status, said) in self.fails.items():
            wanted, _, path = end.partition(" ")
            if method == wanted and unquote(parts.path).endswith(path):
                return status, said
        found = getattr(self, self.kind)(method, unquote(parts.path), parse_qs(parts.query), body)
        return found if found is not None else (404, {"message": "404 Not Found"})

    def file(self, path: str) -> tuple[int, Any] | None:
        text = self.files.get(path)
        if text is None:
            return None
        return 200, {"sha": f"sha-{path}", "content": base64.encodebytes(text.encode()).decode()}

    def branch(self, name: str, files: dict[str, str | None]) -> tuple[int, Any]:
        if name in self.branches:
            return 422, {"message": "Reference already exists"}
        self.branches[name] = files
        return 201, {"ref": name}

    def pull(self, name: str, base: str, title: str, text: str, key: str) -> tuple[int, Any]:
        if name not in self.branches:
            return 422, {"message": "head is gone"}
        made = {
            key: f"https://forge/pull/{len(self.requests) + 1}",
            "head": {"ref": name},
            "base": base,
            "title": title,
            "text": text,
        }
        self.requests.append(made)
        return 201, made

    def github(
        self, method: str, path: str, query: dict[str, list[str]], body: Any
    ) -> tuple[int, Any] | None:
        at = "/repos/office/guide"
        match method, path.removeprefix(at):
            case "GET", "/pulls":
                name = query["head"][0].partition(":")[2]
                return 200, [one for one in self.requests if one["head"]["ref"] == name]
            case "GET", "/git/ref/heads/main":
                return 200, {"object": {"sha": BASE}}
            case "GET", str(rest) if rest.startswith("/contents/") and query["ref"] == [BASE]:
                return self.file(rest.removeprefix("/contents/"))
            case "POST", "/git/trees" if body["base_tree"] == BASE:
                self.trees.append({one["path"]: one.get("content", one.get("sha")) for one in body["tree"]})
                return 201, {"sha": "tree"}
            case "POST", "/git/commits" if body["tree"] == "tree" and body["parents"] == [BASE]:
                return 201, {"sha": "made"}
            case "POST", "/git/refs" if body["sha"] == "made":
                return self.branch(body["ref"].removeprefix("refs/heads/"), self.trees[-1])
            case "POST", "/pulls":
                return self.pull(body["head"], body["base"], body["title"], body["body"], "html_url")
        return None

    def gitlab(
        self, method: str, path: str, query: dict[str, list[str]], body: Any
    ) -> tuple[int, Any] | None:
        at = "/api/v4/projects/office/guide"
        match method, path.removeprefix(at):
            case "GET", "/merge_requests":
                return 200, [one for one in self.requests if one["head"]["ref"] == query["source_branch"][0]]
            case "GET", "/repository/branches/main":
                return 200, {"commit": {"id": BASE}}
            case "GET", str(rest) if rest.startswith("/repository/files/") and query["ref"] == [BASE]:
                return self.file(rest.removeprefix("/repository/files/"))
            case "POST", "/repository/commits" if body["start_sha"] == BASE:
                return self.branch(
                    body["branch"], {one["file_path"]: one.get("content") for one in body["actions"]}
                )
            case "POST", "/merge_requests":
                return self.pull(
                    body["source_branch"],
                    body["target_branch"],
                    body["title"],
                    body["description"],
                    "web_url",
                )
        return None

    def gitea(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any] | None:
        at = "/api/v1/repos/office/guide"
        match method, path.removeprefix(at):
            case "GET", "/pulls":
                return 200, self.requests
            case "GET", "/branches/main":
                return 200, {"commit": {"id": BASE}}
            case "GET", str(rest) if rest.startswith("/contents/") and query["ref"] == [BASE]:
                return self.file(rest.removeprefix("/contents/"))
            case "POST", "/contents" if body["branch"] == "main":
                if any(
                    one["operation"] == "update" and one["sha"] != f"sha-{one['path']}"
                    for one in body["files"]
                ):
                    return 409, {"message": "sha does not match"}
                files = {one["path"]: base64.b64decode(one["content"]).decode() for one in body["files"]}
                return self.branch(body["new_branch"], dict(files))
            case "POST", "/pulls":
                return self.pull(body["head"], body["base"], body["title"], body["body"], "html_url")
        return None


@pytest.fixture(params=["github", "gitlab", "gitea"])
def forge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Served, str]]:
    """The forge, and its address."""
    served = Served(request.param, {f"{FOLDER}/{name}": text for name, text in published().items()})

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            served.tokens |= {self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""}
            status, said = served.answer(self.command, self.path, body)
            raw = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    monkeypatch.setenv("EIA_GUIDE_TOKEN", TOKEN)
    yield served, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Submit:
    """The command, with what it said."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = tmp_path / "p.zip", capsys

    def __call__(self, made: Package, forge: tuple[Served, str], *more: str) -> tuple[int, str]:
        self.path.write_bytes(to_bytes(made))
        words = [
            "submit",
            str(self.path),
            "--forge",
            forge[0].kind,
            "--repo",
            "office/guide",
            "--url",
            forge[1],
        ]
        code = main([*words, "--lang", "en", *more])
        out, err = self.capsys.readouterr()
        assert TOKEN not in out + err and "Traceback" not in err
        return code, out + err


@pytest.fixture
def submit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Submit:
    return Submit(tmp_path, capsys)


def test_it_becomes_a_branch_and_a_request_and_once_more_it_is_the_same(
    forge: tuple[Served, str], submit: Submit, signed: Package
) -> None:
    served, _ = forge
    code, said = submit(signed, forge)
    assert code == 0 and "https://forge/pull/1" in said
    ((name, files),) = served.branches.items()
    assert files == {f"{FOLDER}/{CLOCKS}": signed.files[0].new}
    (request,) = served.requests
    assert (request["head"]["ref"], request["base"], request["title"]) == (name, "main", "练习")
    assert "张三" in request["text"] and "李四" in request["text"] and "# Impact sheet" in request["text"]
    assert all(TOKEN in token for token in served.tokens)
    assert submit(signed, forge)[1] == said and len(served.requests) == 1


def test_it_is_merged_with_what_others_have_merged_there(
    forge: tuple[Served, str], submit: Submit, made: Package
) -> None:
    served, _ = forge
    path = f"{FOLDER}/{CLOCKS}"
    served.files[path] = served.files[path].replace("    days: 10\n", "    days: 8\n", 1)
    assert submit(made, forge)[0] == 0
    assert served.branches.popitem()[1] == {path: served.files[path].replace(TWENTY, FIFTEEN, 1)}
    served.requests.clear()
    served.files[path] = served.files[path].replace(TWENTY, "    days: 18\n", 1)
    code, said = submit(made, forge)
    assert code == 1 and "before 20; published 18; package 15" in said and not served.branches
    served.files[path] = made.files[0].new or ""
    assert "already" in submit(made, forge)[1]


COMMIT = {"github": "POST /git/refs", "gitlab": "POST /repository/commits", "gitea": "POST /contents"}
REQUEST = {"github": "POST /pulls", "gitlab": "POST /merge_requests", "gitea": "POST /pulls"}
HEAD = {"github": "GET /ref/heads/main", "gitlab": "GET /branches/main", "gitea": "GET /branches/main"}


@pytest.mark.parametrize(
    ("where", "status", "answer", "words"),
    [
        (HEAD, 401, {"message": "Bad credentials"}, "may not write (401 Bad credentials)"),
        (HEAD, 404, {"message": "Not Found"}, "no branch main"),
        (HEAD, 503, b"<html>", "try again later"),
        (HEAD, 302, b"", "another address"),
        (HEAD, 200, b"<html>log in</html>", "makes no sense"),
        (HEAD, 200, b"[" * 100_000, "makes no sense"),
        (HEAD, 200, {"commit": 3}, "refused"),
        (HEAD, 200, b"x" * 6_000_000, "makes no sense"),
        (COMMIT, 403, {"message": "main is protected \x1b[2J"}, "may not write"),
        (COMMIT, 422, {"message": "Reference already exists"}, "has a branch of that name"),
        (REQUEST, 404, {"message": "no such branch"}, "whether the branch is still there"),
        (REQUEST, 500, {}, "was made, but no request"),
    ],
)
def test_what_goes_wrong_on_a_forge_is_told_in_a_sentence(
    forge: tuple[Served, str],
    submit: Submit,
    made: Package,
    where: dict[str, str],
    status: int,
    answer: Any,
    words: str,
) -> None:
    served, _ = forge
    served.fails[where[served.kind]] = status, answer
    code, said = submit(made, forge)
    assert code == 1 and words in said and "\x1b" not in said
    assert not served.requests


def test_a_forge_that_is_down_a_missing_token_and_an_open_line_are_told(
    tmp_path: Path, made: Package, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EIA_GUIDE_TOKEN", TOKEN)
    submit = Submit(tmp_path, capsys)
    down = (Served("gitea", {}), "http://127.0.0.1:9")
    assert "cannot be reached" in submit(made, down)[1]
    assert "not encrypted" in submit(made, (down[0], "http://git.example.cn"))[1]
    assert "no address" in submit(made, (down[0], "git.example.cn"))[1]
    assert "--url" in submit(made, (down[0], ""))[1]
    monkeypatch.delenv("EIA_GUIDE_TOKEN")
    assert "EIA_GUIDE_TOKEN" in submit(made, down)[1]


def test_a_package_of_another_site_is_not_sent(
    forge: tuple[Served, str], submit: Submit, made: Package
) -> None:
    served, _ = forge
    path = f"{FOLDER}/site.yaml"
    served.files[path] = served.files[path].replace("青海省", "甘肃省")
    code, said = submit(made, forge)
    assert code == 1 and "another site" in said and not served.branches
    assert change(CLOCKS).base
