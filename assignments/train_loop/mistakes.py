"""Known wrong ways to build, measure and train nets in PyTorch: edits of the reference, and what a student reads.

In: nothing.  Out: MISTAKES, EQUIVALENT.  Trusted, and read by the author's tools only; students see `says` and `hint`.

To teach it a mistake: add an entry under its task, with the checks that it loses, and run `grader validate train_loop`.
"""

from grader.mistakes import Mistake

MLPS, CNNS = ("mlp", "mlp_bn", "mlp_bn_before_relu"), ("cnn", "cnn_bn")
MODELS = (*MLPS, *CNNS)
COUNTS, VALUE, LEAVES_MODEL = "parameter_counts", "accuracy_value", "accuracy_leaves_model"
ONE_STEP, CLEARED, MOMENTUM, DECAY, ADAM = "one_step", "gradients_cleared", "momentum", "weight_decay", "adam"
LAST_BATCH, SHUFFLES, TRAIN_MODE = "last_batch", ("shuffle_on", "shuffle_off"), "train_mode"
LEARNS, NORM_HELPS = "learns_digits", "batch_norm_helps"
STEPS = (ONE_STEP, CLEARED, MOMENTUM, DECAY, ADAM, LAST_BATCH, *SHUFFLES, TRAIN_MODE)

# The lines of the reference that most entries change.
SUM_OF_SIZES = "sum(parameter.numel() for parameter in model.parameters())"
EVAL, RESTORE, ADD_RIGHT = "    model.eval()\n", "    model.train(was_training)\n", "right += ("
FRACTION, BATCHES_OF_500 = "return right / len(data)", "DataLoader(data, batch_size=500)"
SGD = "torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)"
MAKE_ADAM = "torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)"
MAKE = "step = make_optimizer(model, optimizer, learning_rate, momentum, weight_decay)"
LOADER = "loader = DataLoader(train_data, batch_size=batch_size, shuffle=data_shuffle)"
EPOCHS = "    for _ in range(num_epochs):\n        model.train()\n"
BATCHES = "        for images, labels in loader:\n"
CLEAR, LOSS = "            step.zero_grad()\n", "nn.functional.cross_entropy(model(images), labels)"
UPDATE = "            step.step()\n"
AFTER_BATCHES = '        curves["train_acc"]'


def layers(*lines):
    """Lines of the layers of a model, as the reference has them."""
    return "\n            ".join(lines)


def in_every_forward(text):
    """Put `text` in the place of the last line of every model's `forward`."""
    following = ("class CNN(", "class MLPBN(", "class MLPBNBeforeReLU(", "class CNNBN(", "def num_parameters(")
    return {f"return self.layers(x)\n\n\n{name}": f"{text}\n\n\n{name}" for name in following}


WIDE, RELU, POOL = "nn.Linear(784, num_hidden),", "nn.ReLU(),", "nn.MaxPool2d(2),"
NORM_1D, NORM_4, NORM_8 = "nn.BatchNorm1d(num_hidden),", "nn.BatchNorm2d(4),", "nn.BatchNorm2d(8),"
NARROW, COMMENT = "nn.Linear(num_hidden, 10),", " " * 35
CONV_4 = "nn.Conv2d(1, 4, kernel_size=3, padding=1),         # (N, 4, 28, 28)"
CONV_8 = "nn.Conv2d(4, 8, kernel_size=3, padding=1),         # (N, 8, 14, 14)"
POOL_4, POOL_8 = f"{POOL}{COMMENT}# (N, 4, 14, 14)", f"{POOL}{COMMENT}# (N, 8, 7, 7)"
MLP = layers(WIDE, RELU, NARROW)
MLPBN = layers(WIDE, RELU, NORM_1D, NARROW)
BEFORE = layers("BeforeReLU: set self.layers\n        self.layers = nn.Sequential(",
                "nn.Flatten(),", WIDE, NORM_1D, RELU, NARROW)
CNN_1, CNN_2 = layers(RELU, POOL_4), layers(RELU, POOL_8)
CNNBN_1, CNNBN_2 = layers(RELU, NORM_4, POOL_4), layers(RELU, NORM_8, POOL_8)


def changed(old, new, *edited):
    """Change `old` to `new` in these layers."""
    return {lines: lines.replace(old, new) for lines in edited}


