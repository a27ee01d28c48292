"""Known wrong ways to build, train and compare the five classifiers, and what a student reads about each.

In: nothing.  Out: MISTAKES, EQUIVALENT.  Trusted, and read by the author's tools only; students see `says` and `hint`.
Those of code are edits of the reference; those of result files change what lies beside it.

To teach it a mistake: add an entry under its task with the checks that it loses; run `grader validate architectures`.
"""

import json
from functools import partial

from grader.mistakes import Mistake

MLPS, CNNS = ("mlp_1", "mlp_2"), ("cnn_3", "cnn_4", "cnn_5")
NETS = (*MLPS, *CNNS)
BORN, SIGMOID = "first_weights", "sigmoid"
PREPROCESS, SPLIT, SPLIT_RANDOM = "preprocess", "split", "split_random"
RECORDS, VALUES, GRADIENTS = "records", "recorded_values", "grad_curve"
SGD, ADAM, BATCHES, SHUFFLES, MODES, LEARNS = "sgd", "adam", "batches", "shuffles", "modes", "learns"
FILES, AVERAGES, BEST, CODE = "part3_files", "part3_averages", "part3_best", "part3_code"
FILES_4, CODE_4, FILES_5, RATES_5 = "part4_files", "part4_code", "part5_files", "part5_rates"

RETURN_NET = "return nn.Sequential(*layers, nn.Linear(features, 10))"
LOSS = "nn.functional.cross_entropy(logits, labels)"
RECORD = "            if steps % record_every == 0:\n"
NORM = "first.grad.norm().item()"
MAKE_SGD, MAKE_ADAM = "torch.optim.SGD(model.parameters(), lr=0.01)", "torch.optim.Adam(model.parameters())"
GREY = "torch.tensor([0.2989, 0.587, 0.114]).reshape(1, 3, 1, 1)"


def lines(*sizes):
    """Convolutions of the reference, one below the other."""
    return ", act(),\n                  ".join(f"nn.Conv2d({some})" for some in sizes)


def rewritten(part, change, files, nets=NETS):
    """Return the result files with `change(fields)` made in those of `part` and `nets`."""
    paths = [f"{part}_{net}.json" for net in nets]
    return files | {path: json.dumps(change(json.loads(files[path]))).encode() for path in paths}


def in_files(part, change, nets=NETS):
    """The mistake of result files: what `change` makes of each."""
    return partial(rewritten, part, change, nets=nets)


def shortened(fields):
    return {**fields, "val_acc_curve": fields["val_acc_curve"][:-3]}


def percent(fields):
    return fields | {name: [100 * v for v in fields[name]] for name in ("train_acc_curve", "val_acc_curve")} | {
        "test_acc": 100 * fields["test_acc"]}


def one_run(fields):
    return fields | {name: [round(v * size) / size for v in fields[name]]
                     for name, size in (("train_acc_curve", 50), ("val_acc_curve", 150))}


def invented(fields):
    count = len(fields["loss_curve"])
    return fields | {"loss_curve": [0.3 + 2.0 * 0.8 ** step for step in range(count)]}


def late_start(fields):
    return fields | {"loss_curve": [value - 1 if value > 1.2 else value for value in fields["loss_curve"]]}


def too_good(fields):
    return fields | {"test_acc": 0.97}


def transposed(fields):
    rows = fields["weights"]
    return fields | {"weights": [list(column) for column in zip(*rows)]}


def swapped_activations(fields):
    return fields | {f"{one}_grad_curve": fields[f"{other}_grad_curve"]
                     for one, other in (("relu", "sigmoid"), ("sigmoid", "relu"))}


def copied_activation(fields):
    return fields | {"sigmoid_loss_curve": fields["relu_loss_curve"], "sigmoid_grad_curve": fields["relu_grad_curve"]}


def swapped_rates(fields):
    return fields | {f"{kind}_{one}": fields[f"{kind}_{other}"] for kind in ("loss_curve", "val_acc_curve")
                     for one, other in (("01", "001"), ("001", "01"))}


def other_names(fields):
    return {name.replace("_curve_01", "_curve_1e-2"): value for name, value in fields.items()}


