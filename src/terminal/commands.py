"""All commands of `leidraad`: those that read files, and those that look into the database."""

from terminal import file_commands, stored_commands
from terminal.app import commands

__all__ = ["commands", "file_commands", "stored_commands"]