def rate_fixed(rate):
    """The mistake of a learning rate that is a number in the code."""
    return Mistake(
        f"rate_always_{rate}", f"The learning rate is always {rate}: `learning_rate` does not reach the optimizer.",
        "Train for one batch with two rates from the same first weights: the steps must differ as the rates do.",
        {SGD: SGD.replace("learning_rate", str(rate)), MAKE_ADAM: MAKE_ADAM.replace("learning_rate", str(rate))},
        loses=(ONE_STEP,), may_lose=(LEARNS, NORM_HELPS))  # a threshold decides: some rates suit, some do not


MISTAKES = (
    # Task 1, models: what they return
    Mistake(
        "softmax_in_the_model", "The model ends in a softmax; the cross entropy applies a softmax once more.",
        "Add up a row of what the model returns: if that is always 1, these are no logits.",
        in_every_forward("return self.layers(x).softmax(dim=1)"), loses=MODELS),
    Mistake(
        "log_softmax_in_the_model", "The model ends in a log-softmax, and so returns no raw logits.",
        "Look at the signs: logits can be positive, logarithms of probabilities cannot.",
        in_every_forward("return self.layers(x).log_softmax(dim=1)"), loses=MODELS),
    Mistake(
        "sigmoid_on_the_logits", "The model ends in a sigmoid, which squeezes every logit into 0 to 1.",
        "Print the smallest and the largest value that the model returns: logits have no bounds.",
        in_every_forward("return self.layers(x).sigmoid()"), loses=MODELS),
    Mistake(
        "relu_on_the_logits", "The model ends in a ReLU, so that no logit is ever negative.",
        "Count the zeros in what the model returns.  Which layers does the handout follow by a ReLU?",
        in_every_forward("return self.layers(x).relu()"), loses=MODELS),
    Mistake(
        "one_image_squeezed", "For one image the model returns a vector of 10: the axis of the batch is squeezed away.",
        "Print the shape of the answer for one image: it still has two axes.",
        in_every_forward("return self.layers(x).squeeze()"), loses=MODELS),
    Mistake(
        "batch_size_in_view", "A batch size is written into `forward`, which then takes no other number of images.",
        "Call the model with one image, and look for the number 64 in your models.",
        in_every_forward("return self.layers(x.view(64, 1, 28, 28))"), loses=MODELS),

    # Task 1, models: the layers of the MLPs
    Mistake(
        "relu_missing_in_mlp", "The hidden layer has no ReLU: two linear layers in a row are no more than one.",
        "Negate an image, with all biases at zero: a linear model can only negate its logits, and a ReLU does more.",
        changed(layers(RELU, ""), "", MLP, MLPBN, BEFORE), loses=MLPS),
    Mistake(
        "sigmoid_for_relu", "The hidden layer uses a sigmoid where the handout asks for a ReLU.",
        "Look at the hidden values of one image: the handout's are never negative, and many are exactly zero.",
        changed("ReLU()", "Sigmoid()", MLP, MLPBN, BEFORE), loses=MLPS),
    Mistake(
        "batch_norm_swapped",
        "The two MLPs with batch normalisation are the wrong way round: each normalises on the other one's side.",
        "Read the names again, and follow an image through the layers of both models.",
        {MLPBN: layers(WIDE, NORM_1D, RELU, NARROW)}
        | changed(layers(NORM_1D, RELU), layers(RELU, NORM_1D), BEFORE), loses=MLPS[1:]),
    Mistake(
        "batch_norm_forgotten", "A model that should have batch normalisation has none.",
        "Print the model, and compare it line by line with the handout.",
        {MLPBN: MLP, CNNBN_1: CNN_1, CNNBN_2: CNN_2} | changed(layers(NORM_1D, ""), "", BEFORE),
        loses=(*MLPS[1:], "cnn_bn")),
    Mistake(
        "hidden_size_fixed", "The number of hidden units is written into the model: `num_hidden` changes nothing.",
        "Print models with two different values of num_hidden: their layers must differ in size.",
        changed("num_hidden", "100", MLP, MLPBN, BEFORE), loses=MLPS),

    # Task 1, models: the layers of the CNNs
    Mistake(
        "first_relu_missing_in_cnn", "There is no ReLU after the first convolution.",
        "Print the model: each convolution has a ReLU of its own.",
        changed(layers(RELU, ""), "", CNN_1, CNNBN_1), loses=CNNS),
    Mistake(
        "second_relu_missing_in_cnn", "There is no ReLU after the second convolution.",
        "Print the model: each convolution has a ReLU of its own.",
        changed(layers(RELU, ""), "", CNN_2, CNNBN_2), loses=CNNS),
    Mistake(
        "no_relu_in_cnn", "The convolutions are not followed by a ReLU at all.",
        "Print the model: each convolution has a ReLU of its own.",
        changed(layers(RELU, ""), "", CNN_1, CNN_2, CNNBN_1, CNNBN_2), loses=CNNS),
    Mistake(
        "average_pooling", "The pooling takes means, where the handout asks for the largest values.",
        "Send a 2x2 block with a single bright pixel through the pooling layer alone, and look at what comes out.",
        changed("MaxPool", "AvgPool", CNN_1, CNN_2, CNNBN_1, CNNBN_2), loses=CNNS),
    Mistake(
        "padding_missing",
        "The convolutions have no padding, so that fewer numbers reach the linear layer than it expects.",
        "Print the shape after each layer: a 3x3 convolution with the handout's padding keeps height and width.",
        changed(", padding=1", "", *(layers(CONV_4, end) for end in (CNN_1, CNNBN_1)),
                *(layers(CONV_8, end) for end in (CNN_2, CNNBN_2))), loses=CNNS),
    Mistake(
        "cnn_batch_norm_before_relu", "CNNBN normalises before each ReLU; the handout asks for it after.",
        "Print the model, and compare the order of its layers with the handout's table.",
        {CNNBN_1: layers(NORM_4, RELU, POOL_4), CNNBN_2: layers(NORM_8, RELU, POOL_8)}, loses=("cnn_bn",)),

    # Task 1, the number of parameters
    Mistake(
        "counts_tensors", "`num_parameters` counts the tensors, not the numbers that they hold.",
        "Work the count of MLP(100) out by hand: a matrix of weights alone holds many thousand numbers.",
        {SUM_OF_SIZES: "len(list(model.parameters()))"}, loses=(COUNTS,)),
    Mistake(
        "counts_weights_only", "`num_parameters` leaves the biases out.",
        "Work the count of one small linear layer out by hand, and print which names you add up.",
        {SUM_OF_SIZES: 'sum(value.numel() for name, value in model.named_parameters() if "bias" not in name)'},
        loses=(COUNTS,)),
    Mistake(
        "counts_matrices_only",
        "`num_parameters` leaves all vectors out: the biases, and the scale and shift of batch normalisation.",
        "Print the shapes of the parameters of MLPBN, and which of them you add up.",
        {SUM_OF_SIZES: "sum(parameter.numel() for parameter in model.parameters() if parameter.dim() > 1)"},
        loses=(COUNTS,)),
    Mistake(
        "counts_statistics",
        "`num_parameters` counts the running statistics of batch normalisation too, which no optimizer ever moves.",
        "Compare the names in state_dict() with those in named_parameters().",
        {SUM_OF_SIZES: "sum(value.numel() for value in model.state_dict().values())"}, loses=(COUNTS,)),
    Mistake(
        "counts_rows", "`num_parameters` adds up the lengths of the tensors: their first axis only.",
        "Print what you add for one matrix of weights, and its shape beside it.",
        {SUM_OF_SIZES: "sum(len(parameter) for parameter in model.parameters())"}, loses=(COUNTS,)),

    # Task 2, accuracy
    Mistake(
        "accuracy_in_percent", "`get_accuracy` returns a percentage.",
        "Measure a model that gets every image right: the handout's accuracy is then 1.",
        {FRACTION: "return 100 * right / len(data)"}, loses=(VALUE,)),
    Mistake(
        "accuracy_is_a_count", "`get_accuracy` returns how many images are right, not their fraction.",
        "Measure a model that gets every image right: the handout's accuracy is then 1.",
        {FRACTION: "return right"}, loses=(VALUE,)),
    Mistake(
        "accuracy_rounded_down", "`get_accuracy` divides whole numbers and rounds down, so that the answer is 0 or 1.",
        "Measure a model that gets some images right and some wrong, and look at the division.",
        {FRACTION: "return right // len(data)"}, loses=(VALUE,)),
    Mistake(
        "accuracy_over_batches", "`get_accuracy` divides the number of right images by the number of batches.",
        "Measure the same data with two batch sizes: the answer must not change.",
        {FRACTION: "return right / len(DataLoader(data, batch_size=64))"}, loses=(VALUE,)),
    Mistake(
        "counts_wrong_answers", "`get_accuracy` counts the images that the model gets wrong.",
        "Measure a model before and after training: which way should the number go?",
        {".argmax(dim=1) == labels)": ".argmax(dim=1) != labels)"}, loses=(VALUE,)),
    Mistake(
        "smallest_logit", "`get_accuracy` takes the class with the smallest logit for the model's answer.",
        "Print the logits of one image beside the class that you read from them.",
        {".argmax(dim=1)": ".argmin(dim=1)"}, loses=(VALUE,), may_lose=(LEAVES_MODEL,)),  # by what labels are drawn
    Mistake(
        "mean_over_batches",
        "`get_accuracy` averages the accuracies of batches, in which a short last batch weighs too much.",
        "Take 65 images in batches of 64, and think through how much the last image counts.",
        {BATCHES_OF_500: "(batches := DataLoader(data, batch_size=64))",
         ADD_RIGHT: "right += 1 / len(labels) * (", FRACTION: "return right / len(batches)"}, loses=(VALUE,)),
    Mistake(
        "first_batch_only", "`get_accuracy` returns after its first batch.",
        "Look at how far the return is indented, and count the images that you have asked about.",
        {BATCHES_OF_500: "[next(iter(DataLoader(data, batch_size=64)))]", FRACTION: "return right / len(labels)"},
        loses=(VALUE,)),
    Mistake(
        "last_batch_only", "`get_accuracy` starts its count anew in each batch, so that only the last batch counts.",
        "Print the count after each batch: it must never fall.",
        {BATCHES_OF_500: "DataLoader(data, batch_size=64)", ADD_RIGHT: "right = (",
         FRACTION: "return right / len(labels)"}, loses=(VALUE,)),
    Mistake(
        "measured_in_training_mode",
        "`get_accuracy` asks the model in training mode: batch normalisation and dropout answer otherwise, and learn.",
        "Measure the same model twice, and print its state_dict() before and after.",
        {EVAL: "    model.train()\n"}, loses=(LEAVES_MODEL,)),

    # Task 3, training: the step
    Mistake(
        "never_trained", "No parameter of the given model ever moves.",
        "Print one weight before and after a batch.  Is there a backward(), a step() after it with nothing cleared in "
        "between, and does the optimizer hold the parameters of the very model that was given?",
        {UPDATE: ""}, loses=(*STEPS, LEARNS, NORM_HELPS)),
    Mistake(
        "loss_summed", "The loss is summed over the batch where the mean is asked for, so that every step is too long.",
        "Give every example twice, in batches twice as large: no step may become longer.",
        {LOSS: 'nn.functional.cross_entropy(model(images), labels, reduction="sum")'}, loses=(ONE_STEP,),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides whether such long steps still learn
    *(rate_fixed(rate) for rate in (0.1, 0.01, 0.001)),
    Mistake(
        "softmax_before_the_loss",
        "`train` applies a softmax to the logits before the cross entropy, which applies one itself.",
        "Read in the documentation of the loss what it expects, and compare with what you hand to it.",
        {LOSS: "nn.functional.cross_entropy(model(images).softmax(dim=1), labels)"}, loses=(ONE_STEP,),
        may_lose=(LEARNS, NORM_HELPS)),  # it learns slowly: a threshold decides
    Mistake(
        "logits_for_log_probabilities",
        "The logits go straight into a loss that expects log-probabilities: no softmax is applied at all.",
        "Print the loss over some iterations: a cross entropy can never be negative.",
        {LOSS: "nn.functional.nll_loss(model(images), labels)"}, loses=STEPS,
        may_lose=(LEARNS, NORM_HELPS)),
    Mistake(
        "climbs", "The loss grows: the parameters move up the gradient.",
        "Print the loss of the first iterations.  If you compute it yourself, mind the sign of the logarithm.",
        {LOSS: f"-{LOSS}"}, loses=(*STEPS, LEARNS, NORM_HELPS)),

    # Task 3, training: gradients
    Mistake(
        "gradients_never_cleared",
        "The gradients are never cleared: each backward() adds to those of all batches before.",
        "Print the gradient of one bias in the first iterations, on the same batch and with a learning rate of zero.",
        {CLEAR: ""}, loses=(CLEARED,),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides
    Mistake(
        "gradients_cleared_once_an_epoch", "The gradients are cleared once an epoch, not before each batch.",
        "Print the gradient of one bias in the first iterations, on the same batch and with a learning rate of zero.",
        {CLEAR: "", EPOCHS: f"{EPOCHS}        step.zero_grad()\n"}, loses=(CLEARED,),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides
    Mistake(
        "one_update_an_epoch",
        "There is one update in an epoch, after its last batch, where there should be one for each batch.",
        "Count the calls of step() in one epoch, and look at how far the line is indented.",
        {UPDATE: "", AFTER_BATCHES: f"        step.step()\n{AFTER_BATCHES}"}, loses=(LAST_BATCH, *SHUFFLES),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides

    # Task 3, training: the optimizer
    Mistake(
        "momentum_ignored", "The momentum does not reach SGD.",
        "Train with a momentum of 0 and of 0.9 from the same first weights, unshuffled: the ends must differ.  Options "
        "handed over by position may land in another one.",
        {SGD: SGD.replace("momentum=momentum, ", "")}, loses=(MOMENTUM,),
        may_lose=(LEARNS,)),  # a threshold decides
    Mistake(
        "momentum_always_09", "The momentum is always 0.9, whatever is asked for.",
        "Train with a momentum of 0 and of 0.9 from the same first weights, unshuffled: the ends must differ.",
        {SGD: SGD.replace("momentum=momentum", "momentum=0.9")}, loses=(MOMENTUM,)),
    Mistake(
        "weight_decay_ignored", "The weight decay does not reach the optimizer.",
        "Train with a huge weight decay: the weights must shrink towards zero.",
        {SGD: SGD.replace(", weight_decay=weight_decay", ""),
         MAKE_ADAM: MAKE_ADAM.replace(", weight_decay=weight_decay", "")}, loses=(DECAY,)),
    Mistake(
        "weight_decay_missing_in_adam", "The weight decay reaches SGD and not Adam.",
        "Train with a huge weight decay, once with each optimizer: the weights must shrink towards zero both times.",
        {MAKE_ADAM: MAKE_ADAM.replace(", weight_decay=weight_decay", "")}, loses=(DECAY,)),
    Mistake(
        "weight_decay_twice",
        "The weights decay twice: the optimizer does it, and the loss holds the squares of the weights too.",
        "Decay in one place alone.  With momentum 0, work out by hand what one step makes of a single weight.",
        {LOSS: f"{LOSS}\n            loss = loss + weight_decay / 2 * sum((p ** 2).sum() for p in model.parameters())"},
        loses=(DECAY,)),
    Mistake(
        "sgd_for_adam", "SGD is used where Adam is asked for.",
        "Print the optimizer that you make for each of the two names.",
        {MAKE_ADAM: SGD}, loses=(ADAM,)),
    Mistake(
        "adam_for_sgd", "Adam is used where SGD is asked for.",
        "Print the optimizer that you make for each of the two names.",
        {SGD: MAKE_ADAM}, loses=(ONE_STEP, MOMENTUM),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides
    Mistake(
        "adam_at_its_own_rate", "Adam runs at a learning rate of its own; the one that is asked for reaches SGD only.",
        "Print both optimizers for a learning rate that is nobody's default.",
        {MAKE_ADAM: MAKE_ADAM.replace("lr=learning_rate, ", "")}, loses=(ADAM,)),
    Mistake(
        "new_optimizer_each_epoch",
        "A new optimizer is made in each epoch, so that what it has gathered (momentum, Adam's means) is lost.",
        "Count how often the optimizer is made while you train for three epochs.",
        {f"    {MAKE}\n": "", EPOCHS: f"{EPOCHS}        {MAKE}\n"}, loses=(MOMENTUM, ADAM)),

    # Task 3, training: batches and epochs
    Mistake(
        "batch_size_fixed", "The batches always have 64 images: `batch_size` does not reach the loader.",
        "Count the iterations of one epoch for two values of batch_size.",
        {LOADER: LOADER.replace("=batch_size", "=64")}, loses=(LAST_BATCH, *SHUFFLES),
        may_lose=(LEARNS, NORM_HELPS)),  # a threshold decides
    Mistake(
        "short_batch_underweighted",
        "The loss of the short last batch is divided by `batch_size`, so that its step is too short.",
        "Print the number of images in each batch, and what you divide by.",
        {LOSS: 'nn.functional.cross_entropy(model(images), labels, reduction="sum") / batch_size'},
        loses=(LAST_BATCH,)),
    Mistake(
        "returns_after_one_epoch", "`train` ends after its first epoch.",
        "Look at how far the return is indented, and count the accuracies in the curves.",
        {"    return curves\n": "        return curves\n"}, loses=(*SHUFFLES, TRAIN_MODE)),
    Mistake(
        "one_epoch_too_few", "`train` trains for one epoch less than `num_epochs`.",
        "Train with num_epochs=1: the parameters must have moved.",
        {"range(num_epochs)": "range(1, num_epochs)"}, loses=(ONE_STEP, *SHUFFLES, TRAIN_MODE, LEARNS, NORM_HELPS)),
    Mistake(
        "one_epoch_too_many", "`train` trains for one epoch more than `num_epochs`.",
        "Train with num_epochs=0: the parameters must not move.",
        {"range(num_epochs)": "range(num_epochs + 1)"}, loses=(ONE_STEP, *SHUFFLES, TRAIN_MODE),
        may_lose=(NORM_HELPS,)),  # the lead shrinks with each epoch: a threshold decides

    # Task 3, training: what is returned
    Mistake(
        "curves_not_returned", "`train` returns nothing.",
        "Print what `train` gives back: the handout names the dict and its four lists.",
        {"    return curves\n": ""}, loses=(ONE_STEP,)),

    # Task 3, training: the order
    Mistake(
        "never_shuffled", "The data is never shuffled: `data_shuffle` does not reach the loader.",
        "Print the labels of the first batch in two successive epochs.",
        {LOADER: LOADER.replace(", shuffle=data_shuffle", "")}, loses=SHUFFLES[:1]),
    Mistake(
        "always_shuffled", "The data is always shuffled, also when data_shuffle is False.",
        "Print the labels of the first batch in two successive epochs, with data_shuffle=False.",
        {LOADER: LOADER.replace("data_shuffle", "True")}, loses=SHUFFLES[1:]),
    Mistake(
        "shuffle_inverted", "The data is shuffled when data_shuffle is False, and is not when it is True.",
        "Print the labels of the first batch in two successive epochs, for both values of data_shuffle.",
        {LOADER: LOADER.replace("data_shuffle", "not data_shuffle")}, loses=SHUFFLES),
    Mistake(
        "same_order_each_epoch",
        "The random generator is seeded anew in each epoch, so that the data has the same order every time.",
        "Print the labels of the first batch in two successive epochs.  Where do you set a seed?",
        {EPOCHS: f"{EPOCHS}        torch.manual_seed(0)\n"}, loses=SHUFFLES[:1]),
    Mistake(
        "labels_of_other_images", "Images and labels are shuffled separately and do not belong together any more.",
        "Show a few images of a batch with their labels as titles, once with shuffling and once without.",
        {LOADER: f"{LOADER}\n    plain = DataLoader(train_data, batch_size=batch_size)",
         BATCHES: "        for (images, _), (_, labels) in zip(loader, plain):\n"}, loses=(LEARNS,)),
    Mistake(
        "trained_on_validation_data", "The training batches come from the validation data.",
        "Print the number of iterations of one epoch, with a validation set much smaller than the training set.",
        {LOADER: LOADER.replace("train_data", "val_data")}, loses=(LEARNS,),
        may_lose=(NORM_HELPS,)),  # it learns from few images: a threshold decides

    # Task 3, training: the mode
    Mistake(
        "mode_never_set", "`train` never sets training mode, and trains a model in whatever mode it comes.",
        "Measure a model, leave it in evaluation mode, train it, and print model.training inside the loop.",
        {EPOCHS: EPOCHS.replace("        model.train()\n", "")}, loses=(TRAIN_MODE,)),  # before the last, its twin here
    Mistake(
        "stays_in_evaluation_mode",
        "After its accuracy was measured the model stays in evaluation mode and trains on like that.",
        "Print model.training at the start of each epoch.",
        {EPOCHS: "    model.train()\n    for _ in range(num_epochs):\n", RESTORE: ""}, loses=(TRAIN_MODE,)),
    Mistake(
        "trained_in_evaluation_mode", "The model is trained in evaluation mode.",
        "Print model.training inside the loop over the batches.",
        {EPOCHS: EPOCHS.replace("train()", "eval()")}, loses=(TRAIN_MODE, NORM_HELPS)),
)

# Changes of the reference that no check fails, each with why it is as right.
EQUIVALENT = {
    **{f"batch_size=500 -> {other}": "in evaluation mode no answer depends on the other images of its batch"
       for other in ("nothing", "batch_size=1000")},
    "model.train(was_training) -> pass": "the handout lets `get_accuracy` leave the model in evaluation mode",
}
