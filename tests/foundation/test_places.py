"""Every system's way of saying that a folder is synchronised or lies on another PC; the system itself is faked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import pytest

from merchant_assistant.foundation import places
from merchant_assistant.foundation.places import Machine, Mount, on_network, synchronised_by, warnings

PLENTY = 10**12


@dataclasses.dataclass(frozen=True)
class Faked(Machine):
    """A system as a test wants it."""

    disks: tuple[Mount, ...] = ()
    drive: int = 3
    names: Mapping[str, list[str]] = dataclasses.field(default_factory=dict)
    room: int | None = PLENTY

    def mounts(self) -> list[Mount]:
        return list(self.disks)

    def drive_kind(self, path: Path) -> int:
        return self.drive

    def names_in(self, folder: Path) -> list[str]:
        return self.names.get(str(folder), [])

    def free(self, folder: Path) -> int | None:
        return self.room


def linux(**values: object) -> Faked:
    return Faked(system="linux", variables={}, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        ("/home/li/OneDrive/shop", "OneDrive"),
        ("/home/li/OneDrive - Trading Ltd/shop", "OneDrive"),
        ("/home/li/Dropbox/shop", "Dropbox"),
        ("/home/li/Dropbox (Trading)/shop", "Dropbox"),
        ("/Volumes/Google Drive/My Drive/shop", "Google Drive"),
        ("/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/shop", "Google Drive"),
        ("/Users/li/Library/CloudStorage/OneDrive-Trading/shop", "OneDrive"),
        ("/Users/li/Library/CloudStorage/Dropbox/shop", "Dropbox"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/shop", "iCloud Drive"),
        ("/home/li/iCloudDrive/shop", "iCloud Drive"),
        ("/home/li/Nextcloud2/shop", "Nextcloud"),
        ("/home/li/坚果云/shop", "坚果云"),
        ("/home/li/shop", None),
        ("/home/li/my dropbox files/shop", None),
        ("/home/dropboxer/shop", None),
    ],
)
def test_folders_that_are_named_for_their_keeper(folder: str, keeper: str | None) -> None:
    assert synchronised_by(Path(folder), linux()) == keeper


@pytest.mark.parametrize(
    ("name", "keeper"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_3f9a2b1c.db", "Nextcloud"),
        ("._sync_3f9a2b1c.db", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
        ("stfolder", None),
        (".sync_notes.txt", None),
    ],
)
def test_marks_that_keepers_leave_in_a_folder_above(name: str, keeper: str | None) -> None:
    machine = linux(names={"/srv/common": ["a", name]})
    assert synchronised_by(Path("/srv/common/shop/data"), machine) == keeper
    assert synchronised_by(Path("/srv/other"), machine) is None


def test_the_settings_of_dropbox_in_a_home_folder_are_no_mark() -> None:
    machine = linux(names={"/home/li": [".dropbox"], "/home/li/.dropbox": ["info.json"]})
    assert synchronised_by(Path("/home/li/shop"), machine) is None


def test_a_folder_that_windows_names_in_a_variable(tmp_path: Path) -> None:
    machine = Faked(system="win32", variables={"OneDriveCommercial": str(tmp_path / "Work")})
    assert synchronised_by(tmp_path / "Work" / "shop", machine) == "OneDrive"
    assert synchronised_by(tmp_path / "Worker", machine) is None


@pytest.mark.parametrize(
    ("kind", "remote"),
    [
        ("nfs4", True), ("cifs", True), ("smb3", True), ("fuse.sshfs", True), ("fuse.rclone", True), ("9p", True),
        ("davfs", True), ("fuse.gvfsd-fuse", True), ("ext4", False), ("btrfs", False), ("fuseblk", False),
        ("fuse.ntfs-3g", False), ("tmpfs", False), ("overlay", False), ("apfs", False), ("smbfs", True),
    ],
)  # fmt: skip
def test_disks_of_other_pcs(kind: str, remote: bool) -> None:
    machine = linux(disks=(Mount("/", "ext4"), Mount("/mnt/share", kind), Mount("/mnt/share-not", "nfs")))
    assert on_network(Path("/mnt/share/shop"), machine) is remote
    assert not on_network(Path("/mnt"), machine)


def test_the_nearest_disk_counts_and_of_two_at_one_place_the_upper() -> None:
    machine = linux(
        disks=(Mount("/", "nfs"), Mount("/home", "ext4"), Mount("/home/li", "ext4"), Mount("/home/li", "nfs"))
    )
    assert not on_network(Path("/home/wu/shop"), machine)
    assert on_network(Path("/home/li/shop"), machine)


@pytest.mark.parametrize(
    ("folder", "drive", "remote"), [("S:/shop", 4, True), ("C:/shop", 3, False), (r"\\nas\shop", 1, True)]
)
def test_drives_of_windows(folder: str, drive: int, remote: bool) -> None:
    assert on_network(Path(folder), Faked(system="win32", drive=drive)) is remote


def test_the_list_of_linux_is_read() -> None:
    text = (
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "90 22 0:50 / /mnt/my\\040share rw shared:2 master:1 - cifs //nas/share rw,vers=3.1\n"
        "a line of nonsense\n"
    )
    assert list(places._mounts_of_linux(text)) == [Mount("/", "ext4"), Mount("/mnt/my share", "cifs")]


def test_the_list_of_macos_is_read() -> None:
    text = (
        "/dev/disk3s1 on / (apfs, sealed, local)\n"
        "//li@nas/share on /Volumes/my share (smbfs, nodev)\n"
        "map -hosts on /net (autofs)\n"
    )
    assert list(places._mounts_of_mac(text)) == [
        Mount("/", "apfs"), Mount("/Volumes/my share", "smbfs"), Mount("/net", "autofs"),
    ]  # fmt: skip


def test_every_warning_says_what_to_do(tmp_path: Path) -> None:
    shop = tmp_path / "Dropbox" / "shop"
    codes = [fault.code for fault in warnings(shop, linux(room=1_000_000))]
    assert codes == ["synchronised", "little_room"]
    share = linux(disks=(Mount(str(tmp_path.resolve()), "nfs"),))
    (fault,) = warnings(tmp_path / "shop", share)
    assert fault.code == "network_share"
    assert str(tmp_path) in fault.message
    assert "--data-dir" in fault.hint


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "shop").mkdir(parents=True)
    (tmp_path / "shop").symlink_to(tmp_path / "Dropbox" / "shop", target_is_directory=True)
    assert [fault.code for fault in warnings(tmp_path / "shop", linux())] == ["synchronised"]


def test_an_ordinary_folder_is_silent_and_what_is_not_known_too(tmp_path: Path) -> None:
    assert warnings(tmp_path / "shop", linux(disks=(Mount("/", "ext4"),))) == ()
    assert warnings(tmp_path / "shop", linux(room=None)) == ()


def test_the_real_system_answers(tmp_path: Path) -> None:
    machine = Machine()
    assert isinstance(machine.mounts(), list)
    free = machine.free(tmp_path)
    assert free is None or free > 0
    assert machine.names_in(tmp_path / "nowhere") == []
    assert machine.free(tmp_path / "nowhere") is None
