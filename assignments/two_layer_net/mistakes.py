"""Known wrong ways to write a two-layer network: edits of the reference, and what a student reads about each.

`loses` is what a mistake cannot keep.  Checks judge what follows from a wrong part by that part, so most mistakes
lose little more than the check that is about them.  EQUIVALENT holds what is no mistake.
"""

from grader.mistakes import Mistake

GRADIENTS = ("gradient_published", "gradient_w1", "gradient_b1", "gradient_w2", "gradient_b2")
# What every check loses that a wrong softmax reaches.
SOFTMAX = ("loss_published", "loss_other_cases", "loss_large_scores", *GRADIENTS, "toy_training", "learns_digits")
LOSS = ("loss_published", "loss_other_cases")
# The lines of the reference that several entries change.
SHIFT, EXPS = "scores.max(axis=1, keepdims=True)", "np.exp(shifted).sum(axis=1, keepdims=True)"
DB1, DB2 = '"b1": dhidden.sum(axis=0)', '"b2": dscores.sum(axis=0)'
DRAWN = "np.random.choice(len(X), batch_size)"
# These still learn something: whether that is enough hangs on the images, and so on the course's secret and its data.
ON_IMAGES = ("learns_digits",)
OVERFLOW = ("Multiply W2 by 10,000 and look at the loss. The handout says what may be subtracted from the scores of an "
            "example without changing its softmax.")

