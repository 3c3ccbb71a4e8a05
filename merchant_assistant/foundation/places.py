"""Where the data folder lies: a folder that is synchronised, or a disk of another PC, may tear a database apart."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

LITTLE_ROOM = 500_000_000  # bytes; an import of 100,000 rows takes about a third
_REMOTE_KINDS = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "9p", "webdav", "davfs", "davfs2",
    "ceph", "glusterfs", "lustre", "beegfs", "vboxsf", "vmhgfs", "virtiofs", "prl_fs", "acfs", "ocfs2", "gfs2",
})  # fmt: skip
_REMOTE_FUSE = ("sshfs", "rclone", "davfs", "s3fs", "curlftpfs", "gvfs", "glusterfs", "smbnetfs", "vmhgfs", "onedriver",
                "google-drive-ocamlfuse")  # fmt: skip
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
_MARKERS = {
    ".stfolder": "Syncthing",
    ".sync_folder": "Resilio Sync",
    ".dropbox.cache": "Dropbox",
    ".dropbox": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_NEXTCLOUD = re.compile(r"\._?sync_\w+\.db")  # its journal, in the folder that it synchronises
_NAMES = (  # of folders on the way to ours, as the programs themselves name them
    (re.compile(r"OneDrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"Google ?Drive|My Drive|DriveFS", re.IGNORECASE), "Google Drive"),
    (re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"Nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"ownCloud\d*", re.IGNORECASE), "ownCloud"),
    (
        re.compile(
            r"Syncthing|MEGAsync|pCloudDrive|pCloud Drive|Nutstore|坚果云|BaiduSyncdisk|百度网盘同步空间", re.IGNORECASE
        ),
        "",
    ),
)
_CLOUD_STORAGE = re.compile(r"(OneDrive|GoogleDrive|Dropbox|Box|iCloud)\b")  # ~/Library/CloudStorage/NAME-account
_DRIVE_REMOTE = 4  # what Windows calls it


@dataclass(frozen=True, slots=True)
class Mount:
    """One disk in the tree of folders. ``kind`` as the system names it."""

    point: str
    kind: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the system; a test puts its own in place. ``mounts``: none on Windows."""

    system: str = sys.platform
    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def mounts(self) -> list[Mount]:
        """Every disk and where it hangs; empty where it cannot be found out."""
        try:
            if self.system == "darwin":
                told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
                return list(_mounts_of_mac(told))
            if self.system.startswith("linux"):
                return list(_mounts_of_linux(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")))
        except (OSError, subprocess.SubprocessError):
            return []
        return []

    def drive_kind(self, path: Path) -> int:
        """Windows' number for the kind of a drive, 0 elsewhere."""
        kind = 0
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - only there

            kind = int(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"))
        return kind

    def names_in(self, folder: Path) -> list[str]:
        """The names in a folder, none where it cannot be read."""
        try:
            return [entry.name for entry in folder.iterdir()]
        except OSError:
            return []

    def free(self, folder: Path) -> int | None:
        """Bytes that are free on the disk of a folder, None where it cannot be found out."""
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            return None


def warnings(data: Path, machine: Machine | None = None) -> tuple[UserFault, ...]:
    """What is not safe about the folder ``data``: ``synchronised``, ``network_share``, ``little_room``."""
    machine = machine or Machine()
    return tuple(_warnings(_resolved(data), machine))


def _warnings(data: Path, machine: Machine) -> Iterator[UserFault]:
    hint = said(
        "Safekeeping",
        "Two PCs, or the program that synchronises, may change the same file at once, and your data would be damaged. "
        "Back up in Settings, let whoever set up this PC choose a folder of its own disk (start with "
        "--data-dir FOLDER), and restore the backup there. Backups themselves may lie here.",
    )
    keeper = synchronised_by(data, machine)
    if keeper is not None:
        named = said("Safekeeping", "Your data lie in a folder that {keeper} synchronises: “{folder}”.")
        nameless = said("Safekeeping", "Your data lie in a folder that is synchronised: “{folder}”.")
        sentence = named.format(keeper=keeper, folder=str(data)) if keeper else nameless.format(folder=str(data))
        yield UserFault("synchronised", sentence, hint)
    elif on_network(data, machine):
        sentence = said("Safekeeping", "Your data lie on a disk of another PC: “{folder}”.").format(folder=str(data))
        yield UserFault("network_share", sentence, hint)
    free = machine.free(_existing(data))
    if free is not None and free < LITTLE_ROOM:
        yield UserFault(
            "little_room",
            said("Safekeeping", "The disk with your data is almost full: {megabytes} MB are free.").format(
                megabytes=free // 1_000_000
            ),
            said("Safekeeping", "Free some space. Until then imports and drafts may stop; nothing gets lost by that."),
        )


def synchronised_by(data: Path, machine: Machine) -> str | None:
    """The program that keeps the folder the same on several PCs; empty: one without a name; None: none is known."""
    for name, keeper in _VARIABLES.items():
        root = machine.variables.get(name)
        if root and _resolved(Path(root)) in (data, *data.parents):
            return keeper
    return _by_name(data) or _by_marker(data, machine)


def on_network(data: Path, machine: Machine) -> bool:
    """Whether the folder lies on a disk that other PCs share."""
    if machine.system == "win32":
        return str(data).startswith("\\\\") or machine.drive_kind(data) == _DRIVE_REMOTE
    inside = [mount for mount in machine.mounts() if Path(mount.point) in (data, *data.parents)]
    if not inside:
        return False
    kind = max(reversed(inside), key=lambda mount: len(mount.point)).kind.lower()  # of two at one place the later
    return kind in _REMOTE_KINDS or (kind.startswith("fuse") and kind.removeprefix("fuse.").startswith(_REMOTE_FUSE))


def _by_name(data: Path) -> str | None:
    for folder in (data, *data.parents):
        if folder.parent.name == "CloudStorage" and (found := _CLOUD_STORAGE.match(folder.name)):
            return {"GoogleDrive": "Google Drive", "iCloud": "iCloud Drive"}.get(found[1], found[1])
        for pattern, keeper in _NAMES:
            if pattern.fullmatch(folder.name):
                return keeper or folder.name
    return None


def _by_marker(data: Path, machine: Machine) -> str | None:
    for folder in (data, *data.parents):
        for name in machine.names_in(folder):
            if name in _MARKERS:
                # The home folder holds Dropbox's own settings under the same name.
                if name == ".dropbox" and "info.json" in machine.names_in(folder / name):
                    continue
                return _MARKERS[name]
            if _NEXTCLOUD.fullmatch(name):
                return "Nextcloud"
    return None


def _mounts_of_linux(text: str) -> Iterator[Mount]:
    """Lines ``36 35 98:0 /root /mount/point options … - kind source options``; spaces are written ``\\040``."""
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
            yield Mount(point, after.split(" ")[0])


def _mounts_of_mac(text: str) -> Iterator[Mount]:
    """Lines ``//user@server/share on /Volumes/share (smbfs, nodev, nosuid)``."""
    for line in text.splitlines():
        found = re.fullmatch(r".+? on (?P<point>/.*) \((?P<kind>[^,)]+)[^)]*\)", line)
        if found:
            yield Mount(found["point"], found["kind"])


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path


def _existing(path: Path) -> Path:
    return next((folder for folder in (path, *path.parents) if folder.exists()), path)
