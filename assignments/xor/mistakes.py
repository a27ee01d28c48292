"""Known wrong ways to draw, model and learn XOR: edits of the reference, and what a student reads about each.

In: nothing.  Out: MISTAKES, EQUIVALENT.  Trusted, and read by the author's tools only; students see `says` and `hint`.

To teach it a mistake: add an entry under its task, with the checks that it loses, and run `grader validate xor`.
"""

from grader.mistakes import Mistake

BITS, NOISE, CENTERED, PARITY = "data_bits", "data_noise", "data_centered", "data_parity"
BATCH, BATCH_OPTIONS = "batch", "batch_options"
SIGMOID, OPTIONS, ONE_EXAMPLE = "model_sigmoid", "model_options", "model_one_example"
UNIFORM, DEFAULT = "uniform_init", "default_init"
ONE_STEP, CLEARED, EPOCHS, EVERY_BATCH, HISTORY = "one_step", "gradients_cleared", "epochs", "every_batch", "history"
MEASURED, LEAVES_MODEL = ("measures", "measures_other_data"), "leaves_model"
STEPS = (ONE_STEP, CLEARED, EPOCHS, EVERY_BATCH, HISTORY)
SWEEPS, TWO, MORE = ("sweep", "sweep_other_rates"), "learns_two", "learns_more"
LEARNING = (TWO, *SWEEPS, MORE)

# The lines of the reference that most entries change.
PARITY_OF_BITS = "sum(values) % 2"
MAPPED = "values = [2 * (value - 0.5) for value in values]"
NOISY = "noisy = [value + 0.1 * random.random() for value in values]"
EXAMPLES = "[make_data(n, centered) for _ in range(batch_size)]"
OUTPUT = "self.outer(self.activation(self.inner(x))).squeeze(1)"
ACTIVATION = '{"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[activation]'
DRAWN = "for parameter in self.parameters():\n                nn.init.uniform_(parameter, -1, 1)"
SGD = "torch.optim.SGD(model.parameters(), lr=lr)"
EACH_EPOCH, EACH_BATCH = "    for _ in range(epochs):\n", "        for inputs, labels in train_data:\n"
CLEAR, UPDATE = "            optimizer.zero_grad()\n", "            optimizer.step()\n"
BATCH_LABELS = "torch.from_numpy(labels))"
LOSS = f"nn.functional.mse_loss(model(torch.from_numpy(inputs)), {BATCH_LABELS}"
KEEP = "            history.append(loss.item())\n"
TEST_LOSS, ACCURACY = "nn.functional.mse_loss(predicted, labels).item()", "right.float().mean().item()"
RIGHT = "right = predicted.round() == labels.round()"
NEW_NET = 'model = NN(hidden=8, activation="tanh")\n'
TRAINED = "[make_batch(centered=True) for _ in range(10)], rate, 40)"
NOT_FINITE = "not math.isfinite(history[-1]) or "


