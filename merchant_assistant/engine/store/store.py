"""The model folder: what is there, whether it is whole, and how it gets there. Present means verified."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from merchant_assistant.engine.gguf import begins_as_model, read_header
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.store import faults as store_faults
from merchant_assistant.engine.store import folders, own_models
from merchant_assistant.engine.store.manifest import Manifest, read_manifests
from merchant_assistant.engine.store.model_state import ModelState, State
from merchant_assistant.engine.store.own_models import link_or_copy
from merchant_assistant.engine.store.partial import source_part
from merchant_assistant.engine.store.quarantine import FILE_NAME as QUARANTINE_FILE
from merchant_assistant.engine.store.quarantine import Quarantine
from merchant_assistant.engine.store.stamp import Stamp, being_changed, hash_of, read_hash, stamp_path, write_stamp
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.paths import AppPaths, manifests_dir

__all__ = ["ModelState", "ModelStore"]
LOCK_WAIT_S = 10.0


def beginnings_of(models: Path, model_id: str) -> Path:
    """The folder for what a model read of lasting beginnings."""
    return models / "beginnings" / model_id


class ModelStore:
    """All models we know by manifest, and those that the merchant added. Safe from any thread and process."""

    def __init__(self, paths: AppPaths, manifests: Path | None = None) -> None:
        self.folder = paths.models
        self.quarantine = Quarantine(paths.models / QUARANTINE_FILE)
        self._known: Mapping[str, Manifest] = read_manifests(manifests or manifests_dir())

    def list(self, progress: Progress = no_progress, cancel: CancelToken | None = None) -> tuple[ModelState, ...]:
        """Every model; files that changed since they were checked are read again (a second for each GB)."""
        return tuple(self._state(manifest, progress, cancel) for manifest in self._all().values())

    def state(self, model_id: str) -> ModelState:
        """One model. Raises :class:`UserFault` ``unknown_model``."""
        return self._state(self._manifest(model_id))

    def installed(self, model_id: str) -> InstalledModel:
        """The checked file. Raises :class:`UserFault` ``unknown_model``, ``model_absent`` or ``model_damaged``."""
        manifest = self._manifest(model_id)
        file = self._kept(model_id)
        if not file.exists():
            raise store_faults.absent(manifest)
        found = folders.content_hash(file)
        if found != manifest.sha256:
            raise store_faults.damaged(manifest)
        return InstalledModel(model_id, file, found, backend="transformers" if file.is_dir() else "llama.cpp")

    def writer(self, model_id: str) -> InstalledModel:
        """A model for texts. Raises also ``writes_no_texts``: one of vectors would end the child."""
        manifest = self._manifest(model_id)
        if manifest.role != "chat":
            raise store_faults.writes_no_texts(manifest)
        return self.installed(model_id)

    def embedder(self, preferred: str) -> InstalledModel:
        """The model for vectors: the preferred one, else any that is here. Raises as :meth:`installed` does."""
        others = [known.id for known in self._all().values() if known.role == "embedding" and known.id != preferred]
        for model_id in (preferred, *others):
            with contextlib.suppress(UserFault):
                return self.installed(model_id)
        return self.installed(preferred)

    def get(self, model_id: str, progress: Progress = no_progress, cancel: CancelToken | None = None) -> ModelState:
        """Fetch a model unless it is here; goes on where an earlier fetch stopped.

        Raises :class:`UserFault` ``unknown_model``, ``download_failed``, ``disk_full``, ``busy``; ``Cancelled``.
        """
        manifest = self._manifest(model_id)
        if (state := self._state(manifest, progress, cancel)).state == "ready":
            return state
        with self._locked(model_id):
            state = self._state(manifest, progress, cancel)
            if state.state != "ready":
                self._fetch(manifest, progress, cancel)
        return self._state(manifest)

    def verify(self, model_id: str, progress: Progress = no_progress, cancel: CancelToken | None = None) -> ModelState:
        """Read the whole file again, whatever the stamp says; a good one that was set aside may be tried again."""
        manifest = self._manifest(model_id)
        if self._kept(model_id).exists():
            found = folders.content_hash(self._kept(model_id), progress, cancel, fresh=True)
            if found == manifest.sha256:
                self.quarantine.release(found)
        return self._state(manifest)

    def add(self, file: Path, progress: Progress = no_progress, cancel: CancelToken | None = None) -> ModelState:
        """Take in a file of the merchant's (linked or copied, never moved).

        A file that we know by its hash becomes that model; any other is registered under its own name with ``own`` set.
        Raises :class:`UserFault` ``model_damaged``, ``not_found``, ``is_folder``, ``disk_full``, ``not_a_model``.
        """
        if folders.is_model_folder(file):
            return self._add_folder(file, progress, cancel)
        if not begins_as_model(file):
            raise store_faults.no_model(file)
        header = read_header(file)
        if not header.is_model:
            raise store_faults.not_a_model(file)
        if header.chat_template is not None:
            from merchant_assistant.engine.template import ChatTemplate  # noqa: PLC0415 - jinja2 for this alone

            ChatTemplate(header.chat_template)  # it is not used here: rendering foreign code is for the child
        stamp = read_hash(file, progress, cancel)
        manifest = self._by_hash(stamp.sha256) or own_models.describe(file, header, stamp, taken=set(self._all()))
        with self._locked(manifest.id):
            self._take_in(file, manifest, stamp, cancel)
        return self._state(manifest)

    def _add_folder(self, path: Path, progress: Progress, cancel: CancelToken | None) -> ModelState:
        """The same for a folder of safetensors, which transformers runs."""
        found = folders.ModelFolder.read(path)
        sha256 = folders.hash_of_folder(found, progress, cancel)
        known = self._by_hash(sha256)
        memory = max(found.bytes, 4 * sum(found.tensors))  # a processor needs four bytes for each number
        manifest = known or own_models.describe_folder(
            path, found.bytes, sha256, memory, found.context, taken=set(self._all())
        )
        with self._locked(manifest.id):
            folders.take_in(found, self._folder(manifest.id), cancel)
            if folders.kept_hash(self._folder(manifest.id), cancel=cancel) != sha256:
                raise being_changed(path)
            own_models.write(self.folder, manifest)
        return self._state(manifest)

    def remove(self, model_id: str) -> ModelState:
        """Delete the file and what belongs to it, half-fetched parts included."""
        manifest = self._manifest(model_id)
        file = self._file(model_id)
        with self._locked(model_id), user_faults(file):
            part, own = self._part(model_id), own_models.sidecar(self.folder, model_id)
            for path in (file, stamp_path(file), part, source_part(part), own):
                path.unlink(missing_ok=True)
            folders.remove(self._folder(model_id))
            shutil.rmtree(beginnings_of(self.folder, model_id), ignore_errors=True)
            for left in self.folder.glob(f".{model_id}.gguf.*part-*"):  # packages, by a fetch that was killed
                shutil.rmtree(left, ignore_errors=True)
        return self._state(manifest)

    def _all(self) -> dict[str, Manifest]:
        own = own_models.read_all(self.folder)
        return {**self._known, **{model_id: own[model_id] for model_id in own if model_id not in self._known}}

    def _manifest(self, model_id: str) -> Manifest:
        manifest = self._known.get(model_id) or self._all().get(model_id)
        if manifest is None:
            raise store_faults.unknown(model_id, self._all())
        return manifest

    def _by_hash(self, sha256: str) -> Manifest | None:
        return next((manifest for manifest in self._all().values() if manifest.sha256 == sha256), None)

    def _state(
        self, manifest: Manifest, progress: Progress = no_progress, cancel: CancelToken | None = None
    ) -> ModelState:
        file = self._kept(manifest.id)
        state: State = "absent"
        if file.exists():
            state = "ready" if _is_whole(file, manifest, progress, cancel) else "damaged"
        return ModelState(
            id=manifest.id,
            name=manifest.name,
            role=manifest.role,
            state=state,
            bytes=manifest.bytes,
            path=None if state == "absent" else file,
            licence=manifest.licence,
            languages=manifest.languages,
            purpose=manifest.purpose,
            memory=manifest.memory,
            own=manifest.id not in self._known,
            sha256=manifest.sha256,
            part=self._begun(manifest),
            fetchable=manifest.fetchable,
        )

    def _fetch(self, manifest: Manifest, progress: Progress, cancel: CancelToken | None) -> None:
        if not manifest.fetchable:
            raise store_faults.absent(manifest)
        from merchant_assistant.engine.store.fetch import fetch  # noqa: PLC0415 - no network code before someone asks

        file, part = self._file(manifest.id), self._part(manifest.id)
        stamp = fetch(manifest, part, progress, cancel)
        with user_faults(file):
            part.replace(file)
        write_stamp(file, stamp)

    def _take_in(self, file: Path, manifest: Manifest, stamp: Stamp, cancel: CancelToken | None) -> None:
        target = self._file(manifest.id)
        if not (target.exists() and target.samefile(file)):
            link_or_copy(file, target, cancel)
        if hash_of(target, cancel=cancel) != stamp.sha256:
            raise being_changed(file)
        if manifest.id not in self._known:
            own_models.write(self.folder, manifest)

    @contextlib.contextmanager
    def _locked(self, model_id: str) -> Iterator[None]:
        """One process at a time changes a model's files; the folder is made where it is missing."""
        path = self.folder / f".{model_id}.lock"
        with user_faults(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path, timeout=LOCK_WAIT_S)
            try:
                lock.acquire()
            except Timeout as error:
                raise store_faults.busy(model_id) from error
        try:
            yield
        finally:
            lock.release()

    def _kept(self, model_id: str) -> Path:
        """Where the model is, or would be: a folder of safetensors where there is one, else a file."""
        folder = self._folder(model_id)
        return folder if folder.is_dir() else self._file(model_id)

    def _folder(self, model_id: str) -> Path:
        return self.folder / f"{model_id}.folder"

    def _file(self, model_id: str) -> Path:
        return self.folder / f"{model_id}.gguf"

    def _part(self, model_id: str) -> Path:
        return self.folder / f"{model_id}.gguf.part"

    def _begun(self, manifest: Manifest) -> int:
        """Bytes of an unfinished fetch; what the file will be made from counts as well."""
        part = self._part(manifest.id)
        return min(max(_size(part), _size(source_part(part))), manifest.bytes)


def _size(file: Path) -> int:
    """0 where there is no file (it may become the model at any moment)."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _is_whole(path: Path, manifest: Manifest, progress: Progress, cancel: CancelToken | None) -> bool:
    try:
        if folders.content_bytes(path) != manifest.bytes:
            return False
        return folders.content_hash(path, progress, cancel) == manifest.sha256
    except UserFault as fault:
        if fault.code != "model_damaged":
            raise
        return False
