"""Whether other programs keep the processor busy: what is measured meanwhile says little of a PC."""

from __future__ import annotations

import contextlib
import time

BUSY = 0.2  # of the whole processor
_SHORT_S = 1.0  # the system counts in steps of some milliseconds: less tells nothing
_LOOK_S = 0.5


class OtherWork:
    """What other programs take of the processor, from when this is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._used = _used_by_others()

    @property
    def busy(self) -> bool:
        """Whether it is so much until now that what was measured meanwhile counts for little."""
        import psutil  # noqa: PLC0415 - only for this

        passed = time.monotonic() - self._began
        if passed < _SHORT_S:
            return False
        return (_used_by_others() - self._used) / (passed * (psutil.cpu_count() or 1)) > BUSY


def quiet_now() -> bool:
    """Whether little is going on at the moment. Blocks for half a second."""
    import psutil  # noqa: PLC0415 - only for this

    return bool(psutil.cpu_percent(interval=_LOOK_S) < 100 * BUSY)


def _used_by_others() -> float:
    """Seconds of the processor since the PC was started, without ours and our children's."""
    import psutil  # noqa: PLC0415 - only for this

    times = psutil.cpu_times()
    resting = ("idle", "iowait", "guest", "guest_nice")  # guests are counted among user and nice already
    used = float(sum(times) - sum(getattr(times, name, 0.0) for name in resting))
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it has ended
            taken = process.cpu_times()
            used -= taken.user + taken.system
    return used