MISTAKES = (
    # --- the start ---------------------------------------------------------------------------------------------------
    Mistake(
        "std_ignored", "The starting weights do not depend on `std`.",
        "Make two nets with very different `std` and look at how large their weights are; a number is written where "
        "the parameter belongs.",
        {"std * np.random.randn(input_size, hidden_size)": "1e-4 * np.random.randn(input_size, hidden_size)",
         "std * np.random.randn(hidden_size, output_size)": "1e-4 * np.random.randn(hidden_size, output_size)"},
        loses=("starts_right",)),
    Mistake(
        "uniform_start", "The starting weights are drawn uniformly between 0 and `std`, so that none is negative.",
        "Look at the smallest weight of a fresh net. The handout names the function to draw with: one letter longer.",
        {"std * np.random.randn(input_size, hidden_size)": "std * np.random.rand(input_size, hidden_size)",
         "std * np.random.randn(hidden_size, output_size)": "std * np.random.rand(hidden_size, output_size)"},
        loses=("starts_right",)),
    Mistake(
        "w2_drawn_first", "W2 is drawn before W1, so that a seed gives other weights than the handout's.",
        "The order of the draws is part of the task: with the same seed, everyone shall start from the same net.",
        {"self.params = {}": 'self.params = {"W2": std * np.random.randn(hidden_size, output_size)}',
         '        self.params["W2"] = std * np.random.randn(hidden_size, output_size)\n': ""}, loses=("starts_right",)),
    Mistake(
        "biases_drawn", "The biases start at random numbers instead of zero.",
        "Print b1 and b2 of a fresh net. Random weights already make the hidden units differ from each other.",
        {"np.zeros(hidden_size)": "std * np.random.randn(hidden_size)",
         "np.zeros(output_size)": "std * np.random.randn(output_size)"}, loses=("starts_right",)),

    # --- task 1: scores ----------------------------------------------------------------------------------------------
    Mistake(
        "relu_missing", "There is no ReLU between the two layers, so the net is a linear one.",
        "Print the hidden values of a few examples: none of them may be negative. The ReLU counts on the way back too.",
        {"hidden = np.maximum(0, X @ W1 + b1) ": "hidden = X @ W1 + b1", " * (hidden > 0)": ""},
        loses=("scores_published", "scores_other_cases", "loss_published", "toy_training"), may_lose=ON_IMAGES),
    Mistake(
        "relu_after_both_layers", "The ReLU is applied to the scores too, not to the hidden values alone.",
        "Scores may be negative. Print those of the toy problem: no zero belongs there.",
        {"scores = hidden @ W2 + b2 ": "scores = np.maximum(0, hidden @ W2 + b2)"},
        # The way back knows nothing of the second ReLU: central differences of the student's own scores tell.
        loses=("scores_published", "scores_other_cases", "loss_published", "gradient_published")),
    Mistake(
        "sigmoid_for_relu", "The hidden units are sigmoids, not ReLUs.",
        "Print the hidden values of the toy problem: do any of them exceed 1? Read again which function the handout "
        "puts between the layers.",
        {"np.maximum(0, X @ W1 + b1)": "1 / (1 + np.exp(-(X @ W1 + b1)))",
         "* (hidden > 0)": "* hidden * (1 - hidden)"},
        loses=("scores_published", "scores_other_cases", "loss_published", "toy_training"),
        # Where the net prefers one class for all rows of a drawn case, its own labels cannot be told from a constant.
        may_lose=(*ON_IMAGES, "predict_labels")),
    Mistake(
        "b1_left_out", "b1 is not added in the first layer.",
        "Give the net a b1 that is not zero: do the scores change? In a fresh net it is zero and hides this.",
        {"np.maximum(0, X @ W1 + b1)": "np.maximum(0, X @ W1)"}, loses=("scores_other_cases",)),
    Mistake(
        "b2_left_out", "b2 is not added to the scores.",
        "Give the net a b2 that is not zero: do the scores change? In a fresh net it is zero and hides this.",
        {"hidden @ W2 + b2": "hidden @ W2"}, loses=("scores_other_cases",)),
    Mistake(
        "scores_are_probabilities", "Without labels, `loss` returns the probabilities of the softmax, not the scores.",
        "Add up the rows of what `loss(X)` returns: scores have no reason to add up to one.",
        {"            return scores": "            exps = np.exp(scores - scores.max(axis=1, keepdims=True))\n"
                                     "            return exps / exps.sum(axis=1, keepdims=True)"},
        loses=("scores_published", "scores_other_cases")),

    # --- task 2: loss ------------------------------------------------------------------------------------------------
    Mistake(
        "loss_summed", "The loss is the sum over the batch, not the mean.",
        "Give the net every example twice: a mean stays as it is.",
        {"-log_probs[right].mean()": "-log_probs[right].sum()"}, loses=LOSS),
    Mistake(
        "loss_averaged_over_classes", "The loss is averaged over the examples and over the classes too.",
        "With tiny weights and reg = 0 the loss is about log(C). A mean over a whole (N, C) array of which all but one "
        "entry in each row are zero divides by too much.",
        {"-log_probs[right].mean()": "-log_probs[right].mean() / scores.shape[1]"}, loses=LOSS),
    Mistake(
        "loss_negative", "The loss has the wrong sign: it is the mean logarithm of the probabilities itself.",
        "The logarithm of a probability is never positive, and a loss is never negative.",
        {"loss = -log_probs[right].mean()": "loss = log_probs[right].mean()"}, loses=LOSS),
    Mistake(
        "all_rows_with_all_labels",
        "The index takes the columns of all labels from every row: (N, N) numbers in place of one for each example.",
        "Print the shape of what you pick from the probabilities. To pick one entry from each row you need the row "
        "numbers beside the labels.",
        {"log_probs[right].mean()": "log_probs[:, y].mean()", "dscores[right] -= 1": "dscores[:, y] -= 1"},
        loses=SOFTMAX),
    Mistake(
        "softmax_over_the_batch",
        "The softmax divides by sums over the examples of a class, not over the classes of an example.",
        "The probabilities of one example add up to one: print their sums along both axes. Also try a batch of one.",
        {EXPS: "np.exp(shifted).sum(axis=0, keepdims=True)"}, loses=SOFTMAX),
    Mistake(
        "softmax_over_everything", "The softmax divides by the sum over the whole batch, one number for all examples.",
        "The probabilities of each example add up to one by themselves: print the sum of each row.",
        {EXPS: "np.exp(shifted).sum()"}, loses=SOFTMAX),
    Mistake(
        "classes_counted_from_labels",
        "The number of classes is taken from the labels of the batch, which fails when the last class is absent.",
        "Compute the loss of a batch without the last class. The scores know how many classes there are.",
        {"loss = -log_probs[right].mean()": "loss = -(log_probs * np.eye(y.max() + 1)[y]).sum(axis=1).mean()",
         "dscores[right] -= 1": "dscores -= np.eye(y.max() + 1)[y]"}, loses=("loss_other_cases",), may_lose=ON_IMAGES),
    Mistake(
        "scores_not_shifted",
        "The exponentials are taken of the scores as they are, and overflow where scores are large.",
        OVERFLOW, {"log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))":
            "log_probs = np.log(np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True))"},
        loses=("loss_large_scores",)),
    Mistake(
        "log_sum_not_shifted",
        "The logarithm of the sum is taken of exponentials that overflow where scores are large.",
        OVERFLOW, {f"shifted = scores - {SHIFT}": "shifted = scores"}, loses=("loss_large_scores",)),
    Mistake(
        "shifted_by_the_smallest",
        "The smallest score of each example is taken off before the exponentials, so that large ones still overflow.",
        OVERFLOW, {SHIFT: "scores.min(axis=1, keepdims=True)"}, loses=("loss_large_scores",)),
    Mistake(
        "small_number_in_the_logarithm",
        "A small number is added inside the logarithm, which changes every loss a little.",
        "The published loss is asked for to twelve decimals. Once the scores of each example are shifted, the "
        "logarithm needs no such help.",
        {"-log_probs[right].mean()": "-np.log(np.exp(log_probs[right]) + 1e-8).mean()"}, loses=("loss_published",)),
    Mistake(
        "older_convention",
        "The regularisation follows an older convention of this homework, 0.5 * reg; this course has no factor 0.5.",
        "Older editions write the half so that it cancels against the 2 of the derivative, and it is right there. Read "
        "the formula in task 2 of this handout, and keep the gradients in step when you change the loss.",
        {"+ reg * (np.sum(W1**2) + np.sum(W2**2))": "+ 0.5 * reg * (np.sum(W1**2) + np.sum(W2**2))",
         "+ 2 * reg * W1": "+ reg * W1", "+ 2 * reg * W2": "+ reg * W2"}, loses=("loss_published", "loss_regularised")),
    Mistake(
        "regularisation_averaged",
        "The regularisation is divided by the number of examples, as if it were part of the mean.",
        "The handout averages the softmax losses alone: with reg > 0, see what happens to your loss when every example "
        "is there twice. The gradients need the same care.",
        {"+ reg * (np.sum(W1**2) + np.sum(W2**2))": "+ reg * (np.sum(W1**2) + np.sum(W2**2)) / N",
         "+ 2 * reg * W1": "+ 2 * reg * W1 / N", "+ 2 * reg * W2": "+ 2 * reg * W2 / N"},
        loses=("loss_published", "loss_regularised")),
    Mistake(
        "only_w2_regularised", "Of the two weight matrices only W2 is regularised.",
        "Set W2 to zero and compare the losses for reg = 0 and reg = 1: what is left of the difference belongs to W1.",
        {"(np.sum(W1**2) + np.sum(W2**2))": "np.sum(W2**2)", " + 2 * reg * W1": ""},
        loses=("loss_published", "loss_regularised", "gradient_published", "gradient_w1")),
    Mistake(
        "biases_regularised", "The biases are regularised as well as the weights.",
        "Fresh biases are zero, which hides this: set them to something else, and compare the losses for reg = 0 and "
        "reg = 1 with the handout's formula.",
        {"+ np.sum(W2**2))": "+ np.sum(W2**2) + np.sum(b1**2) + np.sum(b2**2))",
         DB1: f"{DB1} + 2 * reg * b1", DB2: f"{DB2} + 2 * reg * b2"}, loses=("loss_regularised",)),
    Mistake(
        "norms_not_squared", "The regularisation adds the norms of W1 and W2, not the squares of their entries.",
        "Double all weights: the regularisation must become four times as large.",
        {"(np.sum(W1**2) + np.sum(W2**2))": "(np.linalg.norm(W1) + np.linalg.norm(W2))"},
        loses=("loss_published", "loss_regularised")),

    # --- task 3: gradients -------------------------------------------------------------------------------------------
    Mistake(
        "gradients_summed", "The loss is averaged over the batch, its gradients are not.",
        "Compare with central differences: all gradients are too large by the same factor. Which one is it?",
        {"        dscores /= N\n": ""}, loses=(*GRADIENTS, "toy_training", "learns_digits")),
    Mistake(
        "gradients_divided_by_classes",
        "The gradients are divided by the number of classes, not by the number of examples.",
        "Check which axis of the scores you took the size of, and compare with central differences on a batch whose "
        "size is not the number of classes.",
        {"dscores /= N": "dscores /= scores.shape[1]"}, loses=(*GRADIENTS, "toy_training"), may_lose=ON_IMAGES),
    Mistake(
        "b1_averaged_twice", "The gradient of b1 is averaged over the batch twice.",
        "Divide by the number of examples once: the gradient of the scores is already divided by it.",
        {DB1: '"b1": dhidden.mean(axis=0)'}, loses=("gradient_published", "gradient_b1")),
    Mistake(
        "b2_averaged_twice", "The gradient of b2 is averaged over the batch twice.",
        "Divide by the number of examples once: the gradient of the scores is already divided by it.",
        {DB2: '"b2": dscores.mean(axis=0)'}, loses=("gradient_published", "gradient_b2")),
    Mistake(
        "biases_averaged_twice", "The gradients of both biases are averaged over the batch twice.",
        "Divide by the number of examples once: the gradient of the scores is already divided by it.",
        {DB1: '"b1": dhidden.mean(axis=0)', DB2: '"b2": dscores.mean(axis=0)'},
        loses=("gradient_published", "gradient_b1", "gradient_b2")),
    Mistake(
        "b1_of_all_units_together", "The gradient of b1 is summed over everything: one number for all hidden units.",
        "Print its shape, which must be that of b1. NumPy subtracts a single number from a vector without a word.",
        {DB1: '"b1": dhidden.sum()'}, loses=("gradient_published", "gradient_b1", "one_update")),
    Mistake(
        "biases_along_the_wrong_axis",
        "The gradients of the biases are summed along the wrong axis: one number for each example.",
        "Print their shapes, which must be those of b1 and b2: the axis that goes away is the one of the examples.",
        {DB1: '"b1": dhidden.sum(axis=1)', DB2: '"b2": dscores.sum(axis=1)'},
        loses=("gradient_published", "gradient_b1", "gradient_b2", "toy_training", "one_update",
               "learning_rate_decay", "histories", "learns_digits")),
    Mistake(
        "right_class_not_subtracted",
        "The gradient of the scores is that of the log-sum alone: nothing is taken off at the right class.",
        "Write down the derivative of the loss by the score of the right class and by another one: where do they "
        "differ? Each row must add up to zero.",
        {"        dscores[right] -= 1\n": ""}, loses=(*GRADIENTS, "toy_training", "learns_digits")),
    Mistake(
        "gradients_negative", "All gradients of the softmax loss have the wrong sign.",
        "Compare one entry with a central difference. For the right class, a higher score means a smaller loss.",
        {"        dscores /= N\n": "        dscores /= -N\n"}, loses=(*GRADIENTS, "toy_training", "learns_digits")),
    Mistake(
        "relu_mask_missing", "On the way back the gradient passes the ReLU where the unit was off.",
        "Where a hidden value is 0, a small change of what goes into the ReLU changes nothing. What is the gradient?",
        {" * (hidden > 0)": ""}, loses=("gradient_published", "gradient_w1", "gradient_b1")),
    Mistake(
        "relu_mask_of_the_gradient",
        "On the way back the gradient is cut where it is negative itself, as if the ReLU were applied again.",
        "What decides is whether the unit was on in the forward pass; the sign of the gradient has no say.",
        {"dhidden = dscores @ W2.T * (hidden > 0)": "dhidden = np.maximum(0, dscores @ W2.T)"},
        loses=("gradient_published", "gradient_w1", "gradient_b1", "toy_training"), may_lose=ON_IMAGES),
    Mistake(
        "relu_mask_inverted",
        "On the way back the gradient passes the ReLU where the unit was off, and is cut where it was on.",
        "Take one hidden unit that is on: does a small change of what goes into it change the loss?",
        {"* (hidden > 0)": "* (hidden == 0)"},
        loses=("gradient_published", "gradient_w1", "gradient_b1", "toy_training"), may_lose=ON_IMAGES),
    Mistake(
        "relu_value_for_slope",
        "On the way back the gradient is multiplied by the hidden value, not by the slope of the ReLU.",
        "The slope of the ReLU takes two values only. Which ones?",
        {"* (hidden > 0)": "* hidden"}, loses=("gradient_published", "gradient_w1", "gradient_b1")),
    Mistake(
        "b1_before_the_mask", "The gradient of b1 is summed before the ReLU is accounted for, that of W1 after it.",
        "b1 is added at the same place as X W1: both start from the same gradient.",
        {DB1: '"b1": (dscores @ W2.T).sum(axis=0)'}, loses=("gradient_published", "gradient_b1")),
    Mistake(
        "w2_from_before_the_relu", "The gradient of W2 is taken with the hidden values from before the ReLU.",
        "What did W2 multiply in the forward pass? The same values belong into its gradient.",
        {"hidden.T @ dscores": "(X @ W1 + b1).T @ dscores"}, loses=("gradient_published", "gradient_w2")),
    Mistake(
        "regularisation_gradient_halved",
        "The gradient of the regularisation is half of what it should be: the derivative of a square has a 2.",
        "Compare with central differences at reg = 0 and at reg = 1: only the second disagrees.",
        {"+ 2 * reg * W1": "+ reg * W1", "+ 2 * reg * W2": "+ reg * W2"},
        loses=("gradient_published", "gradient_w1", "gradient_w2")),
    Mistake(
        "regularisation_gradient_missing", "The regularisation is in the loss and not in the gradients.",
        "Compare with central differences at reg = 0 and at reg = 1: only the second disagrees.",
        {" + 2 * reg * W1": "", " + 2 * reg * W2": ""}, loses=("gradient_published", "gradient_w1", "gradient_w2")),
    Mistake(
        "regularisation_missing", "The loss and the gradients have no regularisation.",
        "Compute the loss of one batch with reg = 0 and with reg = 1: their difference is in the handout.",
        {" + reg * (np.sum(W1**2) + np.sum(W2**2))": "", " + 2 * reg * W1": "", " + 2 * reg * W2": ""},
        loses=("loss_published", "loss_regularised", "gradient_published", "gradient_w1", "gradient_w2")),
    Mistake(
        "biases_regularised_in_gradients",
        "The gradients of the biases hold a regularisation that the loss does not have.",
        "Fresh biases are zero, which hides this: set them to something else and compare with central differences.",
        {DB1: f"{DB1} + 2 * reg * b1", DB2: f"{DB2} + 2 * reg * b2"}, loses=("gradient_b1", "gradient_b2")),

    # --- task 4: training --------------------------------------------------------------------------------------------
    Mistake(
        "drawn_without_replacement", "Batches are drawn without replacement, which cannot give 200 examples out of 5.",
        "Look up how the function that draws treats an example that was drawn before; the handout's toy training needs "
        "examples more than once in a batch.",
        {DRAWN: "np.random.choice(len(X), batch_size, replace=False)"}, loses=("toy_training",)),
    Mistake(
        "always_first_examples", "Every batch holds the first `batch_size` examples; the others are never seen.",
        "Print the row numbers of a few batches, for a `batch_size` well below the number of examples.",
        {DRAWN: "np.arange(min(batch_size, len(X)))"}, loses=("learns_digits",)),
    Mistake(
        "one_batch_for_ever", "A batch is drawn once and used in every iteration; the other examples are never seen.",
        "Print the row numbers of two successive batches. What is drawn before the loop stays the same inside it.",
        {"history = {": f"once = {DRAWN}\n        history = {{", f"drawn = {DRAWN}": "drawn = once"},
        loses=("learns_digits",)),
    Mistake(
        "labels_of_other_rows", "Examples and labels of a batch are drawn separately and do not belong together.",
        "Draw row numbers once and use them twice. With the toy problem, print a batch's labels beside its examples.",
        {"y_batch = X[drawn], y[drawn]": "y_batch = X[drawn], y[np.random.choice(len(X), batch_size)]"},
        loses=("toy_training", "learns_digits")),
    Mistake(
        "reg_not_passed", "`train` does not pass `reg` on to `loss`, so training is never regularised.",
        "Train with a huge `reg`: the weights must shrink towards zero.",
        {"self.loss(X_batch, y=y_batch, reg=reg)": "self.loss(X_batch, y=y_batch)"}, loses=("one_update",)),
    Mistake(
        "learning_rate_ignored", "The steps have a fixed size: the `learning_rate` that is given is not used.",
        "Train one iteration with two rates from the same start, and compare how far the weights move.",
        {"- learning_rate * gradient": "- 1e-3 * gradient"},
        loses=("toy_training", "one_update", "learning_rate_decay", "learns_digits")),
    Mistake(
        "steps_uphill", "The parameters move along the gradient, not against it, so that the loss grows.",
        "Print the loss of a few iterations with a small rate. Which way does a gradient point?",
        {"- learning_rate * gradient": "+ learning_rate * gradient"},
        loses=("toy_training", "one_update", "learns_digits")),
    Mistake(
        "step_divided_by_batch", "The step is divided by the batch size, though the gradients are of a mean already.",
        "Train one iteration on equal examples with two batch sizes: the weights must move equally far.",
        {"- learning_rate * gradient": "- learning_rate * gradient / batch_size"},
        loses=("toy_training", "one_update", "learns_digits")),
    Mistake(
        "regularised_twice",
        "The weights are regularised twice: the gradients hold it, and the update shrinks the weights once more.",
        "Regularise in one place. Train one iteration with a large `reg` and compare the step with the gradients that "
        "`loss` returns.",
        {"- learning_rate * gradient\n":
            '- learning_rate * (gradient + 2 * reg * self.params[name] * ("W" in name))\n'}, loses=("one_update",)),
    Mistake(
        "biases_not_updated", "Only W1 and W2 are updated; the biases stay as they were.",
        "Print b1 and b2 before and after training.",
        {"for name, gradient in grads.items():": 'for name, gradient in [("W1", grads["W1"]), ("W2", grads["W2"])]:'},
        loses=("one_update",)),
    Mistake(
        "bias_gradients_left_out", "The gradients have no b1 and b2, so that the biases never learn.",
        "Print the keys of the gradients and of `params`: they are the same four.",
        {'            "b1": dhidden.sum(axis=0),\n': "", '            "b2": dscores.sum(axis=0),\n': ""},
        loses=("gradient_published", "gradient_b1", "gradient_b2", "one_update")),
    Mistake(
        "parameters_never_move", "The update changes variables of its own; `params` stays as it was.",
        "Print W1 of the net before and after training. An assignment to a name does not change what `params` holds.",
        {"self.params[name] = self.params[name] - ": "parameter = self.params[name]\n"
                                                     "                parameter = parameter - "},
        loses=("toy_training", "one_update", "learning_rate_decay", "learns_digits")),
    Mistake(
        "one_iteration_too_few", "`train` makes one iteration less than `num_iters`.",
        "Train with num_iters=1: do the weights move, and how long is the loss history?",
        {"for iteration in range(num_iters)": "for iteration in range(1, num_iters)"},
        loses=("one_update", "learning_rate_decay", "histories")),
    Mistake(
        "stops_after_one_iteration", "`train` returns inside its loop, after the first iteration.",
        "Look at how far the return is indented, and at the length of the loss history.",
        {"        return history\n": "            return history\n"},
        loses=("toy_training", "one_update", "learning_rate_decay", "histories", "learns_digits")),
    Mistake(
        "never_decays", "The learning rate never decays.",
        "Print the rate once an epoch, with a decay of 0.5.",
        {"learning_rate *= learning_rate_decay": "pass"}, loses=("learning_rate_decay",)),
    Mistake(
        "decays_every_iteration", "The learning rate decays in every iteration, not after every epoch.",
        "Print the rate in each iteration, with a decay of 0.5, a batch of a tenth of the examples and 20 iterations.",
        {"                learning_rate *= learning_rate_decay\n": "",
         "            if verbose and": "            learning_rate *= learning_rate_decay\n            if verbose and"},
        loses=("learning_rate_decay",), may_lose=ON_IMAGES),
    Mistake(
        "decay_compounds",
        "The decay is raised to the number of epochs and multiplied onto a rate that has decayed before.",
        "Print the rate once an epoch, with a decay of 0.5: each is half of the one before. Either keep the first rate "
        "and use a power, or change the rate step by step.",
        {"learning_rate *= learning_rate_decay": "learning_rate *= learning_rate_decay ** (\n"
                                                "                    (iteration + 1) // iterations_per_epoch)"},
        loses=("toy_training", "learning_rate_decay"), may_lose=ON_IMAGES),
    Mistake(
        "epoch_of_n_iterations", "An epoch is taken to be N iterations, not N // batch_size of them.",
        "An epoch sees about as many examples as there are; how many does one iteration see?",
        {"iterations_per_epoch = max(len(X) // batch_size, 1)": "iterations_per_epoch = len(X)"},
        loses=("learning_rate_decay", "histories")),
    Mistake(
        "histories_not_returned", "`train` returns nothing.",
        "Print what `train` gives back; the handout names the dict and its three keys.",
        {"        return history\n": ""}, loses=("histories",)),
    Mistake(
        "losses_not_recorded", "`loss_history` does not hold one loss for each iteration.",
        "Compare its length with `num_iters`.",
        {'            history["loss_history"].append(loss)\n': "",
         "                history[\"train_acc": '                history["loss_history"].append(loss)\n'
                                               '                history["train_acc'}, loses=("histories",)),
    Mistake(
        "accuracy_in_percent", "The accuracies in the histories are percentages, not fractions.",
        "An accuracy of the handout lies between 0 and 1.",
        {"== y_batch).mean())": "== y_batch).mean() * 100)", "== y_val).mean())": "== y_val).mean() * 100)"},
        loses=("histories",)),

    # --- task 5: predict ---------------------------------------------------------------------------------------------
    Mistake(
        "predict_gives_scores", "`predict` returns the largest score of each row, not its index.",
        "Print what it returns for the toy problem: labels are integers from 0 to C - 1.",
        {"self.loss(X).argmax(axis=1)": "self.loss(X).max(axis=1)"}, loses=("predict_labels",)),
    Mistake(
        "predict_over_the_batch",
        "`predict` looks for the best example of each class, not for the best class of each example.",
        "Print the shape of what it returns for a batch whose size is not the number of classes.",
        {"self.loss(X).argmax(axis=1)": "self.loss(X).argmax(axis=0)"},
        loses=("toy_training", "learning_rate_decay", "histories", "learns_digits", "predict_labels")),
    Mistake(
        "predict_without_relu", "`predict` leaves the ReLU out that `loss` has.",
        "Compare the labels with the largest entries of `loss(X)`: `predict` may simply ask for those.",
        {"self.loss(X).argmax(axis=1)": '((X @ self.params["W1"] + self.params["b1"]) @ self.params["W2"]\n'
                                        '                + self.params["b2"]).argmax(axis=1)'},
        loses=("predict_labels",)),
)

# Changes of the reference that no check fails, each with why it is as right; a function stands for all of its own.
EQUIVALENT = {"tune": "it is optional, no points hang on it, and which settings are tried is the student's choice"}
