"""What a person or a program at the command line sees: the commands, their tables, evidence in its context."""
