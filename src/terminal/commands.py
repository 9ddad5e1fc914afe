"""All commands of `leidraad`."""

from terminal import export_commands, file_commands, review_commands, search_commands, serve_commands, stored_commands
from terminal.app import commands

__all__ = [
    "commands",
    "export_commands",
    "file_commands",
    "review_commands",
    "search_commands",
    "serve_commands",
    "stored_commands",
]
