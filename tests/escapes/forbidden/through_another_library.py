"""Takes scipy and torch from libraries that import them: scikit-learn, pandas, dask, matplotlib.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib
import sys

import numpy as np


def forbidden():
    for name in (
        "sklearn.utils.fixes",
        "sklearn.feature_extraction.image",
        "torchvision.transforms",
        "pandas",
        "matplotlib.mlab",
        "numpy.testing",
    ):
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        for library in ("torch", "scipy"):
            found = getattr(module, library, None) or sys.modules.get(library)
            if found is not None:
                return found
    raise ImportError("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
