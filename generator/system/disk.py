"""Why the system refuses a file, in words."""

from __future__ import annotations

import errno

_WHY: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EDQUOT: ("磁盘配额已用完", "the quota of the disk is used up"),
    errno.EFBIG: (
        "文件超过了允许的大小，磁盘可能已满",
        "a file grew beyond what is allowed here; the disk may be full",
    ),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EACCES: (
        "没有权限，或文件正被别的程序打开",
        "permission is denied, or another program has it open",
    ),
    errno.EPERM: ("没有权限", "permission is denied"),
    errno.EISDIR: ("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: (
        "那里已有同名文件，请另起名称或先移走它",
        "a file of that name stands there already; choose another name or move it away",
    ),
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.ENAMETOOLONG: ("文件名太长", "the name is too long"),
    errno.ELOOP: ("链接绕成了圈", "its links lead round in a circle"),
    errno.EINVAL: ("名称或位置不能用", "the name or the place cannot be used"),
    errno.EBUSY: (
        "正被占用，或者是挂载点",
        "it is in use, or a place where a disk is mounted",
    ),
    errno.ESPIPE: (
        "这是管道，不是文件；要读别的程序的输出，文件名请写 -",
        "it is a pipe, not a file; to read what another program writes, give - for the file",
    ),
    errno.EADDRINUSE: ("端口已被占用", "the port is in use"),
}


def why(error: OSError) -> dict[str, str]:
    """Why, in both languages; in the system's own words where it has a reason not foreseen here."""
    zh, en = _WHY.get(error.errno or 0, (error.strerror or str(error),) * 2)
    return {"zh": zh, "en": en}
