"""Known wrong ways to do backpropagation by hand: edits of the reference, and what a student reads about each.

In: nothing.  Out: MISTAKES, EQUIVALENT.  Trusted, and read by the author's tools only; students see `says` and `hint`.

To teach it a mistake: add an entry under its task, with the checks that it loses, and run `grader validate backprop`.
"""

from grader.mistakes import Mistake

FORWARD = ("forward_vector", "forward_mesh", "forward_other_cases")
GRADIENTS = ("gradient_w", "gradient_b", "gradient_v")
OTHER_CASES, INPUTS_UNCHANGED = "gradients_other_cases", "inputs_unchanged"
PUBLISHED, ONE_STEP, LEARNS = "descent_published_errors", "descent_one_step", "descent_learns"
# Whether a net that is trained so reaches the threshold depends on the moons that are drawn.
BY_CHANCE = (LEARNS,)

# The lines of the reference that most entries change.
STACK_IN_FORWARD = "X = np.stack([X1, X2], axis=-1)           # (N, 2) or"
HIDDEN_IN_FORWARD = "np.maximum(0, X @ W + B)"
Z = "Z = X @ W + B"
DY = "DY = np.where(Y * T < 0, -T, 0.0) / len(T)"
DZ = "DZ = np.outer(DY, V) * (Z > 0)"
RETURN = "return X.T @ DZ, DZ.sum(axis=0), DV"
LOOP = "for _ in range(iterations):"
ASK = "DW, DB, DV = backprop(X1, X2, T, W, B, V)"
STEP = "W, B, V = W - lr * DW, B - lr * DB, V - lr * DV"

