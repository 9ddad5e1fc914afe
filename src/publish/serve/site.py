"""Datasette on our file: the tables for the SQL of visitors, and the Store for our pages, both read only."""

import asyncio
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from datasette.url_builder import Urls
from datasette.utils import InvalidSql, PrefixedUrlString
from datasette.utils.asgi import Response

from publish.serve import OUR_PAGES, plugin
from publish.serve.configuration import SETTINGS, metadata_of, site_look
from publish.serve.pictures import PagePictures
from publish.serve.vega import VegaBundle
from store import Store
from store.lemmas import load_lemmas
from store.public import NO_JOIN_BY_NAME, joins_by_name, open_public
from store.questions import questions

Answer = TypeVar("Answer")

READERS = 4
"""Pages that are put together at one time."""


class PublicDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """The file as visitors may ask it; its folder is not told."""

    def __init__(self, site: "Site", path: Path) -> None:
        super().__init__(site, path.name, is_mutable=True)
        self.file = path

    def connect(self, write: bool = False) -> Any:
        """A connection that cannot write, whatever it is asked."""
        if write:
            raise PermissionError("this database is read only")
        connection = open_public(self.file)
        self._all_file_connections.append(connection)
        return connection

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.file.stat().st_size

    @property
    def mtime_ns(self) -> int:
        """When it was written last."""
        return self.file.stat().st_mtime_ns

    async def execute(self, sql: str, *args: Any, **kwargs: Any) -> Any:
        """The rows of a query, unless it is one that could read what is hidden."""
        if joins_by_name(sql):
            raise InvalidSql(NO_JOIN_BY_NAME)
        return await super().execute(sql, *args, **kwargs)


class Addresses(Urls):  # type: ignore[misc]  # Datasette has no types
    """Addresses under the path that the site stands under; Datasette would put that path before an address that has it."""

    def path(self, path: str, format: str | None = None) -> Any:  # noqa: A002 - as Datasette calls it
        """The address of a path within the site, or of that of a request, which is whole already."""
        is_whole = path.startswith(base_url := self.ds.setting("base_url")) and base_url != "/"
        return super().path(PrefixedUrlString(path) if is_whole else path, format)


class Site(Datasette):  # type: ignore[misc]  # Datasette has no types
    """Datasette with the database, its configuration, our templates, and a Store a thread for our pages."""

    def __init__(self, path: Path, own_look: Path | None = None, base_url: str = "/") -> None:
        """`own_look` is a file in which the publisher tells of the site; `base_url` is the path that it stands under."""
        self.look = site_look(own_look)
        if not pm.is_registered(plugin):
            pm.register(plugin, "leidraad")
        name = database_name(path)
        folder = Path(str(files("publish")))
        with Store.read_only(path) as store:
            metadata = metadata_of(self.look, name, store.table_shapes(), questions(), store.municipalities())
        super().__init__(
            metadata=metadata,
            settings={**SETTINGS, "base_url": base_url},
            template_dir=str(folder / "templates"),
            static_mounts=[("-/leidraad", str(folder / "static"))],
        )
        self.remove_database("_memory")
        self.add_database(PublicDatabase(self, path), name=name)
        self.path = path
        self.name = name
        self.vega = VegaBundle()
        self.pictures = PagePictures()
        self.readers = ThreadPoolExecutor(READERS, thread_name_prefix="pages")
        self.own = threading.local()
        self.opened: list[Store] = []

    @property
    def urls(self) -> Addresses:
        """What makes addresses."""
        return Addresses(self)

    def warm_up(self) -> None:
        """Begins what the first visitor would wait for: the home page's counts, and the lemmas that a search needs."""
        self.readers.submit(self._answer, Store.home_page)
        self.readers.submit(load_lemmas)

    async def ask(self, question: Callable[[Store], Answer]) -> Answer:
        """What the Store answers, in another thread."""
        return await asyncio.get_running_loop().run_in_executor(self.readers, self._answer, question)

    def _answer(self, question: Callable[[Store], Answer]) -> Answer:
        store: Store | None = getattr(self.own, "store", None)
        if store is None:
            store = self.own.store = Store.read_only(self.path)
            self.opened.append(store)
        return question(store)

    def close(self) -> None:
        """Ends its threads and the process that draws, and closes the file."""
        self.pictures.close()
        self.readers.shutdown()
        self.executor.shutdown()
        for store in self.opened:
            store.close()
        self.get_database(self.name).close()

    async def page(self, request: Any, template: str, status: int = 200, **context: Any) -> Response:
        """One of our pages."""
        return Response.html(await self.render_template(template, context, request=request), status=status)


def database_name(path: Path) -> str:
    """The name of the database in addresses: that of its file, unless it is no word or one of our own.

    >>> database_name(Path("reports/leiden.db")), database_name(Path("search.db")), database_name(Path("my reports.db"))
    ('leiden', 'leidraad', 'leidraad')
    """
    return path.stem if re.fullmatch(r"[A-Za-z][\w-]*", path.stem) and path.stem not in OUR_PAGES else "leidraad"
