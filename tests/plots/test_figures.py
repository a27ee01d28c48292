"""Each figure shows the data that it was given, in the right axes, under the right names."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.image import imread

from grader import plots

from .samples import part3, part4, part5


def line(ax, label):
    """Return the x and y of the line with a label."""
    (found,) = [one for one in ax.get_lines() if one.get_label() == label]
    return np.column_stack(found.get_data()).tolist()


def words(ax):
    """Return title, x label and y label of axes."""
    return ax.get_title(), ax.get_xlabel(), ax.get_ylabel()


def looks(ax):
    """Return marker and dashes of each line: what is left without colours."""
    return [(one.get_marker(), one.get_linestyle()) for one in ax.get_lines()]


def shown(figure):
    """Return the RGBA bytes (height, width, 4) of a figure's one image."""
    (image,) = figure.axes[0].get_images()
    return np.asarray(image.get_array())


def test_part_3_draws_losses_and_accuracies_over_steps():
    loss, accuracy, _, _ = plots.part3_plots([part3("mlp_1"), part3("cnn_3", loss_curve=[3, 2, 1])]).axes

    assert words(loss) == ("Training loss", "training step", "loss")
    assert line(loss, "cnn_3") == [[10, 3], [20, 2], [30, 1]]
    assert line(accuracy, "mlp_1, validation") == [[10, 0.1], [20, 0.4], [30, 0.6]]
    assert [text.get_text() for text in loss.get_legend().get_texts()] == ["mlp_1", "cnn_3"]


def test_part_3_draws_test_and_validation_against_training():
    _, _, test, validation = plots.part3_plots([part3()]).axes

    assert line(test, "mlp_1") == [[0.9, 0.55]]
    assert line(validation, "mlp_1") == [[0.1, 0.1], [0.5, 0.4], [0.9, 0.6]]
    assert line(validation, "both equal") == [[0.1, 0.1], [0.9, 0.9]]
    assert (test.get_ylabel(), validation.get_ylabel()) == ("test accuracy", "validation accuracy")


def test_part_4_draws_relu_solid_and_sigmoid_dashed_in_the_colour_of_the_network():
    loss, gradient = plots.part4_plots([part4("mlp_1"), part4("cnn_3")]).axes

    for ax in (loss, gradient):
        of = {one.get_label(): one for one in ax.get_lines()}
        assert [of[f"{name}, ReLU"].get_linestyle() for name in ("mlp_1", "cnn_3")] == ["-", "-"]
        assert [of[f"{name}, sigmoid"].get_linestyle() for name in ("mlp_1", "cnn_3")] == ["--", "--"]
        assert of["mlp_1, ReLU"].get_color() == of["mlp_1, sigmoid"].get_color() != of["cnn_3, ReLU"].get_color()
    assert line(gradient, "cnn_3, sigmoid") == [[10, 1e-3], [20, 1e-4]]


@pytest.mark.parametrize("last, scale", [(1e-4, "log"), (0.0, "linear")])
def test_gradients_have_a_logarithmic_axis_unless_one_is_zero(last, scale):
    _, gradient = plots.part4_plots(part4(sigmoid_grad_curve=[1e-3, last])).axes

    assert gradient.get_yscale() == scale


def test_part_5_draws_a_row_for_each_network_and_a_line_for_each_rate():
    axes = plots.part5_plots([part5("cnn_3"), part5("cnn_4")], record_every=5).axes

    assert [ax.get_title().partition(":")[0] for ax in axes] == ["cnn_3", "cnn_3", "cnn_4", "cnn_4"]
    assert line(axes[0], "learning rate 0.1") == [[5, 2.0], [10, 0.1]]
    assert line(axes[3], "learning rate 0.001") == [[5, 0.1], [10, 0.2]]


def test_learning_curves_draw_what_train_returned():
    loss, accuracy = plots.learning_curves({"iters": [1, 2, 3], "losses": [3.0, 2.0, 1.0], "train_acc": [0.5, 0.7],
                                            "val_acc": [0.4, 0.6]}).axes

    assert line(loss, "training loss") == [[1, 3], [2, 2], [3, 1]]
    assert line(accuracy, "validation") == [[1, 0.4], [2, 0.6]]
    assert accuracy.get_xlabel() == "epoch"


