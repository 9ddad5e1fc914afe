"""The script that draws charts in the browser: Vega, Vega-Lite and Vega-Embed, as they come with vl-convert."""

import asyncio
import subprocess
import sys
from hashlib import sha256

from publish.charts import VERSION

SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What is done with the libraries: a page can call the one that draws a specification."""


class VegaBundle:
    """The script, made once: it takes seconds, so that it begins when the first chart is opened, beside all else."""

    def __init__(self) -> None:
        self._making: asyncio.Task[str] | None = None

    def begin(self) -> None:
        """Begins to make it, unless that has begun."""
        if self._making is None:
            self._making = asyncio.create_task(asyncio.to_thread(make_bundle))

    async def script(self) -> str:
        """The script."""
        self.begin()
        assert self._making is not None
        return await asyncio.shield(self._making)


def make_bundle() -> str:
    """The script as text; it sets `vegaEmbed`. A process of its own makes it, for it would keep all other pages waiting."""
    code = f"import sys, vl_convert; sys.stdout.write(vl_convert.javascript_bundle({SNIPPET!r}, vl_version={VERSION!r}))"
    command = [sys.executable, "-X", "utf8", "-c", code]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def etag_of(script: str) -> str:
    """What tells a browser whether it has this script already."""
    return f'"{sha256(script.encode()).hexdigest()[:16]}"'