MISTAKES = (
    # The five classifiers
    Mistake(
        "softmax_at_the_end", "The net ends in a softmax; the cross entropy applies a softmax once more.",
        "Add up a row of what the net returns: if that is always 1, these are no logits.",
        {RETURN_NET: "return nn.Sequential(*layers, nn.Linear(features, 10), nn.Softmax(dim=1))"},
        loses=(*NETS, SIGMOID, BORN), may_lose=(CODE, CODE_4)),
    Mistake(
        "relu_on_the_logits", "The prediction layer is followed by an activation, so that logits are cut off.",
        "Count the zeros in what the net returns.  Which layers does the table follow by a ReLU?",
        {RETURN_NET: "return nn.Sequential(*layers, nn.Linear(features, 10), nn.ReLU())"},
        loses=(*NETS, SIGMOID, BORN), may_lose=(CODE, CODE_4)),
    Mistake(
        "activation_ignored", "`activation` is accepted and not used: every net has ReLU.",
        "Print build(\"mlp_1\", \"sigmoid\"), and look for the sigmoid.",
        {'act = nn.ReLU if activation == "relu" else nn.Sigmoid': "act = nn.ReLU"},
        loses=(SIGMOID, ), may_lose=(BORN, CODE_4)),
    Mistake(
        "tanh_for_sigmoid", "The other activation is a tanh, not a sigmoid.",
        "Which values can a hidden unit of the net have?  A sigmoid's are from 0 to 1.",
        {'else nn.Sigmoid': "else nn.Tanh"}, loses=(SIGMOID, ), may_lose=(BORN, CODE_4)),
    Mistake(
        "relu_missing_in_mlps", "FC-32 is not followed by a ReLU: the layers of the MLP are one linear function.",
        "Print the net, and compare it with the table, line by line.",
        {"nn.Linear(pixels, 32), act()]": "nn.Linear(pixels, 32)]",
         "nn.Linear(pixels, 32), act(), nn.Linear(32, 64": "nn.Linear(pixels, 32), nn.Linear(32, 64"},
        loses=(*MLPS, ), may_lose=(CODE, CODE_4)),
    Mistake(
        "bias_on_fc_64", "FC-64 of mlp_2 has biases; the table says it has none.",
        "Count the parameters of mlp_2: 64 too many are the biases of one layer.",
        {", bias=False": ""}, loses=("mlp_2",)),
    Mistake(
        "relu_after_fc_64", "FC-64 of mlp_2 is followed by an activation; the table has none there.",
        "Compare the last two layers of mlp_2 with the table.",
        {"nn.Linear(32, 64, bias=False)]": "nn.Linear(32, 64, bias=False), act()]"}, loses=("mlp_2",)),
    Mistake(
        "padding_same", "The convolutions have padding, so that images keep their size; valid padding is asked for.",
        "Print the shape after each layer: a 3x3 convolution makes 30 x 30 of 32 x 32.",
        {"nn.Conv2d(16, 8, 5)": "nn.Conv2d(16, 8, 5, padding=2)",
         "nn.Conv2d(8, 16, 5)": "nn.Conv2d(8, 16, 5, padding=2)",
         "nn.Conv2d(16, 16, 3)": "nn.Conv2d(16, 16, 3, padding=1)"}, loses=CNNS),
    Mistake(
        "average_pooling", "The poolings take means, where the table asks for the largest values.",
        "Send a 2x2 block with a single bright pixel through the pooling alone, and look at what comes out.",
        {"nn.Conv2d(16, 8, 5), act(), nn.MaxPool2d(2)": "nn.Conv2d(16, 8, 5), act(), nn.AvgPool2d(2)",
         "nn.Conv2d(8, 16, 5), act(), nn.MaxPool2d(2)": "nn.Conv2d(8, 16, 5), act(), nn.AvgPool2d(2)",
         "nn.Conv2d(8, 16, 3), act(), nn.MaxPool2d(2)": "nn.Conv2d(8, 16, 3), act(), nn.AvgPool2d(2)"}, loses=CNNS),
    Mistake(
        "pooling_of_three", "The poolings have a window of 3x3, so that other sizes reach the prediction layer.",
        "Print the shape before and after each pooling: it halves height and width.",
        {"nn.Conv2d(8, 16, 7), nn.MaxPool2d(2)": "nn.Conv2d(8, 16, 7), nn.MaxPool2d(3)",
         "nn.Conv2d(16, 16, 5), act(), nn.MaxPool2d(2)": "nn.Conv2d(16, 16, 5), act(), nn.MaxPool2d(3)",
         "nn.Conv2d(8, 16, 3), act(), nn.MaxPool2d(2)": "nn.Conv2d(8, 16, 3), act(), nn.MaxPool2d(3)"}, loses=CNNS),
    Mistake(
        "relu_after_last_convolution_of_cnn_3",
        "The 7x7 convolution of cnn_3 is followed by an activation; the table has none there.",
        "Compare the end of cnn_3 with the table.",
        {"nn.Conv2d(8, 16, 7),": "nn.Conv2d(8, 16, 7), act(),"}, loses=("cnn_3",)),
    Mistake(
        "relu_missing_in_cnns", "A convolution that the table follows by a ReLU is followed by none.",
        "Print the net, and compare it with the table, line by line.",
        {"nn.Conv2d(16, 8, 5), act(),": "nn.Conv2d(16, 8, 5),", "nn.Conv2d(16, 16, 5), act(),": "nn.Conv2d(16, 16, 5),",
         "nn.Conv2d(16, 16, 3), act(),": "nn.Conv2d(16, 16, 3),"}, loses=CNNS),
    Mistake(
        "filters_in_another_order",
        "The numbers of filters of cnn_4 and cnn_5 are not those of the table, in its order.",
        "In `n x n x f` the last figure is the number of filters: print what each layer returns.",
        {lines("channels, 16, 3", "16, 8, 3", "8, 16, 5"): lines("channels, 8, 3", "8, 16, 3", "16, 16, 5"),
         lines("channels, 8, 3", "8, 16, 3", "16, 8, 3"): lines("channels, 16, 3", "16, 8, 3", "8, 8, 3")},
        loses=("cnn_4", "cnn_5", CODE)),
    Mistake(
        "same_weights_each_time", "`build` sets a seed, so that every net begins with the same weights.",
        "Build two nets and compare a weight.  What would an average over ten such runs show?",
        {"    ### BEGIN SOLUTION build\n": "    ### BEGIN SOLUTION build\n    torch.manual_seed(0)\n"}, loses=(BORN,)),
    Mistake(
        "large_first_weights", "The first weights are drawn much larger than PyTorch draws them.",
        "Print the loss of an untrained net: a guess among ten classes costs ln 10 = 2.303.",
        {RETURN_NET: "net = nn.Sequential(*layers, nn.Linear(features, 10))\n    for parameter in net.parameters():\n"
                     "        nn.init.normal_(parameter)\n    return net"}, loses=(BORN,), may_lose=(CODE, CODE_4)),

    # Data
    Mistake(
        "scaled_to_0_1", "`preprocess` scales to 0 ... 1, and not to -1 ... 1.",
        "Print the smallest and the largest value of a black and white image.",
        {"return 2 * x - 1": "return x"}, loses=(PREPROCESS,)),
    Mistake(
        "not_scaled", "`preprocess` leaves the values at 0 ... 255.",
        "Print the smallest and the largest value of a black and white image.",
        {".permute(0, 3, 1, 2) / 255 ": ".permute(0, 3, 1, 2) ", "return 2 * x - 1": "return x"}, loses=(PREPROCESS,)),
    Mistake(
        "plain_mean_of_colours", "Grey is taken as the plain mean of red, green and blue.",
        "Take a pure green image: grey weighs it more than twice as much as a third.",
        {GREY: "torch.full((1, 3, 1, 1), 1 / 3)"}, loses=(PREPROCESS,)),
    Mistake(
        "blue_first", "The weights of red and blue are exchanged.",
        "Take a pure blue image: it must become a dark grey.",
        {"[0.2989, 0.587, 0.114]": "[0.114, 0.587, 0.2989]"}, loses=(PREPROCESS,)),
    Mistake(
        "axes_reshaped", "The axes are reshaped, and not exchanged: the pixels of the three colours are mixed up.",
        "Draw an image before and after `preprocess`.",
        {".permute(0, 3, 1, 2)": ".reshape(len(images), 3, *np.shape(images)[1:3])"}, loses=(PREPROCESS,)),
    Mistake(
        "not_stratified",
        "The validation set is drawn from all examples together, so that classes are not equally many.",
        "Count the labels of the validation set, class by class.",
        {"    for label in np.unique(labels):\n        places = rng.permutation(np.flatnonzero(labels == label))\n":
         "    for places in (rng.permutation(len(labels)),):\n"}, loses=(SPLIT,)),
    Mistake(
        "parts_exchanged", "`split` returns the validation places first.",
        "Print the lengths of both parts.",
        {"return np.concatenate(train), np.concatenate(validation)":
         "return np.concatenate(validation), np.concatenate(train)"}, loses=(SPLIT,)),
    Mistake(
        "seed_ignored", "`split` does not use its seed: each call draws another split, or always the same one.",
        "Call it twice with one seed, and once with another.",
        {"rng = np.random.default_rng(seed)": "rng = np.random.default_rng(0)"}, loses=(SPLIT_RANDOM,)),
    Mistake(
        "first_of_each_class", "`split` takes the first examples of each class and draws nothing.",
        "Call it with two seeds, and compare.",
        {"rng.permutation(np.flatnonzero(labels == label))": "np.flatnonzero(labels == label)"},
        loses=(SPLIT_RANDOM,)),

    # The training loop
    Mistake(
        "loss_summed", "The loss is summed over the batch where the mean is asked for.",
        "Give every example twice, in batches twice as large: the loss must not change.",
        {LOSS: 'nn.functional.cross_entropy(logits, labels, reduction="sum")'},
        loses=(SGD, VALUES, GRADIENTS), may_lose=(CODE, CODE_4, SHUFFLES, BATCHES)),
    Mistake(
        "softmax_before_the_loss", "`train_once` applies a softmax before the cross entropy, which applies one itself.",
        "Read what the loss expects, and compare with what you hand to it.",
        {LOSS: "nn.functional.cross_entropy(logits.softmax(dim=1), labels)"},
        loses=(SGD, ADAM, VALUES, GRADIENTS), may_lose=(CODE_4, LEARNS, SHUFFLES)),
    Mistake(
        "gradients_never_cleared",
        "The gradients are never cleared: each backward() adds to those of all batches before.",
        "Print the norm of one gradient over the first steps, with a learning rate of zero.",
        {"            optimizer.zero_grad()\n": ""}, loses=(SGD, ADAM, GRADIENTS),
        may_lose=(LEARNS, BATCHES, CODE_4, SHUFFLES)),
    Mistake(
        "never_trained", "No parameter of the model ever moves.",
        "Print one weight before and after an epoch.", {"            optimizer.step()\n": ""},
        loses=(SGD, ADAM, BATCHES, SHUFFLES, LEARNS), may_lose=(CODE,)),
    *(Mistake(
        f"sgd_rate_{rate}", f"SGD has a learning rate of {rate}; 0.01 is asked for.",
        "Train for one step with a gradient of ones, and look at how far the weights go.",
        {MAKE_SGD: f"torch.optim.SGD(model.parameters(), lr={rate})"}, loses=(SGD,), may_lose=(SHUFFLES, BATCHES))
      for rate in (0.1, 0.001)),
    Mistake(
        "sgd_with_momentum", "SGD has a momentum; plain SGD is asked for.",
        "Compare the first two steps on one batch: without momentum they are almost the same.",
        {MAKE_SGD: "torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)"}, loses=(SGD,), may_lose=(SHUFFLES,)),
    Mistake(
        "adam_rate_0.01", "Adam has a learning rate of 0.01; its default is asked for.",
        "Print the optimizer, and compare with its documentation.",
        {MAKE_ADAM: "torch.optim.Adam(model.parameters(), lr=0.01)"}, loses=(ADAM,), may_lose=(LEARNS, CODE)),
    Mistake(
        "sgd_for_adam", "SGD is used whatever `optimizer` says.",
        "Print the optimizer that is used for each of the two names.",
        {MAKE_ADAM: MAKE_SGD}, loses=(ADAM,), may_lose=(LEARNS, CODE)),
    Mistake(
        "batches_of_64", "The batches hold 64 images, and not 50.",
        "Count the steps of an epoch of 250 images.", {"BATCH_SIZE = 50": "BATCH_SIZE = 64"}, loses=(BATCHES,)),
    Mistake(
        "first_epoch_only", "Training ends after the first epoch.",
        "Look at how far the return is indented, and count the steps.",
        {"            steps += 1\n    return curves": "            steps += 1\n        return curves"},
        loses=(RECORDS, SGD, ADAM), may_lose=(VALUES, GRADIENTS, LEARNS, MODES, BATCHES, CODE)),
    Mistake(
        "not_shuffled", "The images come in the order of the data.",
        "Print the labels of the first batch of two epochs.", {", shuffle=True": ""}, loses=(SHUFFLES,),
        may_lose=(LEARNS,)),
    Mistake(
        "measured_in_training_mode", "The accuracy on the validation set is measured in training mode.",
        "Measure the same model twice, with batch normalisation in it, and print its state_dict().",
        {"    model.eval()\n": ""}, loses=(MODES,)),
    Mistake(
        "stays_in_evaluation_mode", "After the first record the model trains on in evaluation mode.",
        "Print model.training before each step.", {"            model.train()\n": ""}, loses=(MODES,)),
    Mistake(
        "records_every_step", "There is a record for every step: `record_every` is not used.",
        "Ask for a record every 5 steps, and count.", {RECORD: "            if True:\n"},
        loses=(RECORDS, VALUES, GRADIENTS), may_lose=(CODE,)),
    Mistake(
        "records_always_every_10", "There is a record every 10 steps, whatever `record_every` says.",
        "Ask for a record every 5 steps, and count.", {RECORD: "            if steps % 10 == 0:\n"},
        loses=(RECORDS, ), may_lose=(VALUES, GRADIENTS)),
    Mistake(
        "steps_counted_anew", "The steps are counted anew in each epoch, so that records are made at other steps.",
        "Take epochs shorter than `record_every`, and count the records.",
        {"    for _ in range(epochs):\n": "    for _ in range(epochs):\n        steps = 0\n"},
        loses=(RECORDS, VALUES, GRADIENTS)),
    Mistake(
        "validation_is_training", "'val_acc_curve' holds the accuracy on the training data.",
        "Hand over validation data whose labels are all wrong: the curve must go to 0.",
        {"accuracy(model, val_data)": "accuracy(model, train_data)"}, loses=(VALUES,), may_lose=(MODES,)),
    Mistake(
        "wrong_answers_counted", "The training accuracy counts what the model gets wrong.",
        "Which way should the curve go?",
        {"(logits.argmax(dim=1) == labels).float()": "(logits.argmax(dim=1) != labels).float()"},
        loses=(VALUES,)),
    Mistake(
        "accuracy_in_percent", "The accuracies are percentages; fractions from 0 to 1 are asked for.",
        "Print the curve of a net that gets everything right.",
        {"return right / len(data)": "return 100 * right / len(data)"}, loses=(VALUES,)),
    Mistake(
        "last_batch_only", "The validation accuracy is that of the last batch that is measured alone.",
        "Print the count after each batch: it must never fall.",
        {"right += (model": "right = (model", "return right / len(data)": "return right / len(labels)"},
        loses=(VALUES,)),
    Mistake(
        "mean_over_batches",
        "The validation accuracy is a mean over batches, in which a short last one weighs too much.",
        "Take 65 images in batches of 64, and think through how much the last image counts.",
        {"right += (model(images).argmax(dim=1) == labels).sum().item()":
         "right += (model(images).argmax(dim=1) == labels).double().mean().item()",
         "return right / len(data)": "return right / len(DataLoader(data, batch_size=500))"}, loses=(VALUES,)),
    Mistake(
        "norm_of_all_layers", "The gradient curve is the norm of all parameters' gradients.",
        "Which of them belong to the first layer's weights?",
        {NORM: "torch.cat([p.grad.ravel() for p in model.parameters()]).norm().item()"},
        loses=(GRADIENTS,), may_lose=(CODE_4,)),
    Mistake(
        "norm_of_last_layer", "The gradient curve is that of the last layer's weights.",
        "Print the shape of the gradient whose norm you take.",
        {NORM: "[p for p in model.parameters() if p.dim() > 1][-1].grad.norm().item()"},
        loses=(GRADIENTS,), may_lose=(CODE_4,)),
    Mistake(
        "norm_squared", "The gradient curve is the square of the norm.",
        "Multiply the loss by two: the norm of its gradient must double.",
        {NORM: "(first.grad ** 2).sum().item()"}, loses=(GRADIENTS,), may_lose=(CODE_4,)),
    Mistake(
        "mean_of_gradient", "The gradient curve is a mean over the entries of the gradient, and no norm.",
        "Compare with torch.linalg.norm of the same array.",
        {NORM: "first.grad.abs().mean().item()"}, loses=(GRADIENTS, CODE_4)),
    Mistake(
        "norm_of_biases", "The gradient curve is that of the first layer's biases.",
        "Print the shape of the gradient whose norm you take.",
        {NORM: "list(model.parameters())[1].grad.norm().item()"}, loses=(GRADIENTS,), may_lose=(CODE_4,)),

    # Part 3: result files
    Mistake(
        "curves_of_other_lengths", "The curves of one net are not equally long, so they cannot be drawn together.",
        "Record all figures at the same steps.", {}, loses=(FILES,), files=in_files("part3", shortened)),
    Mistake(
        "files_in_percent", "The accuracies in the result files are percentages; fractions are asked for.",
        "Divide by the number of images only.", {}, loses=(FILES,), files=in_files("part3", percent)),
    Mistake(
        "single_run_for_an_average", "The curves are those of one run, and no averages.",
        "Average the curves of at least ten runs entry by entry.", {}, loses=(AVERAGES,),
        files=in_files("part3", one_run)),
    Mistake(
        "curve_invented", "The losses were not measured: no batch's losses lie on such a smooth curve.",
        "Write the losses as they were recorded; smooth them only in the plot.", {}, loses=(AVERAGES,),
        may_lose=(CODE,), files=in_files("part3", invented)),
    Mistake(
        "begins_trained", "The losses do not begin untrained: a new net has a loss near ln 10 = 2.303.",
        "Build a new net for each run, and record from the first steps on.", {}, loses=(AVERAGES,), may_lose=(CODE,),
        files=in_files("part3", late_start)),
    Mistake(
        "test_accuracy_out_of_reach", "The test accuracy is above what any run has reached on its validation images.",
        "Measure the net of the best run on the test images, once.", {}, loses=(BEST,),
        files=in_files("part3", too_good)),
    Mistake(
        "weights_transposed", "The weights are written the wrong way round: a row must be a unit of the first layer.",
        "Print the shape: the first axis counts units, or filters.", {}, loses=(BEST, CODE),
        files=in_files("part3", transposed, MLPS)),

    # Parts 4 and 5: result files
    Mistake(
        "activations_exchanged", "The gradients with ReLU and with sigmoids are exchanged.",
        "With sigmoids the first layer of a deep net learns least: compare the sizes.", {}, loses=(FILES_4,),
        may_lose=(CODE_4,), files=in_files("part4", swapped_activations)),
    Mistake(
        "one_activation_twice", "The curves of the sigmoid net are those of the ReLU net.",
        "Compare the two curves number by number.", {}, loses=(FILES_4,), may_lose=(CODE_4,),
        files=in_files("part4", copied_activation)),
    Mistake(
        "fields_renamed", "Fields of the result files of part 5 have other names than the handout's.",
        "Compare the names letter by letter: `loss_curve_01` is that of the rate 0.01.", {},
        loses=(FILES_5, RATES_5), files=in_files("part5", other_names)),
    Mistake(
        "rates_exchanged", "The curves of the rates 0.01 and 0.001 are exchanged.",
        "Which of the two should fall faster?", {}, loses=(RATES_5,), files=in_files("part5", swapped_rates)),
)

EQUIVALENT = {
    "torch.zeros(1, *INPUT_SHAPE) -> torch.ones(1, *INPUT_SHAPE)": "only the shape of what comes out is used",
    "torch.zeros(1, *INPUT_SHAPE) -> torch.zeros(0, *INPUT_SHAPE)": "only the shape of what comes out is used",
    "torch.zeros(1, *INPUT_SHAPE) -> torch.zeros(2, *INPUT_SHAPE)": "only the shape of what comes out is used",
    "dtype=torch.float32 -> nothing": "a division makes float32 of whole numbers",
    "labels = np.asarray(labels) -> pass": "the handout promises an array",
    "train, validation -> validation, train": "two new lists, whichever is made first",
    "batch_size=500 -> nothing": "images are measured one by one, with the same answers",
    "batch_size=500 -> batch_size=1000": "the accuracy is added up over batches of any size",
    "0 -> 1": "the first record may be made at any step",
    "steps += 1 -> steps -= 1": "multiples are met in either direction",
}
