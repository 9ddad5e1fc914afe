"""The one family of errors, each with a stable code that scripts can rely on."""


class LeidraadError(Exception):
    """What went wrong, where, and what to do about it, in one line.

    >>> print(LeidraadError("empty-file", "begroting.txt", "the file is empty", "fetch it again"))
    begroting.txt: the file is empty; fetch it again (empty-file)
    """

    def __init__(self, code: str, place: str, what: str, remedy: str) -> None:
        super().__init__(code, place, what, remedy)
        self.code = code
        self.place = place
        self.what = what
        self.remedy = remedy

    @property
    def message(self) -> str:
        """The error without its place, as it is kept in the database."""
        return f"{self.what}; {self.remedy}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message} ({self.code})"
