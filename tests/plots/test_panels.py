"""Which numbers stand in which panel, and what is said of them in words."""

from __future__ import annotations

import numpy as np
import pytest

from grader.plots.panels import history_panels, part3_panels, part5_panels

from .samples import part3, part5


def test_training_accuracy_is_averaged_over_twentieths():
    long = part3(loss_curve=np.ones(40), train_acc_curve=np.arange(40.0), val_acc_curve=np.zeros(40))

    _, _, test, validation = part3_panels([long])

    assert validation.lines[0].x.tolist() == (np.arange(20) * 2 + 0.5).tolist()
    assert test.lines[0].x.tolist() == [38.5]


def test_a_panel_says_in_words_where_its_lines_end():
    loss, *_ = part3_panels([part3("mlp_1"), part3("cnn_3", loss_curve=[2.0, 1.0, 0.25])])

    assert loss.alt == "Loss against training step; at the end: mlp_1 0.5, cnn_3 0.25."


def test_names_of_nets_keep_their_letters_in_words():
    loss, *_ = part3_panels([part3("CNN_3, ReLU")])

    assert "CNN_3, ReLU" in loss.alt


def test_one_result_need_not_be_in_a_list():
    assert [panel.title for panel in part5_panels(part5())] == [panel.title for panel in part5_panels([part5()])]


@pytest.mark.parametrize("history", [
    {"losses": [2.0, 1.0], "train_acc": [0.5], "val_acc": [0.4]},
    {"loss_history": [2.0, 1.0], "train_acc_history": [0.5], "val_acc_history": [0.4]},
])
def test_a_history_has_the_names_of_either_homework(history):
    loss, accuracy = history_panels(history)

    assert loss.lines[0].y.tolist() == [2, 1]
    assert [line.y.tolist() for line in accuracy.lines] == [[0.5], [0.4]]


def test_a_list_of_losses_gives_one_panel():
    (loss,) = history_panels([0.127, 0.052])

    assert loss.lines[0].x.tolist() == [0, 1]
