"""The files for servers, on a real nginx and a real git: what the check needs is sent, what is old is asked for anew."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator.cli.main import main
from generator.deploy.files import files
from generator.site.headers import SECURITY, TYPES, ancestors, security
from generator.system.place import MARK
from tests.conftest import ROOT

NGINX = shutil.which("nginx") or next(
    (path for path in ("/usr/sbin/nginx", "/usr/local/sbin/nginx") if Path(path).exists()), ""
)
ORIGINS = ("https://sthjt.qinghai.gov.cn", "http://oa.qinghai.gov.cn:8080")
MAIN = """
worker_processes 1; pid {work}/pid; error_log {work}/errors warn;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work}; uwsgi_temp_path {work}; scgi_temp_path {work};
  include {work}/eia-guide.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, **headers: str) -> Answer:
    request = urllib.request.Request(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory, site_folder: Path) -> Iterator[str]:
    """The built site, served by nginx with the file as it is written for offices."""
    if not NGINX:
        pytest.skip("nginx is not installed; run `make system`")
    work = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = work / "served"
    shutil.copytree(
        site_folder, served
    )  # the folders above the built site may not be open to nginx's own user
    for folder in [work, *work.parents][:4]:
        if folder.owner() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o011)
    made = files("", root=str(served), listen=f"127.0.0.1:{port}", origins=ORIGINS)
    (work / "eia-guide.conf").write_text(made["eia-guide.conf"], "utf-8")
    (work / "nginx.conf").write_text(MAIN.format(work=work), "utf-8")
    command = [NGINX, "-p", str(work), "-c", str(work / "nginx.conf")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr
    subprocess.run(command, check=True)  # back when it listens
    yield f"http://127.0.0.1:{port}"
    subprocess.run([*command, "-s", "stop"], check=True)


@pytest.mark.parametrize("path", ["/", "/en/law/", "/assets/site.css", "/no/such/", "/en/no/such/"])
def test_security_headers_on_every_answer(nginx: str, path: str) -> None:
    answer = ask(nginx + path)
    assert {name: answer.headers.get(name.lower()) for name in SECURITY} == SECURITY
    assert "server" not in answer.headers or "/" not in answer.headers["server"]


@pytest.mark.parametrize(
    "path", ["/embed/", "/en/embed/", "/embed/index.html", "/embed/x", "/check/", "/embed.js", "/sw.js"]
)
def test_the_pages_to_embed_differ_as_in_the_preview(nginx: str, path: str) -> None:
    headers = ask(nginx + path).headers
    wanted = security(path, ancestors(ORIGINS))
    assert {name: headers.get(name.lower()) for name in wanted} == wanted
    assert (" http://oa.qinghai.gov.cn:8080" in headers["content-security-policy"]) == (
        path in ("/embed/", "/en/embed/", "/embed/index.html")
    )
    assert ("access-control-allow-origin" in headers) == (path == "/embed.js")


def test_every_kind_of_file_has_its_type(nginx: str, site_folder: Path) -> None:
    """One file of each suffix that the site holds."""
    shown = {
        path.suffix: path
        for path in sorted(site_folder.rglob("*"))
        if path.is_file() and path.suffix not in ("", ".br", ".gz", ".py")
    }
    assert {".html", ".js", ".mjs", ".wasm", ".json", ".webmanifest", ".ics", ".zip"} <= set(shown)
    for suffix, path in shown.items():
        kind = ask(f"{nginx}/{path.relative_to(site_folder).as_posix()}").headers["content-type"]
        assert kind.partition(";")[0] == TYPES[suffix[1:]], suffix


@pytest.mark.parametrize(
    ("path", "words"), [("/no/such/", "没有找到这个页面"), ("/en/no/such/", "Page not found")]
)
def test_what_does_not_exist(nginx: str, path: str, words: str) -> None:
    answer = ask(nginx + path)
    assert answer.status == 404 and words in answer.body.decode()


def test_text_and_webassembly_are_compressed(nginx: str, site_folder: Path) -> None:
    (wasm,) = (site_folder / "assets" / "check").rglob("*.wasm")
    for name in ("en/law/index.html", "assets/site.css", wasm.relative_to(site_folder).as_posix()):
        answer = ask(f"{nginx}/{name}", Accept_Encoding="gzip")
        plain = (site_folder / name).read_bytes()
        assert answer.headers["content-encoding"] == "gzip" and "Accept-Encoding" in answer.headers["vary"]
        assert gzip.decompress(answer.body) == plain and len(answer.body) < len(plain) * 0.6


def test_what_is_named_by_its_content_is_kept_and_all_else_asked_for(nginx: str, site_folder: Path) -> None:
    check = site_folder / "assets" / "check"
    marked = re.search(r"assets/site\.css\?v=[0-9a-f]{8}", (site_folder / "index.html").read_text("utf-8"))
    assert marked
    lasting = [
        f"/{marked[0]}",
        *(
            f"/assets/check/{path.relative_to(check).as_posix()}"
            for path in check.rglob("*")
            if path.is_file() and path.suffix not in (".br", ".gz") and _hashed(path, check)
        ),
    ]
    assert len(lasting) > 10
    for path in lasting:
        assert ask(nginx + path).headers["cache-control"] == "public, max-age=31536000, immutable", path
    for path in (
        "/",
        "/en/law/",
        "/assets/site.css",
        "/assets/check/page.js",
        "/assets/check/manifest.json",
        "/feed.xml",
        "/data/",
    ):
        answer = ask(nginx + path)
        assert answer.headers["cache-control"] == "no-cache", path
        if "etag" in answer.headers:
            assert ask(nginx + path, If_None_Match=answer.headers["etag"]).status == 304


def _hashed(path: Path, check: Path) -> bool:
    inside = path.relative_to(check).as_posix()
    return inside.startswith("pyodide-") or bool(re.search(r"-(?:[0-9a-f]{12}|[0-9A-Z]{8})\.", inside))


def test_a_folder_without_its_slash_stays_on_this_host(nginx: str) -> None:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: Any) -> None:
            return None

    with pytest.raises(urllib.error.HTTPError) as moved:
        urllib.request.build_opener(Stay).open(nginx + "/law")
    assert moved.value.code == 301 and moved.value.headers["location"] == "/law/"


