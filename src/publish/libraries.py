"""The libraries of the extra `publish`: they are imported where they are used, and one that is missing is one line."""

from collections.abc import Iterator
from contextlib import contextmanager

from schema import LeidraadError


@contextmanager
def extra_for(what: str) -> Iterator[None]:
    """What imports a library stands inside; raises LeidraadError `missing-extra` where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = f"the library {error.name} is not installed"
        raise LeidraadError("missing-extra", what, missing, "install it with: pip install 'leidraad[publish]'") from error
