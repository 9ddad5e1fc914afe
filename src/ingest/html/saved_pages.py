"""What a browser keeps beside a page that it saved: pictures and scripts, which are no reports."""

from pathlib import Path

from ingest.html.words import web_words

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


def is_asset(path: Path) -> bool:
    """Whether a file belongs to a saved page: it lies in the folder `Begroting_bestanden` beside `Begroting.html`."""
    return any(_belongs_to_page(folder) for folder in path.parents)


def _belongs_to_page(folder: Path) -> bool:
    for ending in web_words().asset_folders:
        name = folder.name.removesuffix(ending)
        if name and name != folder.name and any(folder.with_name(name + suffix).is_file() for suffix in PAGE_SUFFIXES):
            return True
    return False
