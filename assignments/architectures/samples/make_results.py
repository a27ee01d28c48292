"""Make the result files of the samples: run the experiments of parts 3, 4 and 5 with the reference, on a small set.

In: a course's folder, a folder to write to.  Out: part3_<net>.json, part4_<net>.json and part5_<net>.json there.

    python assignments/architectures/samples/make_results.py . FOLDER

The 2,000 generated images that ship with the grader take the place of CIFAR-10: 1,350 to train, 150 to validate, 500 to
test.  Training is short (8 or 12 epochs), so these figures are no example of good ones.  Takes some five minutes.
"""

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import TensorDataset

from grader.datasets import cifar10

NETS = ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5")
RUNS, TEST, DIGITS = 10, 500, 3
EPOCHS = {"mlp_1": 12, "mlp_2": 12, "cnn_3": 8, "cnn_4": 8, "cnn_5": 8}
RATES = {"1": 0.1, "01": 0.01, "001": 0.001}


def main(course: Path, folder: Path) -> None:
    """Write the fifteen files."""
    made = solution(course)
    data = sets(made)
    folder.mkdir(parents=True, exist_ok=True)
    for net in NETS:
        for part, experiment in (("part3", part_3), ("part4", part_4), ("part5", part_5)):
            text = json.dumps(experiment(made, net, *data), separators=(",", ":"))
            (folder / f"{part}_{net}.json").write_text(text + "\n", encoding="utf-8")
            print(part, net, flush=True)


def solution(course: Path):
    """Return the reference as a module."""
    path = course / "reference" / "architectures" / "architectures.py"
    spec = importlib.util.spec_from_file_location("architectures", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sets(made) -> tuple[TensorDataset, TensorDataset, TensorDataset]:
    """Return the images to train, to validate and to test, each with its label."""
    images = cifar10(str(Path(__file__).parent))  # no CIFAR-10 is there, whatever GRADER_DATA says
    x = made.preprocess(np.round(255 * images.images).astype(np.uint8).transpose(0, 2, 3, 1))
    y = torch.tensor(images.labels)
    order = np.argsort(images.labels, kind="stable").reshape(10, -1)   # a row of places for each class
    test, rest = order[:, :TEST // 10].ravel(), order[:, TEST // 10:].ravel()
    train, validation = (rest[part] for part in made.split(images.labels[rest], 0.1, seed=0))
    return tuple(TensorDataset(x[part], y[part]) for part in (train, validation, test))


def part_3(made, net: str, train, validation, test) -> dict:
    """Return the curves of `net` with adam, averaged over the runs, and what the best run has reached."""
    runs = []
    for seed in range(RUNS):
        torch.manual_seed(seed)
        model = made.build(net)
        curves = made.train_once(model, train, validation, "adam", EPOCHS[net])
        weights = next(model.parameters()).detach().flatten(1).double().numpy()
        runs.append((made.accuracy(model, validation), made.accuracy(model, test), weights, curves))
    _, test_acc, weights, _ = max(runs, key=lambda run: run[0])
    averages = {name: np.mean([curves[name] for *_, curves in runs], axis=0).tolist()
                for name in ("loss_curve", "train_acc_curve", "val_acc_curve")}
    return {"name": net, **averages, "test_acc": test_acc, "weights": np.round(weights, DIGITS).tolist()}


def part_4(made, net: str, train, validation, _test) -> dict:
    """Return the losses and the first layer's gradients of `net` with ReLU and with sigmoids, SGD at 0.01."""
    found = {"name": net}
    for activation in ("relu", "sigmoid"):
        torch.manual_seed(0)
        model = made.build(net, activation)
        curves = made.train_once(model, train, validation, "sgd", EPOCHS[net])
        found |= {f"{activation}_{name}": curves[name] for name in ("loss_curve", "grad_curve")}
    return found


def part_5(made, net: str, train, validation, _test) -> dict:
    """Return the losses and the validation accuracies of `net` for three learning rates of SGD."""
    found = {"name": net}
    for suffix, rate in RATES.items():
        torch.manual_seed(0)
        model = made.build(net)
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        curves = made.train_with(model, train, validation, optimizer, EPOCHS[net])
        found |= {f"{name}_{suffix}": curves[name] for name in ("loss_curve", "val_acc_curve")}
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
