"""GitHub, GitLab, and Gitea or Forgejo: each asked in its own way for a file, a branch with a commit, and a
request to merge it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from urllib.parse import quote, urlencode

from generator.publish.api import Answer, Api, ForgeTrouble, refused
from generator.publish.package import FileChange


class Forge(Protocol):
    """What ``submit`` needs of a forge."""

    def head(self, branch: str) -> str:
        """The commit at which a branch stands."""

    def text(self, path: str, commit: str) -> str | None:
        """A file as it stands at a commit; None if there is none."""

    def commit(self, name: str, base: str, commit: str, message: str, files: Sequence[FileChange]) -> None:
        """A new branch ``name`` with one commit on top of ``commit``, which ``base`` stands at."""

    def request(self, name: str, base: str, title: str, text: str) -> str:
        """A request to merge; its address."""

    def waiting(self, name: str) -> str:
        """The address of a request that waits for this branch; empty if there is none."""


class _Asked:
    """What all of them share."""

    def __init__(self, api: Api, repository: str) -> None:
        self.api = api
        self.repository = repository

    def got(self, path: str) -> Answer | None:
        """An answer; None where the forge has nothing of the name."""
        try:
            return self.api.ask("GET", path)
        except ForgeTrouble as trouble:
            if trouble.status != 404:
                raise
            return None


class GitHub(_Asked):
    """https://docs.github.com/rest"""

    def __init__(self, url: str, repository: str, token: str) -> None:
        super().__init__(Api(url, {"Authorization": f"Bearer {token}"}), repository)
        self.at = f"/repos/{quote(repository)}"

    def head(self, branch: str) -> str:
        return _step(self.api.ask("GET", f"{self.at}/git/ref/heads/{quote(branch)}"), "object", "sha")

    def text(self, path: str, commit: str) -> str | None:
        return _content(self.got(f"{self.at}/contents/{quote(path)}?{urlencode({'ref': commit})}"))

    def commit(self, name: str, base: str, commit: str, message: str, files: Sequence[FileChange]) -> None:
        tree = [
            {"path": one.path, "mode": "100644", "type": "blob"}
            | ({"sha": None} if one.new is None else {"content": one.new})
            for one in files
        ]
        made = _step(self.api.ask("POST", f"{self.at}/git/trees", {"base_tree": commit, "tree": tree}), "sha")
        body = {"message": message, "tree": made, "parents": [commit]}
        sha = _step(self.api.ask("POST", f"{self.at}/git/commits", body), "sha")
        self.api.ask("POST", f"{self.at}/git/refs", {"ref": f"refs/heads/{name}", "sha": sha})

    def request(self, name: str, base: str, title: str, text: str) -> str:
        body = {"title": title, "head": name, "base": base, "body": text}
        return _step(self.api.ask("POST", f"{self.at}/pulls", body), "html_url")

    def waiting(self, name: str) -> str:
        owner = self.repository.partition("/")[0]
        asked = urlencode({"state": "open", "head": f"{owner}:{name}"})
        return _first(self.api.listed(f"{self.at}/pulls?{asked}"), "html_url")


class GitLab(_Asked):
    """https://docs.gitlab.com/api"""

    def __init__(self, url: str, repository: str, token: str) -> None:
        super().__init__(Api(f"{url}/api/v4", {"PRIVATE-TOKEN": token}), repository)
        self.at = f"/projects/{quote(repository, safe='')}"

    def head(self, branch: str) -> str:
        found = self.api.ask("GET", f"{self.at}/repository/branches/{quote(branch, safe='')}")
        return _step(found, "commit", "id")

    def text(self, path: str, commit: str) -> str | None:
        asked = f"{self.at}/repository/files/{quote(path, safe='')}?{urlencode({'ref': commit})}"
        return _content(self.got(asked))

    def commit(self, name: str, base: str, commit: str, message: str, files: Sequence[FileChange]) -> None:
        actions = [
            {"action": _action(one, "create", "update", "delete"), "file_path": one.path}
            | ({} if one.new is None else {"content": one.new})
            for one in files
        ]
        body = {"branch": name, "start_sha": commit, "commit_message": message, "actions": actions}
        self.api.ask("POST", f"{self.at}/repository/commits", body)

    def request(self, name: str, base: str, title: str, text: str) -> str:
        body = {"source_branch": name, "target_branch": base, "title": title, "description": text}
        return _step(self.api.ask("POST", f"{self.at}/merge_requests", body), "web_url")

    def waiting(self, name: str) -> str:
        asked = urlencode({"state": "opened", "source_branch": name})
        return _first(self.api.listed(f"{self.at}/merge_requests?{asked}"), "web_url")


class Gitea(_Asked):
    """https://docs.gitea.com/api, and Forgejo's, which is the same here"""

    def __init__(self, url: str, repository: str, token: str) -> None:
        super().__init__(Api(f"{url}/api/v1", {"Authorization": f"token {token}"}), repository)
        self.at = f"/repos/{quote(repository)}"
        self.marks: dict[str, str] = {}
        """The marks of files that were read, without which they cannot be changed."""

    def head(self, branch: str) -> str:
        return _step(self.api.ask("GET", f"{self.at}/branches/{quote(branch, safe='')}"), "commit", "id")

    def text(self, path: str, commit: str) -> str | None:
        found = self.got(f"{self.at}/contents/{quote(path)}?{urlencode({'ref': commit})}")
        if found is not None:
            self.marks[path] = _step(found, "sha")
        return _content(found)

    def commit(self, name: str, base: str, commit: str, message: str, files: Sequence[FileChange]) -> None:
        changed = [
            {"operation": _action(one, "create", "update", "delete"), "path": one.path}
            | ({} if one.new is None else {"content": base64.b64encode(one.new.encode()).decode()})
            | ({"sha": self.marks[one.path]} if one.path in self.marks else {})
            for one in files
        ]
        body = {"branch": base, "new_branch": name, "message": message, "files": changed}
        self.api.ask("POST", f"{self.at}/contents", body)

    def request(self, name: str, base: str, title: str, text: str) -> str:
        body = {"title": title, "head": name, "base": base, "body": text}
        return _step(self.api.ask("POST", f"{self.at}/pulls", body), "html_url")

    def waiting(self, name: str) -> str:
        found = self.api.listed(f"{self.at}/pulls?{urlencode({'state': 'open'})}")
        return _first([one for one in found if _of(one, name)], "html_url")


FORGES: Mapping[str, Callable[[str, str, str], Forge]] = {"github": GitHub, "gitlab": GitLab, "gitea": Gitea}
URLS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com", "gitea": ""}
"""Where each is, unless said otherwise."""


def _action(change: FileChange, create: str, update: str, delete: str) -> str:
    return create if change.base is None else delete if change.new is None else update


def _content(found: Answer | None) -> str | None:
    """A file's text from the answer that holds it."""
    if found is None:
        return None
    try:
        return base64.b64decode(_step(found, "content")).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise refused(0, "content") from error


def _step(found: Answer, *names: str) -> str:
    """A text in an answer; raises ``ForgeTrouble`` if it is not there."""
    value: object = found
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, str):
        raise refused(0, "/".join(names))
    return value


def _first(found: Sequence[Answer], name: str) -> str:
    return next((value for one in found if isinstance(value := one.get(name), str)), "")


def _of(request: Answer, name: str) -> bool:
    """Whether a request belongs to a branch."""
    head = request.get("head")
    return isinstance(head, dict) and head.get("ref") == name
