"""The student's bundle: template, handout, public checks, data, what is expected and what mistakes answer; no solution.

    make.py     the story: record, rehearse, cut, scan, try
    public.py   the checks' texts -> their public part
    needed.py   which helpers the public part needs
    papers.py   the files that are written anew;  made_with.py: the versions that one of them names
    leaks.py    what must not be in a bundle, and whether it is
    trial.py    the bundle is used before it is handed out
    pack.py     files -> folder and .zip
"""

from grader.release.make import make_bundle
from grader.release.pack import write_folder, write_zip

__all__ = ["make_bundle", "write_folder", "write_zip"]
