"""Tells when a saved file has settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Condition

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_SETTLED = 0.03  # seconds without another event: an editor saves in several steps
_ONLY_LOOKED = {"opened", "closed_no_write"}


class Watch:
    """Watches folders, those that come later too if they stand right below `root`."""

    def __init__(self, root: Path, folders: Iterable[Path]) -> None:
        self._root = root.resolve()
        self._folders = tuple(folder.resolve() for folder in folders)
        self._changed: set[Path] = set()
        self._news = Condition()
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Falls back to looking twice a second where the system has no more watches to give."""
        try:
            self._observer = self._watching(Observer())
        except OSError:
            self._observer = self._watching(PollingObserver(timeout=0.5))

    def _watching(self, observer: BaseObserver) -> BaseObserver:
        handler = _Handler(self)
        observer.schedule(handler, str(self._root), recursive=False)
        for folder in self._folders:
            if folder.is_dir():
                observer.schedule(handler, str(folder), recursive=True)
        observer.start()
        return observer

    def stop(self) -> None:
        if self._observer:
            self._observer.stop()
            self._observer.join()

    def note(self, path: Path) -> None:
        """Something happened to `path`; it counts when it is in a watched folder."""
        if any(path == folder or folder in path.parents for folder in self._folders):
            with self._news:
                self._changed.add(path)
                self._news.notify_all()

    def changes(self) -> Iterator[frozenset[Path]]:
        """For ever: the files that were saved, each time they have settled."""
        while True:
            with self._news:
                # A wait without an end could not be interrupted on Windows.
                while not self._news.wait_for(lambda: bool(self._changed), timeout=0.5):
                    pass
                while self._news.wait(timeout=_SETTLED):
                    pass
                settled, self._changed = frozenset(self._changed), set()
            if settled.intersection(self._folders):
                self.stop()  # a folder came or went
                self.start()
            yield settled


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _ONLY_LOOKED or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._watch.note(Path(str(path)))
