"""The programs that character recognition needs, and whether this machine has them."""

import importlib.util
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version

DUTCH = "nld"
HELPS = "eng"
"""With English beside Dutch, Tesseract reads one figure in fifty more rightly: points in them that it took for commas."""


@dataclass(frozen=True)
class OcrTools:
    """What this machine has for character recognition: versions, and the languages that Tesseract knows."""

    ocrmypdf: str | None
    tesseract: str | None
    languages: tuple[str, ...] = ()

    @property
    def knows_dutch(self) -> bool:
        """Whether Tesseract has been given Dutch."""
        return DUTCH in self.languages

    @property
    def reading_languages(self) -> str:
        """The languages to read with, as Tesseract wants them.

        >>> OcrTools("17.0", "tesseract 5.3.0", ("eng", "nld", "osd")).reading_languages
        'nld+eng'
        """
        return "+".join(language for language in (DUTCH, HELPS) if language in self.languages)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """What is missing, each with the command that installs it."""
        wanted = (
            (self.ocrmypdf, "ocrmypdf", "pip install 'leidraad[ocr]'"),
            (self.tesseract, "Tesseract", "Debian: apt install tesseract-ocr; macOS: brew install tesseract"),
            (
                self.knows_dutch,
                "Tesseract's Dutch",
                "Debian: apt install tesseract-ocr-nld; macOS: brew install tesseract-lang",
            ),
        )
        return tuple((name, remedy) for there, name, remedy in wanted if not there)


def find_ocr_tools() -> OcrTools:
    """Looks for ocrmypdf, without importing it, and for Tesseract on the path."""
    ocrmypdf = version("ocrmypdf") if importlib.util.find_spec("ocrmypdf") else None
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return OcrTools(ocrmypdf, None)
    languages = tuple(line for line in said_by(tesseract, "--list-langs") if line and " " not in line)
    return OcrTools(ocrmypdf, next(iter(said_by(tesseract, "--version")), None), languages)


def said_by(*command: str) -> list[str]:
    """The lines that a program prints; none where it does not run."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return (result.stdout or result.stderr).split("\n") if result.returncode == 0 else []
