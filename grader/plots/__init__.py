"""The plots that students are given, for scripts and notebooks; this folder stands alone.

    from plots import part3_plots              in the folder of a bundle, where the folder travels
    from grader.plots import part3_plots       wherever the package is installed
    figure = part3_plots(results, save_to="part3.png")

In: lists, dicts and arrays of numbers.  Out: a matplotlib Figure.  Wrong names, shapes and lengths raise ValueError.
Modules of this folder import each other by relative names, numpy, and nothing else of ours, so that a copy works.
matplotlib is imported by the first figure, never before.

    given.py     the functions, one for each plot
    reading.py   numbers out of what a student kept, or an error that helps
    panels.py    losses and accuracies -> Panels of Lines
    tiles.py     weights and convolution outputs -> Tiles
    field.py     a decision function -> Field
    look.py      colours, dashes, gaps: also those of the pictures in reports
    figures.py   Panels, Tiles and Fields -> matplotlib

To add a plot: make its Panels, Tiles or Field in a function without matplotlib, and draw it in given.py.
"""

from .given import (
    decision_function,
    learning_curves,
    part2_plots,
    part3_plots,
    part4_plots,
    part5_plots,
    visualize_weights,
)

__all__ = ["decision_function", "learning_curves", "part2_plots", "part3_plots", "part4_plots", "part5_plots",
           "visualize_weights"]
