"""Level strict: a library that is not allowed cannot be reached by any trick, whether its stand-in is there or not."""

from __future__ import annotations

import sysconfig

import pytest

from grader.model import Level

pytestmark = pytest.mark.parametrize("level", [Level.STRICT], ids=["strict"])
PACKAGES = sysconfig.get_path("platlib")
START = f"""
import ctypes, glob, importlib, importlib.machinery, importlib.util, os, pkgutil, runpy, shutil, sys, zipfile, zipimport
PACKAGES = {PACKAGES!r}
def tried(way):
    try:
        return 'had ' + repr(way())
    except BaseException as error:
        return type(error).__name__
def finder_at(folder):
    return importlib.machinery.PathFinder.find_spec('torch', [folder])
def run(spec):
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
def without_finders():
    sys.meta_path[:] = [importlib.machinery.PathFinder]
    sys.path_importer_cache.clear()
    return importlib.import_module('torch')
def linked():
    os.symlink(PACKAGES + '/torch', 'torch')
    return importlib.import_module('torch')
def zipped():
    with zipfile.ZipFile('t.zip', 'w') as file:
        file.write(PACKAGES + '/torch/__init__.py', 'torch/__init__.py')
    return zipimport.zipimporter('t.zip').load_module('torch')
"""
WAYS = {
    "import": "importlib.import_module('torch')", "torchvision": "importlib.import_module('torchvision')",
    "PathFinder": "run(finder_at(PACKAGES))", "no other finders": "without_finders()",
    "SourceFileLoader": "importlib.machinery.SourceFileLoader('torch', PACKAGES + '/torch/__init__.py').load_module()",
    "a part alone": "importlib.machinery.SourceFileLoader('t', PACKAGES + '/torch/version.py').load_module()",
    "cached bytecode": "[open(path, 'rb').read(1) for path in glob.glob(PACKAGES + '/torch/__pycache__/*.pyc')][0]",
    "the extension": "ctypes.CDLL(glob.glob(PACKAGES + '/torch/_C*.so')[0])",
    "libtorch": "ctypes.CDLL(PACKAGES + '/torch/lib/libtorch_cpu.so')", "libc10": "ctypes.CDLL('libc10.so')",
    "runpy": "runpy.run_path(PACKAGES + '/torch/__init__.py')", "zipped": "zipped()", "linked": "linked()",
    "copied": "shutil.copytree(PACKAGES + '/torch', 'torch_copied')",
    "another spelling": "open(PACKAGES + '/../site-packages/./torch/__init__.py').read()",
    "through /proc": "open('/proc/self/root' + PACKAGES + '/torch/__init__.py').read()",
    "by a descriptor": "open(os.open('torch/__init__.py', os.O_RDONLY, dir_fd=os.open(PACKAGES, os.O_PATH))).read()",
    "from its folder": "(os.chdir(PACKAGES + '/torch'), open('__init__.py').read())",
    "get_data": "pkgutil.get_data('torch', '__init__.py') or 1 / 0",
    "package that brings it": "importlib.import_module('functorch')",
    "its code generator": "open(PACKAGES + '/torch/_utils.py').read()",
    "renamed": "os.rename(PACKAGES + '/torch', 'torch')",
    "hard link": "os.link(PACKAGES + '/torch/__init__.py', 't.py')",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_a_library_that_is_not_allowed(start, way):
    talk = start(START + f"def f():\n    return tried(lambda: {WAYS[way]})\n")

    said = talk.call("f")

    assert not said.startswith("had ") and said not in ("NameError", "SyntaxError"), said


@pytest.mark.parametrize("name", ["numpy.fft", "sklearn.datasets", "matplotlib.pyplot", "sqlite3", "colorsys"])
def test_another_library_is_there_although_it_was_not_imported_before(start, name):
    talk = start(f"import importlib\ndef f():\n    return importlib.import_module({name!r}).__name__\n")

    assert talk.call("f", cpu_seconds=20) == name
