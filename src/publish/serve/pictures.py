"""The pages of reports as pictures for visitors: drawn in a process of its own, and kept for who comes next.

PDFium is not made for threads, and a hostile file may bring it down, keep it busy for ever or fill the memory with it. So what
draws can be killed: the page is then shown as text, and the next one is drawn by another process.
"""

import asyncio
import resource
import signal
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from publish.review import page_pictures, read_pages_file
from schema import LeidraadError
from store import DocumentRow

MOST_BYTES = 100_000_000
"""Bytes of a file whose pages are drawn."""

MOST_MEMORY = 2_000_000_000
"""Bytes of memory for the process that draws."""

SECONDS = 15.0
"""So long may it take over one page."""

MOST_KEPT = 64_000_000
"""Bytes of pictures that are kept."""

ANY_PAGE = 0
"""The number for the question whether the file's pages can be drawn at all."""

NOT_DRAWN = "its pages cannot be drawn within the limits of this server"

Answer = bytes | str
"""A picture, empty for a page that cannot be drawn; or why there are none of the whole file."""


class PagePictures:
    """The pictures of all documents; to be asked from one event loop."""

    def __init__(self) -> None:
        self._painter = Painter()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._bytes = 0

    async def why_not(self, document: DocumentRow) -> str | None:
        """Why a document's pages cannot be drawn: the file is gone, has changed or cannot be opened; None where they can."""
        answer = await self._ask(document, ANY_PAGE)
        return answer if isinstance(answer, str) else None

    async def picture(self, document: DocumentRow, number: int) -> bytes:
        """The picture of a page; nothing where it cannot be drawn."""
        key = (document.id, number)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        answer = await self._ask(document, number)
        if isinstance(answer, str):
            return b""
        self._keep(key, answer)
        return answer

    async def _ask(self, document: DocumentRow, number: int) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._painter.draw, document, number)

    def _keep(self, key: tuple[str, int], picture: bytes) -> None:
        self._bytes += len(picture) - len(self._kept.get(key, b""))
        self._kept[key] = picture
        while self._bytes > MOST_KEPT:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest)

    def close(self) -> None:
        """Ends the process that draws."""
        self._thread.submit(self._painter.end)
        self._thread.shutdown()


class Painter:
    """The process that draws, begun when the first picture is asked for and after it was killed; for one thread."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def draw(self, document: DocumentRow, number: int) -> Answer:
        """The picture of a page; one over which the process dies or takes too long is empty."""
        pipe = self._pipe or self._begin()
        try:
            pipe.send((document, number))
            if pipe.poll(SECONDS):
                answer: Answer = pipe.recv()
                return answer
        except (OSError, EOFError):
            pass  # it is dead
        self.end()
        return NOT_DRAWN if number == ANY_PAGE else b""

    def _begin(self) -> Connection:
        context = get_context("spawn")
        self._pipe, its_end = context.Pipe()
        self._process = context.Process(target=answer_all, args=(its_end, MOST_MEMORY, MOST_BYTES), name="pictures", daemon=True)
        self._process.start()
        its_end.close()
        return self._pipe

    def end(self) -> None:
        """Kills the process."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe.close()
        self._process = self._pipe = None


def answer_all(pipe: Connection, memory: int, most_bytes: int) -> None:
    """What the process does until nobody is left to ask: it keeps the file that was asked for last open."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    opened = None
    with ExitStack() as stack:
        while True:
            try:
                document, number = pipe.recv()
            except EOFError:
                return
            try:
                if number == ANY_PAGE or document.id != opened:
                    stack.close()
                    opened = None
                    content = read_pages_file(document, most_bytes)
                    draw = stack.enter_context(page_pictures(content, document.source_path))
                    opened = document.id
                pipe.send(b"" if number == ANY_PAGE else draw(number))
            except LeidraadError as error:
                pipe.send(error.what)
