"""One running child process: how it is started, asked, watched, and what its death tells."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

import psutil  # type: ignore[import-untyped]

from pipelines.read.child import read_frame, write_frame
from pipelines.read.refusal import Refusal

_ROOT = Path(__file__).resolve().parents[2]
_LARGEST_KEPT, _MOST_KEPT = str(1 << 25), str(1 << 26)  # the C library refuses more than 32 MiB for one
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"bad_alloc", b"out of memory", b"capacity overflow")


class Process:
    """Hold one running child process and what it says."""

    def __init__(self, memory_mib: int) -> None:
        self.served = 0
        self.errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (lives as long as the process)
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        # Arrow's own allocator reserves a gigabyte of addresses, which the memory limit would count.
        # Pieces of some megabytes come and go: the C library is to keep them, not to hand them back each time.
        environment = {**os.environ, "PYTHONPATH": path, "ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1",
                       "MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": _LARGEST_KEPT, "MALLOC_TRIM_THRESHOLD_": _MOST_KEPT, "PYTHONUTF8": "1"}
        environment.pop("PANTAU_KUNCI", None)  # who reads strangers' files is not to know the office's key
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "pipelines.read.child", str(memory_mib)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        while True:
            try:
                frame = read_frame(self.process.stdout)  # type: ignore[arg-type]
            except (OSError, ValueError):  # the pipe was closed under us: the child is gone
                frame = None
            self.answers.put(frame)
            if frame is None:
                return

    def ask(self, request: dict[str, Any], body: bytes) -> None:
        """Send one request; a dead child is noticed when its answer is awaited."""
        assert self.process.stdin is not None
        try:
            write_frame(self.process.stdin, request, body)  # type: ignore[arg-type]
        except (BrokenPipeError, OSError):
            self.process.kill()

    def resident_mib(self) -> float:
        """Return the memory that the child holds now."""
        try:
            return psutil.Process(self.process.pid).memory_info().rss / (1 << 20)
        except psutil.Error:
            return 0.0

    def last_words(self) -> bytes:
        """Return the end of what the child wrote about its death."""
        self.errors.seek(0, os.SEEK_END)
        self.errors.seek(max(0, self.errors.tell() - 8192))
        return self.errors.read()

    def post_mortem(self) -> Refusal:
        """Tell from a dead child's last words whether the memory or the file was at fault."""
        self.process.wait()
        killed = self.process.returncode in (-9, 137)  # by the system, short of memory
        said = self.last_words()
        return Refusal("memori_habis" if killed or any(sign in said for sign in _OUT_OF_MEMORY) else "berkas_rusak")

    def stop(self) -> None:
        """End the child and let go of its pipes."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was still to be written has no reader any more