@pytest.mark.parametrize("figure", [
    lambda: plots.part3_plots([part3(name) for name in "abcdefg"]),
    lambda: plots.part4_plots([part4(name) for name in "abcdefg"]),
    lambda: plots.part5_plots(part5()),
    lambda: plots.learning_curves({"losses": [1.0], "train_acc": [0.5], "val_acc": [0.4]}),
])
def test_no_line_is_told_by_colour_alone(figure):
    for ax in figure().axes:
        assert len(set(looks(ax))) == len(ax.get_lines())


def test_every_panel_has_a_title_and_labelled_axes():
    for figure in (plots.part3_plots(part3()), plots.part4_plots(part4()), plots.part5_plots(part5())):
        assert figure.get_suptitle()
        assert all(all(words(ax)) for ax in figure.axes)


def test_a_value_that_is_not_finite_leaves_a_gap():
    figure = plots.learning_curves([1.0, float("nan"), float("inf"), 0.5])

    figure.canvas.draw()
    assert figure.axes[0].get_ylim()[1] < 2


def test_convolution_outputs_stand_in_a_row_a_digit_and_a_column_a_kernel():
    outputs = np.array([[[[0.0]], [[10.0]]], [[[1.0]], [[10.0]]], [[[2.0]], [[20.0]]]])       # 3 digits, 2 kernels

    figure = plots.part2_plots(outputs)

    grey = shown(figure)[::2, ::2, 0]           # a tile of one pixel, a gap of one
    assert grey.tolist() == [[0, 0], [128, 0], [255, 255]]
    assert (figure.axes[0].get_ylabel(), figure.axes[0].get_xlabel()) == ("digit", "kernel")
    assert figure.axes[0].get_yticks().tolist() == [0, 2, 4]


def test_empty_places_of_a_grid_are_transparent():
    picture = shown(plots.visualize_weights(np.arange(7 * 4.0).reshape(7, 2, 2)))     # 3 columns, 2 places empty

    assert picture.shape == (8, 8, 4)
    assert picture[6:, :2, 3].min() == 255 and picture[6:, 3:, 3].max() == 0


def test_a_decision_function_is_blue_below_zero_and_orange_above():
    figure = plots.decision_function(lambda a, b: a, [[-1, 0], [1, 0], [2, 0]], [-1, 1, 1])

    ax = figure.axes[0]
    (heat,) = ax.get_images()
    left, right = heat.to_rgba(heat.get_array())[40, [0, -1], :3]
    assert left[2] > left[0] and right[0] > right[2]
    assert (ax.get_xlim(), ax.get_ylim()) == ((-4, 4), (-4, 4))
    assert [len(points.get_offsets()) for points in ax.collections[-2:]] == [1, 2]


def test_the_zero_line_stands_where_the_function_is_zero():
    ax = plots.decision_function(lambda a, b: a - 1.03, [[0, 0]], [1]).axes[0]

    (path,) = ax.collections[0].get_paths()
    assert path.vertices[:, 0] == pytest.approx(1.03) and np.ptp(path.vertices[:, 1]) == 8


@pytest.mark.parametrize("value", [1.0, 0.0, float("nan")])
def test_a_function_without_a_zero_line_is_drawn(value):
    figure = plots.decision_function(lambda a, b: np.full(a.shape, value), [[0, 0]], [1])

    figure.canvas.draw()
    assert len(figure.axes[0].collections) == 2         # the points of both labels alone


def test_a_figure_is_saved_where_it_is_asked_for(tmp_path):
    plots.part2_plots(np.zeros((1, 1, 2, 2)), save_to=tmp_path / "grid.png")

    assert imread(tmp_path / "grid.png").ndim == 3


def test_no_window_is_opened(monkeypatch):
    shows = []
    monkeypatch.setattr(pyplot, "show", lambda *_, **__: shows.append(1))

    plots.learning_curves([1.0])

    assert shows == []
