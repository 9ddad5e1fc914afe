from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

HEAVY = ("pypdfium2", "pypdfium2_raw", "selectolax", "lxml", "docx", "pdfplumber", "ocrmypdf", "PIL")
"""What only some types of file need, and what takes long to import."""

CODE = """
import sys
from pathlib import Path
from pipeline.reading import Settings, import_extractors, read_and_pack
import_extractors()
read_and_pack(Path(sys.argv[1]), Settings())
print(*sys.modules)
"""


@pytest.mark.parametrize("before", ["", "De lasten (< 3 %) en de PK van de pont\n\n"])
def test_a_text_does_not_wait_for_the_readers_of_other_types(
    before: str, reports: Path, leidraad_process: Callable[..., CompletedProcess[str]]
) -> None:
    report = reports / "begroting-2026.txt"
    report.write_text(
        report.read_text(encoding="utf-8").replace("Programmabegroting", before + "Programmabegroting"), encoding="utf-8"
    )
    result = leidraad_process(report, code=CODE)
    assert result.returncode == 0, result.stderr
    assert "ingest.text" in result.stdout.split()
    assert not set(HEAVY) & set(result.stdout.split())