def test_hidden_files_are_not_served(nginx: str) -> None:
    assert ask(nginx + "/.git/config").status == 404


def test_the_check_runs_in_a_real_browser(nginx: str, browser: Browser) -> None:
    """Under these headers and types Pyodide starts, and the page breaks none of its own rules."""
    page = browser.new_page()
    refused: list[str] = []
    page.on(
        "console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.goto(f"{nginx}/en/check/#items=3&pigs_sold_per_year=6000&on=2026-11-23")
    expect(page.locator("#track-checker[data-state=ready]")).to_be_attached()
    expect(page.locator("#check-result[data-document=report]")).to_be_attached()
    assert refused == []
    page.close()


def test_no_page_needs_more_than_the_header_allows(site_folder: Path) -> None:
    """Each page's own policy is part of the one that the server sends."""
    allowed = _directives(SECURITY["Content-Security-Policy"])
    found = set()
    for path in site_folder.rglob("*.html"):
        match = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', path.read_text("utf-8"))
        assert match, path
        found.add(match[1].replace("&#39;", "'"))
    for policy in found:
        for name, sources in _directives(policy).items():
            assert sources - {"'none'"} <= allowed.get(name, allowed["default-src"]), (policy, name)


def _directives(policy: str) -> dict[str, set[str]]:
    return {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}


def test_the_built_folder_goes_to_a_branch_of_its_own(tmp_path: Path) -> None:
    """With a real git: the branch holds the site and nothing else, and the clerk's own work stays as it was."""
    work, remote = tmp_path / "work", tmp_path / "remote.git"
    author = ["-c", "user.name=t", "-c", "user.email=t@localhost"]
    for words in (["init", "--quiet", "--bare", str(remote)], ["init", "--quiet", str(work)]):
        subprocess.run(["git", *words], check=True)
    (work / "notes.txt").write_text("source", "utf-8")
    (work / ".gitignore").write_text("site/\n", "utf-8")
    git = ["git", "-C", str(work), *author]
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "source"], check=True)
    subprocess.run([*git, "remote", "add", "origin", str(remote)], check=True)
    for name, value in (("user.name", "t"), ("user.email", "t@localhost")):
        subprocess.run([*git, "config", name, value], check=True)
    (work / "notes.txt").write_text("edited", "utf-8")
    (work / "site" / "en").mkdir(parents=True)
    for name in ("index.html", "en/index.html"):
        (work / "site" / name).write_bytes(f"{name}\r\nlist\n".encode())
    subprocess.run([*git, "config", "core.autocrlf", "true"], check=True)
    (tmp_path / "push.sh").write_text(files("")["push-pages.sh"], "utf-8")
    for _ in range(2):  # the second time over the first
        subprocess.run(["sh", str(tmp_path / "push.sh"), "site", "origin", "pages"], cwd=work, check=True)
    listed = subprocess.run(
        ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "pages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert listed.split() == ["en/index.html", "index.html"]
    shown = subprocess.run(
        ["git", "-C", str(remote), "show", "pages:en/index.html"], capture_output=True, check=True
    )
    assert shown.stdout == b"en/index.html\r\nlist\n"  # as it was built, whatever git is set to convert
    subprocess.run([*git, "push", "--quiet", "origin", "HEAD:refs/heads/main"], check=True)
    kept = subprocess.run(
        ["git", "-C", str(remote), "rev-parse", "main"], capture_output=True, text=True, check=True
    )
    refused = subprocess.run(
        ["sh", str(tmp_path / "push.sh"), "site", "origin", "main"],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1 and "was left alone" in refused.stderr and "没有改动" in refused.stderr
    after = subprocess.run(
        ["git", "-C", str(remote), "rev-parse", "main"], capture_output=True, text=True, check=True
    )
    assert after.stdout == kept.stdout
    status = subprocess.run(
        [*git, "status", "--porcelain"], capture_output=True, text=True, check=True
    ).stdout
    assert status == " M notes.txt\n"
    refused = subprocess.run(
        ["sh", str(tmp_path / "push.sh"), "nothing", "origin"],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1 and "no built site" in refused.stderr


def test_the_workflows_call_what_is_there() -> None:
    """Every `make` target that a workflow names is one of the Makefile, and what it publishes is what a build makes."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    flows = [(ROOT / ".github/workflows/pages.yml").read_text("utf-8"), files("")["gitlab-ci.yml"]]
    for flow in flows:
        assert isinstance(yaml.safe_load(flow), dict)
        named = re.findall(r"\bmake ([a-z]+)", flow)
        assert "build" in named and set(named) <= targets
    tested = (ROOT / ".github/workflows/tests.yml").read_text("utf-8")
    assert set(re.findall(r"\bmake ([a-z-]+)", tested)) == {"test-all"} <= targets
    assert ".ci/run" in tested and "make test\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_actions_are_those_of_a_commit() -> None:
    """A tag can be moved to other code; a commit cannot. Its release stands beside it for whoever updates it."""
    for name in ("pages.yml", "tests.yml"):
        used = re.findall(r"uses: (.+)", (ROOT / ".github" / "workflows" / name).read_text("utf-8"))
        assert (
            used
            and [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[0-9.]+", line)] == []
        )


def test_what_runs_packages_may_write_nothing() -> None:
    """The job that publishes runs nothing of its own; the others only read, and keep no credential."""
    for name in ("pages.yml", "tests.yml"):
        flow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
        for job in flow["jobs"].values():
            allowed = job.get("permissions", flow["permissions"])
            runs = [step["run"] for step in job["steps"] if "run" in step]
            assert not (runs and "write" in allowed.values()), name
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
    made = (ROOT / "Makefile").read_text("utf-8")
    assert made.count("npm ci ") == made.count("--ignore-scripts") > 1


def test_the_command_writes_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deploy"
    assert main(["deploy-files", "--out", str(out), "--root", "/srv/网站", "--lang", "en"]) == 0
    assert {path.name for path in out.iterdir()} == {
        MARK,
        "Containerfile",
        "README.md",
        "eia-guide.conf",
        "gitlab-ci.yml",
        "push-pages.sh",
    }
    assert "root /srv/网站;" in (out / "eia-guide.conf").read_text("utf-8")
    assert not [path.name for path in out.iterdir() if re.search(r"@[A-Z]+@", path.read_text("utf-8"))]
    (tmp_path / "file").write_text("")
    assert main(["deploy-files", "--out", str(tmp_path / "file"), "--lang", "en"]) == 1
    assert "is a file, not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("root", ["/srv/my site", "/srv/a;b", "/srv/{x}", "/srv/网 站", "/srv/#1"])
def test_a_place_with_odd_signs_is_quoted(root: str, tmp_path: Path) -> None:
    made = files("", root=root, listen="127.0.0.1:1")
    assert f'root "{root}";' in made["eia-guide.conf"]
    assert f'COPY ["site", "{root}"]' in made["Containerfile"]
    if NGINX:
        (tmp_path / "eia-guide.conf").write_text(made["eia-guide.conf"], "utf-8")
        (tmp_path / "nginx.conf").write_text(MAIN.format(work=tmp_path), "utf-8")
        command = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-t"]
        tested = subprocess.run(command, capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr


@pytest.mark.parametrize("root", ["", "srv", "/srv/$host", '/srv/"x', "/srv/a\\", "/srv\n}evil{", "/srv'"])
def test_a_place_that_cannot_be_quoted_is_refused(
    root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, words in (("zh", "不能用作服务器上的文件夹"), ("en", "cannot be the folder on the server")):
        assert main(["deploy-files", "--out", str(tmp_path / "out"), "--root", root, "--lang", lang]) == 1
        assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_name_of_the_server_is_that_of_the_site() -> None:
    assert "server_name eia.qinghai.gov.cn;" in files("https://eia.qinghai.gov.cn/guide")["eia-guide.conf"]
    assert "server_name xn--zfr164b.xn--fiqs8s;" in files("https://政务.中国/")["eia-guide.conf"]
    assert "server_name _;" in files("")["eia-guide.conf"]
