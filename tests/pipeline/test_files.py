import os
from pathlib import Path

import pytest

from pipeline.files import Selection, find_files

SUFFIXES = (".txt",)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports and other files in folders; the test stands in it."""
    for name in (
        "b.txt",
        "a.TXT",
        "notes.docx",
        "b.golden.json",
        ".hidden.txt",
        "2024/c.txt",
        "2024/deep/d.txt",
        ".git/e.txt",
        "empty/.keep",
        "other/f.pdf",
        "x[1].txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("tekst", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(selection: Selection) -> list[str]:
    return [str(file) for file in selection.files]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["b.txt"], ["b.txt"], id="a file"),
        pytest.param(["./b.txt", "b.txt"], ["b.txt"], id="a file named twice is one file"),
        pytest.param(["notes.docx"], ["notes.docx"], id="a file of unknown type that is named itself is its reader's to refuse"),
        pytest.param([".hidden.txt"], [".hidden.txt"], id="a hidden file that is named itself"),
        pytest.param(
            ["."], ["2024/c.txt", "2024/deep/d.txt", "a.TXT", "b.txt", "x[1].txt"], id="a folder and all below it, sorted"
        ),
        pytest.param(["2024", "b.txt"], ["2024/c.txt", "2024/deep/d.txt", "b.txt"], id="a folder and a file"),
        pytest.param(["*.txt"], ["b.txt", "x[1].txt"], id="a glob leaves hidden files alone"),
        pytest.param(["**/*.txt"], ["2024/c.txt", "2024/deep/d.txt", "b.txt", "x[1].txt"], id="a glob through folders"),
        pytest.param(["20*"], ["2024/c.txt", "2024/deep/d.txt"], id="a glob that names a folder"),
        pytest.param(["x[1].txt"], ["x[1].txt"], id="a file whose name looks like a glob"),
    ],
)
def test_paths_name_files(paths: list[str], expected: list[str]) -> None:
    selection = find_files(paths, SUFFIXES)
    assert names(selection) == expected
    assert selection.unusable == ()


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("path", "code"),
    [
        pytest.param("nowhere", "missing-path", id="a path that does not exist"),
        pytest.param("nowhere/*.txt", "missing-path", id="a glob that matches nothing"),
        pytest.param("empty", "no-reports", id="a folder with nothing in it"),
        pytest.param("other", "no-reports", id="a folder with other files only"),
        pytest.param("*.docx", "no-reports", id="a glob that matches other files only"),
        pytest.param("/dev/null", "missing-path", id="a device"),
    ],
)
def test_a_path_that_yields_no_file_is_named_and_the_others_are_found(path: str, code: str) -> None:
    selection = find_files([path, "b.txt"], SUFFIXES)
    assert [(error.place, error.code) for error in selection.unusable] == [(path, code)]
    assert names(selection) == ["b.txt"]


@pytest.mark.usefixtures("tree")
def test_files_of_other_types_in_folders_are_counted_and_golden_files_kept_apart() -> None:
    selection = find_files(["."], SUFFIXES)
    assert [str(file) for file in selection.left_aside] == ["notes.docx", "other/f.pdf"]
    assert [str(file) for file in selection.golden_files] == ["b.golden.json"]


@pytest.mark.usefixtures("tree")
def test_a_file_that_is_named_itself_is_not_left_aside_by_its_folder() -> None:
    selection = find_files([".", "notes.docx"], SUFFIXES)
    assert "notes.docx" in names(selection)
    assert Path("notes.docx") not in selection.left_aside


def test_what_only_looks_like_a_report_in_a_folder_is_left_aside(tree: Path) -> None:
    (tree / "gone.txt").symlink_to(tree / "nowhere.txt")
    os.mkfifo(tree / "pipe.txt")
    selection = find_files([str(tree)], SUFFIXES)
    assert not {"gone.txt", "pipe.txt"} & {file.name for file in selection.files}
    assert {"gone.txt", "pipe.txt"} <= {file.name for file in selection.left_aside}


def test_a_name_that_is_no_text_is_refused_and_can_be_printed(tree: Path) -> None:
    (tree / os.fsdecode(b"caf\xe9.txt")).write_text("tekst", encoding="utf-8")
    selection = find_files([str(tree)], SUFFIXES)
    (error,) = selection.unusable
    assert error.code == "bad-file-name"
    assert str(error).encode("utf-8")


def test_what_a_browser_keeps_beside_a_page_is_left_aside(tmp_path: Path) -> None:
    for name in ("Begroting.html", "Begroting_bestanden/frame.html", "Begroting_bestanden/x/y.html", "nota_bestanden/nota.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    selection = find_files([str(tmp_path)], [".html"])
    assert names(selection) == [str(tmp_path / "Begroting.html"), str(tmp_path / "nota_bestanden/nota.html")]
    assert len(selection.left_aside) == 2
    named = tmp_path / "Begroting_bestanden/frame.html"
    assert names(find_files([str(named)], [".html"])) == [str(named)]