MISTAKES = (
    # Of task 4, and first: others lead to the same words, and explain more checks where they are the mistake.
    Mistake(
        "nan_not_noticed", "A loss that is NaN is not noticed: no comparison with it is ever true.",
        "Print float('nan') > 1 and float('nan') < 1.",
        {NOT_FINITE: ""}, loses=SWEEPS),

    # Task 1, the data
    Mistake(
        "label_is_or", "The label is the OR of the bits: 1 as soon as one of them is.",
        "Print a few examples with two ones.  What is XOR of 1 and 1?",
        {PARITY_OF_BITS: "int(any(values))"}, loses=(BITS, CENTERED, PARITY, BATCH, BATCH_OPTIONS)),
    Mistake(
        "label_is_and", "The label is the AND of the bits: 1 only when all of them are.",
        "Write down the four cases of XOR, and compare them with what you draw.",
        {PARITY_OF_BITS: "int(all(values))"}, loses=(BITS, CENTERED, PARITY, BATCH, BATCH_OPTIONS)),
    Mistake(
        "label_inverted", "The label is the opposite of XOR: 1 when an even number of bits is 1.",
        "Print an example in which all bits are 0: its label is 0.",
        {PARITY_OF_BITS: "(sum(values) + 1) % 2"}, loses=(BITS, CENTERED, PARITY, BATCH, BATCH_OPTIONS)),
    Mistake(
        "label_of_first_two_bits", "The label is the XOR of the first two bits, however many there are.",
        "Draw examples with n=3, and look for two with the same first bits and another third one.",
        {PARITY_OF_BITS: "sum(values[:2]) % 2"}, loses=(PARITY, BATCH_OPTIONS)),
    Mistake(
        "bits_always_zero", "Every bit is 0: a number from 0 to 1, rounded down, never gets to 1.",
        "Draw a hundred examples, and count how often each bit is 1.",
        {"random.randint(0, 1)": "int(random.random())"}, loses=(BITS, CENTERED, PARITY, BATCH),
        may_lose=SWEEPS),  # a net that always says the same may take long to learn even that
    Mistake(
        "label_not_centered", "With `centered` the inputs are mapped, and the label is not.",
        "Print a few centered examples: labels are near -1 and +1 as the inputs are.",
        {MAPPED: "values = [2 * (value - 0.5) for value in values[:-1]] + values[-1:]"},
        loses=(CENTERED, PARITY, BATCH_OPTIONS), may_lose=SWEEPS),  # it learns these labels, too
    Mistake(
        "centered_ignored", "`centered` changes nothing.",
        "Print a few examples with and without it.",
        {f"    if centered:\n        {MAPPED}\n": ""}, loses=(CENTERED, PARITY, BATCH_OPTIONS), may_lose=SWEEPS),
    Mistake(
        "noise_missing", "There is no noise on the inputs and the label.",
        "Print one example: none of its numbers should be whole.",
        {"value + 0.1 * random.random()": "float(value)"}, loses=(NOISE, CENTERED, BATCH)),
    Mistake(
        "noise_subtracted", "The noise is subtracted where it should be added.",
        "Draw many examples, and look at the smallest number of all.",
        {"value + 0.1": "value - 0.1"}, loses=(NOISE, CENTERED, BATCH_OPTIONS)),
    Mistake(
        "noise_without_factor", "The noise is ten times too large: the factor 0.1 is missing.",
        "Draw many examples: how far may a number lie above its bit?",
        {"value + 0.1 * random": "value + random"},
        loses=(BITS, NOISE, CENTERED, PARITY, BATCH, BATCH_OPTIONS), may_lose=SWEEPS),
    Mistake(
        "noise_normal", "The noise is drawn from a normal distribution, and falls below zero half of the time.",
        "Draw many examples, and look at the smallest number of all.",
        {"random.random()": "random.gauss(0, 1)"}, loses=(NOISE, CENTERED, BATCH_OPTIONS), may_lose=SWEEPS),
    Mistake(
        "label_without_noise", "The inputs have noise, and the label has none.",
        "Print a label: it is no whole number either.",
        {"noisy[:-1], noisy[-1]": "noisy[:-1], float(values[-1])"}, loses=(NOISE, CENTERED)),
    Mistake(
        "same_noise_for_all", "One example's inputs and label all get the same noise.",
        "Print an example with equal bits: its inputs still differ a little.",
        {NOISY: "noise = 0.1 * random.random()\n    noisy = [value + noise for value in values]"}, loses=(NOISE,)),
    Mistake(
        "noise_before_centering", "The noise is added before bits and label are mapped, and is doubled by the mapping.",
        "Draw many centered examples: how far do they reach above 1?",
        {f"    if centered:\n        {MAPPED}\n    {NOISY}\n":
         f"    {NOISY}\n    if centered:\n        {MAPPED.replace('values', 'noisy')}\n"},
        loses=(CENTERED, BATCH_OPTIONS)),
    Mistake(
        "batch_of_float64", "The arrays of a batch are float64.",
        "Print the dtype of both arrays.  PyTorch's layers hold float32, and accept nothing else.",
        {"np.array(inputs, dtype=np.float32)": "np.array(inputs)", "np.array(labels, dtype=np.float32)":
         "np.array(labels)"}, loses=(BATCH, BATCH_OPTIONS, *SWEEPS)),
    Mistake(
        "labels_in_a_column", "The labels of a batch are a column (batch, 1), where (batch,) is asked for.",
        "Print the shapes.  Subtract a (3,) from a (3, 1) array, and look at what comes out.",
        {"labels = [label for _": "labels = [[label] for _"}, loses=(BATCH, BATCH_OPTIONS, *SWEEPS)),
    Mistake(
        "one_example_repeated", "A batch holds one and the same example again and again.",
        "Print a whole batch.  Where is `make_data` called, and how often?",
        {EXAMPLES: "[make_data(n, centered)] * batch_size"}, loses=(BATCH,), may_lose=SWEEPS),
    Mistake(
        "batch_without_options", "`n` and `centered` of `make_batch` do not reach `make_data`.",
        "Make a batch with n=3, and look at its shape.",
        {"make_data(n, centered) for": "make_data() for"}, loses=(BATCH_OPTIONS,), may_lose=SWEEPS),
    Mistake(
        "batch_always_ten", "A batch always has ten examples.",
        "Make a batch of one, and look at its shape.",
        {EXAMPLES: EXAMPLES.replace("batch_size", "10")}, loses=(BATCH_OPTIONS,)),

    # Task 2, the model
    Mistake(
        "activation_always_sigmoid", "`activation` changes nothing: the hidden units always use the sigmoid.",
        "Give two nets the same weights and another activation: their outputs must differ.",
        {ACTIVATION: "torch.sigmoid"}, loses=(OPTIONS, ONE_EXAMPLE, TWO, MORE), may_lose=SWEEPS),
    Mistake(
        "no_activation", "There is no activation between the two linear layers, so that they are no more than one.",
        "Can a linear function be 0, 1, 1, 0 in the four corners of a square?",
        {OUTPUT: "self.outer(self.inner(x)).squeeze(1)"}, loses=(SIGMOID, OPTIONS, ONE_EXAMPLE, *LEARNING)),
    Mistake(
        "activation_at_the_output", "The output goes through the activation, too.",
        "Look at the largest output that your net can give: the handout's has no bound.",
        {OUTPUT: f"self.activation({OUTPUT})"}, loses=(SIGMOID, OPTIONS, ONE_EXAMPLE), may_lose=LEARNING),
    Mistake(
        "relu_at_the_output", "The output goes through a ReLU, and is never negative.",
        "Centered labels are -1 and +1: can your net say -1?",
        {OUTPUT: f"torch.relu({OUTPUT})"}, loses=(SIGMOID, OPTIONS, TWO, *SWEEPS, MORE), may_lose=(ONE_EXAMPLE,)),
    Mistake(
        "output_not_squeezed", "The output is a column (batch, 1), where (batch,) is asked for.",
        "Print the shape of the output.  Subtract a (3,) from a (3, 1) array, and look at what comes out.",
        {OUTPUT: OUTPUT.removesuffix(".squeeze(1)")}, loses=(SIGMOID, OPTIONS, ONE_EXAMPLE, *LEARNING)),
    Mistake(
        "always_two_hidden_units", "There are always two hidden units, whatever `hidden` says.",
        "Print a net with five hidden units: its layers must say so.",
        {"nn.Linear(n, hidden)": "nn.Linear(n, 2)", "nn.Linear(hidden, 1)": "nn.Linear(2, 1)"},
        loses=(OPTIONS, ONE_EXAMPLE, UNIFORM, DEFAULT, MORE), may_lose=SWEEPS),
    Mistake(
        "always_two_inputs", "The first layer always takes two inputs, whatever `n` says.",
        "Make a net with n=3, and send it a batch of three inputs.",
        {"nn.Linear(n, hidden)": "nn.Linear(2, hidden)"}, loses=(OPTIONS, DEFAULT, MORE)),
    Mistake(
        "uniform_weights_only", "With `uniform_init` the weights are drawn from U(-1, 1), and the biases are not.",
        "Print the biases of a few nets with many hidden units: how far from zero do they get?",
        {DRAWN: "nn.init.uniform_(self.inner.weight, -1, 1)\n            nn.init.uniform_(self.outer.weight, -1, 1)"},
        loses=(UNIFORM,)),
    Mistake(
        "uniform_from_zero", "With `uniform_init` weights and biases are drawn from U(0, 1): none is negative.",
        "Print the smallest weight of a net.  What does your way of drawing give by default?",
        {"(parameter, -1, 1)": "(parameter)"}, loses=(UNIFORM,)),
    Mistake(
        "uniform_ignored", "`uniform_init` changes nothing.",
        "Print the largest weight of nets with and without it.",
        {f"        if uniform_init:\n            {DRAWN}\n": ""}, loses=(UNIFORM,)),
    Mistake(
        "uniform_always", "Weights and biases are drawn from U(-1, 1) even without `uniform_init`.",
        "Print the largest weight of nets with and without it.",
        {"        if uniform_init:\n": "        if True:\n"}, loses=(DEFAULT,), may_lose=LEARNING),

    # Task 3, training
    Mistake(
        "never_trained", "No parameter of the given model ever moves.",
        "Print one weight before and after a step.  Is there a backward(), and a step() after it?",
        {UPDATE: ""}, loses=(*STEPS, *LEARNING)),
    Mistake(
        "cross_entropy_for_squares", "The loss is a cross entropy, where the mean squared error is asked for.",
        "Work the loss of a single example out by hand.",
        {"mse_loss(model": "binary_cross_entropy_with_logits(model"}, loses=(*STEPS, *LEARNING)),
    Mistake(
        "absolute_error", "The loss is the mean absolute error, where the squared one is asked for.",
        "Work the loss of a single example out by hand.",
        {"mse_loss(model": "l1_loss(model"}, loses=STEPS, may_lose=LEARNING),
    Mistake(
        "loss_summed", "The loss is summed over the batch, where the mean is asked for: every step is too long.",
        "Give every example twice, in batches twice as large: no step may become longer.",
        {LOSS: f'{LOSS[:-1]}, reduction="sum")'}, loses=(ONE_STEP, HISTORY), may_lose=LEARNING),
    Mistake(
        "every_label_for_every_output",
        "Labels in a column meet outputs in a row, so that each output is compared with every label of the batch.",
        "Print the shapes of both, and of their difference.",
        {f"model(torch.from_numpy(inputs)), {BATCH_LABELS}":
         f"model(torch.from_numpy(inputs)), {BATCH_LABELS[:-1]}[:, None])"}, loses=(*STEPS, *LEARNING)),
    Mistake(
        "rate_ignored", "The learning rate is always 0.01: `lr` does not reach the optimizer.",
        "Train for one step with two rates from the same first weights: the steps must differ as the rates do.",
        {SGD: "torch.optim.SGD(model.parameters(), lr=0.01)"}, loses=(ONE_STEP, HISTORY, *SWEEPS),
        may_lose=LEARNING),
    Mistake(
        "adam_for_sgd", "Adam is used, where plain SGD is asked for.",
        "From the same first weights, compare one step with one that is worked out by hand.",
        {SGD: SGD.replace("SGD", "Adam")}, loses=STEPS, may_lose=LEARNING),
    Mistake(
        "momentum_added", "SGD has a momentum, where plain SGD is asked for.",
        "Work two steps on the same batch out by hand.",
        {SGD: SGD.replace("lr=lr", "lr=lr, momentum=0.9")}, loses=STEPS[1:], may_lose=LEARNING),
    Mistake(
        "climbs", "The loss grows: the parameters move up the gradient.",
        "Print the loss of the first steps.",
        {LOSS: f"-{LOSS}"}, loses=(*STEPS, *LEARNING)),
    Mistake(
        "gradients_never_cleared",
        "The gradients are never cleared: each backward() adds to those of all steps before.",
        "Print the gradient of one bias in the first steps, on the same batch and with a learning rate of zero.",
        {CLEAR: ""}, loses=(CLEARED,), may_lose=LEARNING),
    # Before its twin below, which explains more checks where it is the mistake.
    Mistake(
        "history_of_last_epoch", "The history is started anew in each epoch, so that only the last one's is returned.",
        "Count the figures after one epoch and after three.",
        {EACH_EPOCH: f"{EACH_EPOCH}        history = []\n"}, loses=(HISTORY,), may_lose=SWEEPS),
    Mistake(
        "returns_after_one_epoch", "`train` ends after its first epoch.",
        "Look at how far the return is indented, and count the figures in the history.",
        {"    return history\n": "        return history\n"}, loses=(EPOCHS, HISTORY, *LEARNING)),
    Mistake(
        "one_epoch_too_few", "`train` trains for one epoch less than `epochs`.",
        "Train with epochs=1: the parameters must have moved.",
        {"range(epochs)": "range(1, epochs)"}, loses=(*STEPS,), may_lose=LEARNING),
    Mistake(
        "first_batch_only", "`train` uses the first batch of the list again and again.",
        "Print the first input of each step's batch.",
        {EACH_BATCH: EACH_BATCH.replace("train_data", "train_data[:1]")}, loses=(CLEARED, EVERY_BATCH, HISTORY),
        may_lose=LEARNING),
    Mistake(
        "last_batch_only", "There is one update in an epoch, for its last batch alone.",
        "Count the calls of step() in one epoch, and look at how far the lines are indented.",
        {EACH_BATCH: EACH_BATCH.replace("train_data", "train_data[-1:]")}, loses=(CLEARED, EVERY_BATCH, HISTORY),
        may_lose=LEARNING),
    Mistake(
        "batches_backwards", "The batches take their turns from the end of the list.",
        "Print the first input of each step's batch.",
        {EACH_BATCH: EACH_BATCH.replace("train_data", "reversed(train_data)")}, loses=(CLEARED, EVERY_BATCH, HISTORY)),
    Mistake(
        "history_is_a_number", "`train` returns the last loss alone.",
        "Print what `train` returns after three epochs: the handout asks for a list.",
        {"    return history\n": "    return history[-1]\n"}, loses=(HISTORY, *SWEEPS)),
    Mistake(
        "history_of_sums", "The figures of the history are sums over the examples, where means are asked for.",
        "Print the first figure for a batch, and for the same batch with every example twice.",
        {"append(loss.item())": "append(loss.item() * len(labels))"}, loses=(HISTORY,)),
    Mistake(
        "labels_not_rounded", "The predictions are rounded, and the labels are not: they never agree.",
        "Print a few rounded predictions beside what you compare them with.",
        {"== labels.round()": "== labels"}, loses=(*MEASURED, *SWEEPS)),
    Mistake(
        "accuracy_in_percent", "`test` returns the accuracy as a percentage.",
        "The handout's accuracy of a net that gets everything right is 1.",
        {ACCURACY: f"100 * {ACCURACY}"}, loses=MEASURED, may_lose=SWEEPS),
    Mistake(
        "predictions_cut_at_a_half", "Predictions and labels are cut at 0.5, where they should be rounded.",
        "What is a prediction of 0.3 worth when the labels are -1 and +1?",
        {RIGHT: "right = (predicted > 0.5) == (labels > 0.5)"}, loses=MEASURED[1:], may_lose=(*MEASURED, *SWEEPS)),
    Mistake(
        "first_batch_measured", "`test` measures the first batch alone.",
        "Look at how far the return is indented, and count the examples.",
        {"np.concatenate([inputs for inputs, _ in test_data])": "test_data[0][0]",
         "np.concatenate([labels for _, labels in test_data])": "test_data[0][1]"}, loses=MEASURED),
    Mistake(
        "loss_adds_up", "`test` adds up the losses of the batches, where their mean is asked for.",
        "Measure a list with the same batch twice: the loss must not change.",
        {TEST_LOSS: f"{TEST_LOSS} * len(test_data)"}, loses=MEASURED),
    Mistake(
        "test_trains", "`test` trains the model that it should only measure.",
        "Print one weight before and after the call.",
        {"    with torch.no_grad():\n": "    train(model, test_data, 0.05, 1)\n    with torch.no_grad():\n"},
        loses=(*MEASURED, LEAVES_MODEL), may_lose=SWEEPS),
    Mistake(
        "accuracy_before_loss", "`test` returns the accuracy first, and then the loss.",
        "Compare the order with the handout's.",
        {f"{TEST_LOSS}, {ACCURACY}": f"{ACCURACY}, {TEST_LOSS}"}, loses=(*MEASURED, *SWEEPS)),

    # Task 4, the experiments
    Mistake(
        "one_net_for_all_rates", "One net goes through all the rates: what one of them spoils stays spoilt.",
        "Give the same rates in another order: the answers must not change.",
        {f"    for rate in rates:\n        {NEW_NET}": f"    {NEW_NET}    for rate in rates:\n"}, loses=SWEEPS),
    Mistake(
        "rate_not_tried", "The rates of the sweep never reach `train`.",
        "Print the histories of two very different rates.",
        {TRAINED: TRAINED.replace("rate", "0.1")}, loses=SWEEPS),
    Mistake(
        "places_for_rates", "The keys of the answer are 0, 1, 2, where they should be the rates.",
        "Print what the sweep of three rates returns.",
        {'found[rate] = "diverges"': 'found[len(found)] = "diverges"',
         'found[rate] = "learns"': 'found[len(found)] = "learns"'}, loses=SWEEPS),
    Mistake(
        "words_from_a_table", "The words are read off the rate itself: no net is trained.",
        "Make a new net and new batches for each rate, train, and let the history decide.",
        {"    found = {}\n": '    return {rate: "diverges" if rate > 10 else "learns" if rate > 0.01 else "slow" '
                             'for rate in rates}\n    found = {}\n'}, loses=SWEEPS[1:]),
    Mistake(
        "any_growth_for_divergence",
        "A loss that is larger than the first one at all is taken for divergence: noise is enough for that.",
        "Sweep ten rates around 1e-6, at which nothing happens.  What do the words rest on?",
        {"10 * history[0]": "history[0]"}, loses=SWEEPS[1:], may_lose=SWEEPS),  # by luck, at each single rate
)

# Changes of the reference that no check fails, each with why it is as right.
CLEAR_RATES = "the rates that are tried have the same word for nets, data and histories a little larger or smaller"
NEVER_FINITE = "at rates so large that the word is beyond doubt, the last loss is no finite number"
EQUIVALENT = {
    "predicted, labels -> labels, predicted": "the squared error is the same both ways",
    "accuracy >= 0.95 -> accuracy > 0.95": "nets that learn get all of them right, and slow ones far fewer",
    **{change: CLEAR_RATES for change in (
        "hidden=8 -> hidden=16", "range(10) -> range(10 - 1)", "range(10) -> range(20)", "40 -> 80",
        "make_batch(100, centered=True) -> make_batch(200, centered=True)", "history[0] -> history[1]",
        "history[-1] -> history[-2]")},
    **{change: NEVER_FINITE for change in (
        "history[-1] -> history[0]", "history[-1] > 10 * history[0] -> history[-1] >= 10 * history[0]",
        "10 * history[0] -> 10 / history[0]", "10 * history[0] -> 10", "10 * history[0] -> 20 * history[0]")},
}
