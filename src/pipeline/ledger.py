"""What becomes of each file of a run, written down in the store and told to who listens."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pipeline.parcels import Parcel, unpack
from pipeline.summary import Summary
from pipeline.version import VERSION
from schema import LeidraadError
from store import Store, StoredDocument


@dataclass(frozen=True)
class FileOutcome:
    """How one file of a run ended: its document, or the error that it failed with."""

    path: str
    outcome: Literal["stored", "unchanged", "failed"]
    document_id: str | None = None
    code: str | None = None
    message: str | None = None
    summary: Summary | None = None

    def __str__(self) -> str:
        return f"{self.path}: {self.message} ({self.code})" if self.code else f"{self.path}: {self.outcome}"


class Ledger:
    """The outcomes of one run. Without a `run_id` it is a dry run: all is reported and nothing is written."""

    def __init__(self, store: Store, run_id: int | None, on_outcome: Callable[[FileOutcome], None]) -> None:
        self.outcomes: list[FileOutcome] = []
        self._store = store
        self._run_id = run_id
        self._on_outcome = on_outcome
        self._kept: dict[str, str | None] = {}
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def unchanged(self, file: Path, sha256: str | None) -> StoredDocument | None:
        """The stored document that the file still is; None where it has to be read.

        It has to be read, too, when its path belongs to another document by now, or when newer bytes superseded these.
        """
        known = self._store.known_document(sha256) if sha256 else None
        if known is None or known.superseded_by:
            return None
        at_path = self._store.current_document_at(str(file))
        return known if at_path is None or at_path.id == known.id else None

    def leave(self, unchanged: dict[Path, str]) -> None:
        """Notes the files that are the documents with these ids already, in one go."""
        outcomes = [FileOutcome(str(file), "unchanged", document_id) for file, document_id in unchanged.items()]
        if self._run_id is not None and outcomes:
            self._store.note_files(self._run_id, [(one.path, one.outcome, one.document_id, None, None) for one in outcomes])
        for outcome in outcomes:
            self._report(outcome)

    def keep(self, parcel: Parcel) -> None:
        """Stores what was found in one file. A twin of a file of this run is the same document, and only noted."""
        path, sha256 = parcel.document.source_path, parcel.document.sha256
        if sha256 in self._kept and (self._run_id is None or self.unchanged(Path(path), sha256)):
            self._leave_twin(path, self._kept[sha256])
            return
        self._kept[sha256] = self._write(parcel)
        self._report(FileOutcome(path, "stored", self._kept[sha256], summary=parcel.summary))

    def fail(self, path: str, error: LeidraadError) -> None:
        """Notes a file that yields no document, and why; where it is the database's fault, that is named."""
        message = error.message if error.place == path else f"{error.place}: {error.message}"
        if self._run_id is not None:
            with suppress(LeidraadError):  # on a full disk not even this line can be written: then it is only reported
                self._store.note_file(self._run_id, path, "failed", None, error.code, message)
        self._report(FileOutcome(path, "failed", None, error.code, message))

    def close(self) -> None:
        """Ends the run; what hinders that is one more failure."""
        if self._run_id is not None:
            try:
                self._store.finish_run(self._run_id)
            except LeidraadError as error:
                self._report(FileOutcome(error.place, "failed", None, error.code, error.message))

    def _leave_twin(self, path: str, document_id: str | None) -> None:
        if self._run_id is not None:
            self._store.note_file(self._run_id, path, "unchanged", document_id, None, None)
        self._report(FileOutcome(path, "unchanged", document_id))

    def _write(self, parcel: Parcel) -> str | None:
        """The id of the document as it is stored; the one that stood at its path so far is superseded."""
        if self._run_id is None:
            return None
        known = self._store.known_document(parcel.document.sha256)
        at_path = self._store.current_document_at(parcel.document.source_path)
        older = at_path.id if at_path and (known is None or at_path.id != known.id) else None
        return self._store.write_findings(
            unpack(parcel),
            program_version=VERSION,
            run_id=self._run_id,
            supersedes=older,
            ingested_at=self._now,
        )

    def _report(self, outcome: FileOutcome) -> None:
        self.outcomes.append(outcome)
        self._on_outcome(outcome)