MISTAKES = (
    # Task 1, forward
    Mistake(
        "bias_forgotten_in_forward",
        "`forward` does not add the bias B before the ReLU.",
        "Set W to zeros and B to ones: every hidden value is then 1, and Y is the sum of V at every point.",
        {HIDDEN_IN_FORWARD: "np.maximum(0, X @ W)"},
        loses=FORWARD),
    Mistake(
        "relu_forgotten_in_forward",
        "`forward` has no ReLU: its output is linear in the inputs.",
        "With one hidden unit, W of ones, B of zero and V of one, Y must be 0 wherever X1 + X2 is negative.",
        {HIDDEN_IN_FORWARD: "X @ W + B"},
        loses=FORWARD),
    Mistake(
        "relu_on_the_output",
        "`forward` applies a ReLU to the output Y too.",
        "Only the hidden layer has a ReLU; Y must be able to be negative, since its sign is the predicted label.",
        {"return A @ V": "return np.maximum(0, A @ V)"},
        loses=FORWARD,
        may_lose=(INPUTS_UNCHANGED,)),  # where it gives zeros only, that counts as not computed
    Mistake(
        "label_for_output",
        "`forward` returns the predicted label, the sign of Y, in place of Y itself.",
        "Double V: the output must double with it.",
        {"return A @ V": "return np.sign(A @ V)"},
        loses=(*FORWARD, INPUTS_UNCHANGED)),  # what does not double with V counts as not computed
    Mistake(
        "coordinates_swapped",
        "`forward` takes X1 and X2 in the wrong order.",
        "The first row of W belongs to X1: with its second row all zeros, changing X2 must not change Y.",
        {STACK_IN_FORWARD: "X = np.stack([X2, X1], axis=-1)  # or"},
        loses=FORWARD),
    Mistake(
        "coordinates_stacked_first",
        "`forward` puts the two coordinates along the first axis, so that the product with W does not fit.",
        "Print the shape of X for three points: the coordinates belong on its last axis.",
        {STACK_IN_FORWARD: "X = np.stack([X1, X2])  # or"},
        loses=(*FORWARD, INPUTS_UNCHANGED)),
    Mistake(
        "vectors_only",
        "`forward` puts X1 and X2 side by side as two columns, which works for vectors and not for meshes.",
        "Print the shape of X for a mesh: it must be that of the mesh, followed by 2.",
        {STACK_IN_FORWARD: "X = np.column_stack([X1, X2])  # or"},
        loses=FORWARD[1:]),
    Mistake(
        "mesh_comes_back_flat",
        "`forward` flattens a mesh and returns one long vector.",
        "Compare the shape of what you return with the shape of X1: for a mesh too they must be the same.",
        {"return A @ V": "return (A @ V).ravel()"},
        loses=FORWARD[1:]),
    Mistake(
        "column_for_vector",
        "`forward` returns a column: its result has one axis, of length 1, too many.",
        "Print the shape of Y for three points: it must be that of X1.  Look at the shape of V in your product.",
        {"return A @ V": "return A @ V[:, None]"},
        loses=FORWARD),
    Mistake(
        "one_point_squeezed",
        "`forward` drops axes of length 1, so that a single point comes back without an axis.",
        "Call it with vectors of length 1: Y must have the shape of X1.",
        {"return A @ V": "return np.squeeze(A @ V)"},
        loses=FORWARD[2:]),
    Mistake(
        "fifty_units_only",
        "The number of hidden units is written into the code as 50.",
        "Look for 50 in your functions and read the size from the shape of B or V; then try H = 2.",
        {HIDDEN_IN_FORWARD: "np.stack([np.maximum(0, X @ W[:, j] + B[j]) for j in range(50)], axis=-1)",
         RETURN: "return X.T @ DZ, np.array([DZ[:, j].sum() for j in range(50)]), DV"},
        loses=(*FORWARD[2:], OTHER_CASES)),
    Mistake(
        "hyperbolic_tangent",
        "The hidden layer uses tanh; the handout asks for a ReLU.",
        "Read the row \"hidden values\" of the handout's table; its derivative in `backprop` changes with it.",
        {HIDDEN_IN_FORWARD: "np.tanh(X @ W + B)", "A = np.maximum(0, Z)": "A = np.tanh(Z)", "(Z > 0)": "(1 - A**2)"},
        loses=(*FORWARD, *GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),

    # Task 2, backprop: how often the gradients are averaged
    Mistake(
        "db_averaged_twice",
        "DB is averaged over the batch twice.",
        "Divide by the number of examples once: after dividing DY by it, a sum over the rows is already a mean.",
        {RETURN: "return X.T @ DZ, DZ.mean(axis=0), DV"},
        loses=("gradient_b",),
        may_lose=BY_CHANCE),
    Mistake(
        "dw_not_averaged",
        "DW is a sum over the examples, while the others are means.",
        "Give every example twice: DW must stay as it is.  Count the divisions by N on the way to each gradient.",
        {RETURN: "return len(T) * X.T @ DZ, DZ.sum(axis=0), DV"},
        loses=("gradient_w", PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "db_not_averaged",
        "DB is a sum over the examples, while the others are means.",
        "Give every example twice: DB must stay as it is.  Count the divisions by N on the way to each gradient.",
        {RETURN: "return X.T @ DZ, len(T) * DZ.sum(axis=0), DV"},
        loses=("gradient_b", PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "dv_not_averaged",
        "DV is a sum over the examples, while the others are means.",
        "Give every example twice: DV must stay as it is.  Count the divisions by N on the way to each gradient.",
        {RETURN: "return X.T @ DZ, DZ.sum(axis=0), len(T) * DV"},
        loses=("gradient_v", PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "never_averaged",
        "The gradients are sums over the examples; the error is a mean.",
        "Give every example twice: no gradient may change.  Look for the division by N in the derivative of the error.",
        {DY: "DY = np.where(Y * T < 0, -T, 0.0)"},
        loses=(*GRADIENTS, PUBLISHED, LEARNS)),
    Mistake(
        "all_averaged_twice",
        "All three gradients are divided by N twice.",
        "Once DY is divided by N, sums over the examples are means already: look for a second division or a mean.",
        {RETURN: "return X.T @ DZ / len(T), DZ.mean(axis=0), DV / len(T)"},
        loses=(*GRADIENTS, PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "averaged_over_units",
        "The gradients are divided by the number of hidden units in place of the number of examples.",
        "Print what you divide by, for a batch in which the two numbers differ.",
        {DY: "DY = np.where(Y * T < 0, -T, 0.0) / len(V)"},
        loses=(*GRADIENTS, PUBLISHED)),
    Mistake(
        "averaged_over_wrong_ones",
        "The gradients are divided by the number of wrong examples in place of all N.",
        "An example that is right adds 0 to the mean and still counts in N.  Try a batch in which all are right.",
        {DY: "DY = np.where(Y * T < 0, -T, 0.0) / np.sum(Y * T < 0)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),
    Mistake(
        "hundred_examples_only",
        "The gradients are always divided by 100, whatever the number of examples.",
        "Look for 100 in your code and read N from the length of T; then try a batch of another size.",
        {DY: "DY = np.where(Y * T < 0, -T, 0.0) / 100"},
        loses=GRADIENTS),

    # Task 2, backprop: from the error to Y
    Mistake(
        "whole_numbers_like_the_labels",
        "The derivative of the error is kept in an array of whole numbers, as the labels are: its fractions are lost.",
        "Print DY for the handout's own labels, which are whole numbers.  What does np.zeros_like take from its array?",
        {DY: "DY = np.zeros_like(T)\n    DY[Y * T < 0] = -T[Y * T < 0] / len(T)"},
        loses=(OTHER_CASES,)),
    Mistake(
        "hinge_sign_flipped",
        "The derivative of max(0, -Y T) is taken with the wrong sign.",
        "Where an example is wrong its error is -Y T.  Differentiate that with respect to Y, and mind the minus.",
        {DY: "DY = np.where(Y * T < 0, T, 0.0) / len(T)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),
    Mistake(
        "margin_mask_missing",
        "Examples that are already right push the gradient too.",
        "Their error is 0 whatever the parameters: for a batch in which every point is right, all gradients are zero.",
        {DY: "DY = -T / len(T)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),
    Mistake(
        "margin_mask_inverted",
        "The examples that are right push the gradient, and those that are wrong do not.",
        "For which sign of Y T is max(0, -Y T) above zero?  Print DY for a right point and for a wrong one.",
        {DY: "DY = np.where(Y * T > 0, -T, 0.0) / len(T)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),
    Mistake(
        "margin_of_one",
        "The gradients belong to max(0, 1 - Y T); the handout's error has no margin of 1.",
        "Print DY for a point that is right, but only just: it must be 0.",
        {DY: "DY = np.where(Y * T < 1, -T, 0.0) / len(T)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED)),
    Mistake(
        "squared_error",
        "The gradients belong to the mean squared error of Y and T, which is another error than the handout's.",
        "Start again from mean(max(0, -Y T)): its derivative depends on Y only by whether Y T is negative.",
        {DY: "DY = 2 * (Y - T) / len(T)"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED, LEARNS)),

    # Task 2, backprop: from Y to V and through the ReLU
    Mistake(
        "v_from_before_the_relu",
        "DV is computed from Z, before the ReLU, in place of A.",
        "Which hidden values are multiplied by V in the forward pass?  The same ones belong into its gradient.",
        {"DV = A.T @ DY": "DV = Z.T @ DY"},
        loses=("gradient_v", OTHER_CASES, PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "v_left_out_of_dz",
        "The weights V are left out on the way from Y back to the hidden layer.",
        "Double V: DW and DB must double, as long as the same points are wrong.",
        {DZ: "DZ = DY[:, None] * (Z > 0)"},
        loses=("gradient_w", "gradient_b", OTHER_CASES, PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "relu_mask_missing",
        "The gradient goes back through the ReLU as if the ReLU were not there.",
        "Where Z is negative the ReLU is flat: a unit that is off at every point must get zeros in DW and DB.",
        {DZ: "DZ = np.outer(DY, V)"},
        loses=("gradient_w", "gradient_b", OTHER_CASES, PUBLISHED)),
    Mistake(
        "relu_mask_inverted",
        "The gradient goes back through the units that are off, and not through those that are on.",
        "Take one unit that is on at every point: its entries of DW and DB cannot all be zero.",
        {DZ: "DZ = np.outer(DY, V) * (Z <= 0)"},
        loses=("gradient_w", "gradient_b", OTHER_CASES, PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "relu_value_for_slope",
        "The gradient is multiplied by the hidden value A where the slope of the ReLU belongs.",
        "The slope of a ReLU takes two values only: print what you multiply by.",
        {DZ: "DZ = np.outer(DY, V) * A"},
        loses=("gradient_w", "gradient_b", OTHER_CASES, PUBLISHED)),
    Mistake(
        "relu_of_the_gradient",
        "The ReLU is applied to the gradient itself: its negative entries are cut off.",
        "What decides is the sign of Z on the way forward, not that of the gradient.",
        {DZ: "DZ = np.maximum(0, np.outer(DY, V))"},
        loses=("gradient_w", "gradient_b", OTHER_CASES, PUBLISHED),
        may_lose=BY_CHANCE),

    # Task 2, backprop: from Z to W and B
    Mistake(
        "bias_forgotten_in_backprop",
        "`backprop` computes the hidden layer without the bias B.",
        "Compare its Y with what `forward` returns for the same points.",
        {Z: "Z = X @ W"},
        loses=(*GRADIENTS, OTHER_CASES, PUBLISHED),
        may_lose=BY_CHANCE),
    Mistake(
        "dw_transposed",
        "DW is transposed: its shape is (H, 2), that of W is (2, H).",
        "Compare the shape of each gradient with that of its parameter before you use it.",
        {RETURN: "return DZ.T @ X, DZ.sum(axis=0), DV", "W - lr * DW": "W - lr * DW.T"},
        loses=("gradient_w", OTHER_CASES)),
    Mistake(
        "db_one_number",
        "DB is summed over the hidden units too: it is one number in place of one for each unit.",
        "Print its shape: it must be that of B.  Over which axis of DZ (N, H) do the examples lie?",
        {RETURN: "return X.T @ DZ, DZ.sum(), DV"},
        loses=("gradient_b", OTHER_CASES, PUBLISHED)),
    Mistake(
        "db_over_the_wrong_axis",
        "DB is summed over the hidden units in place of the examples.",
        "Print its shape for a batch in which N and H differ: it must be that of B.",
        {RETURN: "return X.T @ DZ, DZ.sum(axis=1), DV"},
        loses=("gradient_b", OTHER_CASES, PUBLISHED, ONE_STEP, LEARNS)),
    Mistake(
        "overwrites_labels",
        "`backprop` builds a gradient inside the array T that it was given, so the caller's labels are gone.",
        "Print T before and after a call.  A second name for an array is not a second array.",
        {DY: "DY = np.multiply(T, -1 * (Y * T < 0), out=T) / len(T)"},
        loses=(INPUTS_UNCHANGED, PUBLISHED),
        may_lose=BY_CHANCE),

    # Task 3, descent
    Mistake(
        "descent_climbs",
        "`descent` moves up the gradient in place of down.",
        "Print the error before and after one small step: it must fall.",
        {STEP: "W, B, V = W + lr * DW, B + lr * DB, V + lr * DV"},
        loses=(PUBLISHED, ONE_STEP, LEARNS)),
    Mistake(
        "rate_ignored",
        "`descent` does not use the `lr` that it is given, but always 0.1.",
        "Call it with lr=0: nothing may move.",
        {STEP: "W, B, V = W - 0.1 * DW, B - 0.1 * DB, V - 0.1 * DV"},
        loses=(ONE_STEP,),
        may_lose=BY_CHANCE),
    Mistake(
        "rate_divided_by_n",
        "`descent` divides its step by N, though the gradients are means already.",
        "Follow one parameter by hand for one iteration: it moves by lr times its gradient, and by no less.",
        {STEP: "W, B, V = W - lr * DW / len(T), B - lr * DB / len(T), V - lr * DV / len(T)"},
        loses=(PUBLISHED, ONE_STEP),
        may_lose=BY_CHANCE),
    Mistake(
        "iterations_ignored",
        "`descent` does not use the `iterations` that it is given, but always makes 128.",
        "Call it with iterations=0: the parameters must come back as they were.",
        {LOOP: "for _ in range(128):"},
        loses=(PUBLISHED, ONE_STEP)),
    Mistake(
        "one_iteration_too_few",
        "`descent` makes one iteration too few.",
        "Count the updates for iterations=1 and for iterations=2.",
        {LOOP: "for _ in range(1, iterations):"},
        loses=(PUBLISHED, ONE_STEP)),
    Mistake(
        "one_iteration_too_many",
        "`descent` makes one iteration too many.",
        "Count the updates for iterations=0 and for iterations=1.",
        {LOOP: "for _ in range(iterations + 1):"},
        loses=(PUBLISHED, ONE_STEP)),
    Mistake(
        "returns_after_one_iteration",
        "`descent` ends after its first iteration.",
        "Look at the indentation of its `return`: does it stand inside the loop?  Count the updates for iterations=2.",
        {STEP: f"{STEP}\n        break"},
        loses=(PUBLISHED, ONE_STEP, LEARNS)),
    Mistake(
        "gradients_of_the_start",
        "`descent` computes the gradients once, and goes on stepping along them.",
        "Print DW in two successive iterations: once the parameters have moved, it should change.",
        {LOOP: f"{ASK}\n    {LOOP}", f"        {ASK}\n": ""},
        loses=(PUBLISHED, ONE_STEP, LEARNS)),
    Mistake(
        "updates_one_after_another",
        "`descent` computes the gradients again after moving each parameter.",
        "All three gradients of an iteration belong to the same parameters: ask for them once, then move all three.",
        {ASK: "W = W - lr * backprop(X1, X2, T, W, B, V)[0]",
         STEP: "B = B - lr * backprop(X1, X2, T, W, B, V)[1]\n        V = V - lr * backprop(X1, X2, T, W, B, V)[2]"},
        loses=(PUBLISHED, ONE_STEP)),
    Mistake(
        "bias_never_moved",
        "`descent` never changes B.",
        "Compare each parameter before and after one step with its gradient: all three must move.",
        {STEP: "W, V = W - lr * DW, V - lr * DV"},
        loses=(ONE_STEP,),
        may_lose=BY_CHANCE),
    Mistake(
        "not_trained",
        "`descent` returns the parameters as they came: its updates are lost.",
        "Giving a loop's variable a new value changes neither the list that it came from nor the parameter.",
        {STEP: "pass"},
        loses=(PUBLISHED, ONE_STEP, LEARNS)),
)

# Changes of the reference that no check fails, each with why it is as right.
EQUIVALENT = {
    "np.where(Y * T < 0, -T, 0.0) -> np.where(Y * T <= 0, -T, 0.0)": "at Y T = 0 the handout accepts either derivative",
    "Y * T < 0 -> Y / T < 0": "each label is -1 or +1, so that dividing by it is multiplying by it",
    "np.outer(DY, V) * (Z > 0) -> np.outer(DY, V) * (Z >= 0)": "at Z = 0 exactly either slope of the ReLU is right",
}
