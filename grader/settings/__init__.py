"""Our YAML files: each is read into its type, or its author is told which field is wrong and what to write.

In: a path and a msgspec.Struct.  Out: that struct, or AuthorError.  Trusted: the course's staff write these files.

    read.py      a file -> its type, and what is wrong with a value
    fields.py    what is wrong with a field's name: unknown, or missing
    place.py     where in the file it stands, in names as they are there
"""

from grader.settings.read import read_settings

__all__ = ["read_settings"]
