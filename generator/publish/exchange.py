"""The published folder is exchanged whole: a reader sees the old site or the new one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(out: Path) -> Path:
    """The folder beside `out`, on the same file system, in which the next site is brought up.

    Between two builds it holds the site before the published one.
    """
    return out.parent / f".{out.name}.next"


def exchange(new: Path, out: Path) -> None:
    """Put `new` where `out` is; what was there is in `new` afterwards."""
    recover(out)
    if not out.exists():
        new.rename(out)
        return
    if out.is_symlink() or not out.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder of ours", str(out))
    if _exchanged(new, out):
        return
    # Elsewhere two renames: for a moment there is no folder, and `recover` puts it right.
    old = _old(out)
    if old.exists():
        _remove(old)
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    old.rename(new)


def recover(out: Path) -> None:
    """After a build that was killed between two renames, put the last site back."""
    old = _old(out)
    shutil.rmtree(_gone(old), ignore_errors=True)
    if not old.exists():
        return
    if out.exists():
        _remove(old)  # what was published before; the next build brings up another
    else:
        old.rename(out)


def _remove(folder: Path) -> None:
    """Under another name first: `recover` must never take half a site for a whole one."""
    shutil.rmtree(_gone(folder), ignore_errors=True)
    folder.rename(_gone(folder))
    shutil.rmtree(_gone(folder))


def _gone(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.gone")


def _old(out: Path) -> Path:
    return out.parent / f".{out.name}.old"


def _exchanged(one: Path, two: Path) -> bool:
    """Swap two folders in one step where the system can (Linux 3.15, most file systems)."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(two))
