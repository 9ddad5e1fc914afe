"""The page as one HTML text: its template with our own style and scripts, the data, and the pictures of the pages."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from publish.libraries import extra_for
from publish.review.data import page_data, script_json
from store import Store

Addresses = Callable[[int], str]
"""Where the picture of a page stands, by its place in the file from 1; nothing where it cannot be drawn."""

INSIDE, ON_THE_SERVER = "data:", "'self'"
"""From where the page may load pictures: out of itself, or from the server that it came from."""

SCRIPTS = ("model.js", "report.js", "list.js", "sums.js", "record.js", "form.js", "main.js")
"""The page's own script, in the order in which its parts build on each other."""


def review_page(
    store: Store, document_id: str, pictures: Addresses | None, *, images: str = INSIDE, remark: str | None = None
) -> str:
    """The page for review of a document; without `pictures` it shows the text, and `remark` says why.

    It asks for nothing but pictures, and for these only from `images`. Raises LeidraadError `no-such-document`, or
    `missing-extra` where Jinja is not installed.
    """
    extraction = store.extraction_of(document_id)
    numbers = [page.number for page in extraction.document.pages] if pictures else []
    data = page_data(document_id, extraction, store.reviews_of(document_id), pictures=bool(pictures))
    with extra_for("review"):
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    environment = Environment(loader=PackageLoader("publish.review", "."), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("template.html").render(
        title=data["title"],
        policy=review_policy(images),
        remark=remark,
        style=Markup(own_file("review.css")),
        script=Markup(own_script()),
        data=Markup(script_json(data)),
        pictures=[(number, pictures(number)) for number in numbers] if pictures else [],
    )


def review_policy(images: str = INSIDE) -> str:
    """The content security policy of the page: our own style and script by their hash, and nothing from anywhere else."""
    return (
        f"default-src 'none'; script-src '{hash_of(own_script())}'; style-src '{hash_of(own_file('review.css'))}'; "
        f"img-src {images}; base-uri 'none'; form-action 'none'"
    )


@cache
def own_script() -> str:
    """The page's script, all parts together."""
    return "\n".join(own_file(name) for name in SCRIPTS)


@cache
def own_file(name: str) -> str:
    """A file of ours beside this one."""
    return files("publish.review").joinpath(name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """What a policy calls an inlined text by."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
