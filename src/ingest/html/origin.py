"""What a page tells about itself outside its text: title, author, address, the day on which it was made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from ingest.html.links import absolute
from ingest.html.words import web_words
from schema import Origin

TITLES = ("og:title", "twitter:title", "dcterms.title", "dc.title")
AUTHORS = ("dcterms.publisher", "dc.publisher", "dcterms.creator", "dc.creator", "author", "article:author", "og:site_name")
DAYS = (
    "article:published_time", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date",
    "date", "pubdate", "publish-date", "article:modified_time", "dcterms.modified", "last-modified", "modified",
)  # fmt: skip
"""Names of what tells a day, the surest first."""
HEAD = "meta, link[rel], base[href], title"
# "<!-- saved from url=(0060)https://meerdrecht.example/begroting -->"
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(?P<address>\S+)")
SAVED_FROM_REACH = 4096
# "2024-09-27T08:14:37+02:00", "20240927"
ISO_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)")
# "27-09-2024", "27/09/2024"
DUTCH_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)(?!\d)")
# "09/29/2023 08:51:50": what builds the sites of several portals prints the month first
BUILD_DAY = r"\s*:?\s*(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>20\d\d)(?!\d)"
# what parts the title of a page from that of its site: "Haven | Begroting 2025 - Gemeente Meerdrecht"
TITLE_PARTS = re.compile(r"\s+[|–—·»›-]\s+|\s*[|»›]\s*")


class PageOrigin(NamedTuple):
    """The origin of a page, and what its links are relative to."""

    origin: Origin
    base: str | None


def read_origin(page: LexborHTMLParser, source: str, located: str | None = None) -> PageOrigin:
    """What a page tells about itself; `located` is the address that was told outside it."""
    metas: dict[str, str] = {}
    links: dict[str, str] = {}
    base = title = None
    for node in page.root.css(HEAD) if page.root else ():
        attributes = node.attributes
        if node.tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            metas.setdefault(name.casefold(), " ".join((attributes.get("content") or "").split()))
        elif node.tag == "link":
            links.setdefault((attributes.get("rel") or "").casefold(), attributes.get("href") or "")
        elif node.tag == "base":
            base = base or attributes.get("href")
        elif title is None:
            title = " ".join(node.text().split())
    saved = SAVED_FROM.search(source, 0, SAVED_FROM_REACH)
    known = [absolute(place, None) for place in (located or "", saved["address"] if saved else "", base or "")]
    root = next(filter(None, known), None)
    told = [absolute(place, root) if place else None for place in (links.get("canonical"), metas.get("og:url"))]
    address = next((place for place in (*told, root) if place and place.startswith("http")), None)
    origin = Origin(
        title=_title(metas, title),
        author=_first(metas, AUTHORS),
        address=address,
        created=_created(metas, source),
    )
    return PageOrigin(origin, absolute(base or "", root or address) if base or root or address else None)


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((metas[name] for name in names if metas.get(name)), None)


def _title(metas: Mapping[str, str], title: str | None) -> str | None:
    """The title of a page without that of its site."""
    told = _first(metas, TITLES) or title
    if not told:
        return None
    site = metas.get("og:site_name", "").casefold()
    parts = list(_title_parts(told))
    own = [words for words, _ in parts if words.casefold() != site and not words.startswith(web_words().sites)]
    if not own:
        return told
    kept = "".join(words + sign for words, sign in parts if words in own)
    return kept.removesuffix(next((sign for words, sign in reversed(parts) if words in own), ""))


def _title_parts(title: str) -> Iterator[tuple[str, str]]:
    """The parts of a title, each with the sign behind it."""
    start = 0
    for sign in TITLE_PARTS.finditer(title):
        yield title[start : sign.start()].strip(), sign[0]
        start = sign.end()
    yield title[start:].strip(), ""


def _created(metas: Mapping[str, str], source: str) -> str | None:
    """The day on which a page says that it was published or made, or else its site was built."""
    days = (_day(metas[name]) for name in DAYS if metas.get(name))
    stamp = _built().search(source)
    return next(filter(None, days), None) or (_date(stamp) if stamp else None)


@cache
def _built() -> re.Pattern[str]:
    # "Deze pagina is gebouwd op 09/29/2023 08:51:50"
    return re.compile(rf"(?:{'|'.join(map(re.escape, web_words().built))}){BUILD_DAY}")


def _day(words: str) -> str | None:
    match = ISO_DAY.match(words) or DUTCH_DAY.search(words)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> str | None:
    """The day in ISO 8601; None where there is no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
