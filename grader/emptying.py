"""Remove a folder in which student code could do what it liked.

Used by the sandbox and by the fork server, so it imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat


def remove_folder(top: str) -> None:
    """Remove `top`, however deep folders are nested in it, and whatever permissions they lost.

    What cannot be removed stays; a folder that is not there is no error; a link is not followed.
    """
    if os.path.islink(top):  # what it points to is not ours
        with contextlib.suppress(OSError):
            os.unlink(top)
        return
    # Each folder is moved up into the first one before it is emptied: none is too deep to name, and nothing recurs.
    folders = [top]
    for folder in folders:
        with contextlib.suppress(OSError):
            os.chmod(folder, stat.S_IRWXU)
            for entry in list(os.scandir(folder)):
                folders += _removed(entry, top)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(folder)


def _removed(entry: os.DirEntry, top: str) -> list[str]:
    """Delete a file or link; move a folder to `top` and return where it is now."""
    with contextlib.suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)
            return []
        os.chmod(entry.path, stat.S_IRWXU)  # moving a folder writes to it: its entry ".." changes
        moved = os.path.join(top, secrets.token_hex(8))
        os.rename(entry.path, moved)
        return [moved]
    return []
