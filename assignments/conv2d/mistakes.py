"""Known wrong ways to write a convolution: edits of the reference, and what a student reads about each.

In: nothing.  Out: MISTAKES, EQUIVALENT.  Trusted, and read by the author's tools only; students see `says` and `hint`.

To teach it a mistake: add an entry under its task, with the checks that it loses, and run `grader validate conv2d`.
"""

from grader.mistakes import Mistake

ONE, CHANNELS, DIGITS = "one_channel", "channels_and_filters", "course_digits"
OTHER, EDGES = "other_shapes", "edge_sizes"
INTEGERS, FLOATS, LAYOUT, UNCHANGED = "integer_input", "float_types", "memory_layout", "input_unchanged"
SPEED = "fast_enough"
EVERY_VALUE = (ONE, CHANNELS, DIGITS, OTHER, EDGES, INTEGERS, FLOATS, LAYOUT)
SEVERAL_FILTERS = (CHANNELS, DIGITS, OTHER, LAYOUT)

# The lines of the reference that most entries change.
WIDE = 'wide = np.int64 if common.kind in "bui" else np.promote_types(common, np.float32)'
CONVERT = "input, kernel = input.astype(wide), kernel.astype(wide)"
SIZES = "rows, columns = H - h + 1, W - w + 1"
WEIGHTS = "kernel[:, :, i, j]"
PRODUCT = f'np.einsum("ncrk,oc->nork", seen, {WEIGHTS})'
LOOPS = f"""    for i in range(h):
        for j in range(w):
            seen = input[:, :, i:i + rows, j:j + columns]      # (N, C_in, rows, columns): all that kernel[i, j] meets
            output += {PRODUCT}
"""
RETURN = "return output"

MISTAKES = (
    # Task 1, values: the weighted sum
    Mistake(
        "flipped_kernel",
        "The kernel is flipped: your result is that of the kernel turned by 180 degrees.",
        "Use a kernel with a single 1 in its upper left corner: the result must be the upper left part of the image.",
        {WEIGHTS: "kernel[:, :, h - 1 - i, w - 1 - j]"},
        loses=EVERY_VALUE),
    Mistake(
        "flipped_on_all_axes",
        "The kernel is flipped on all four axes: the filters and the channels come in reverse order too.",
        "np.flip without axes reverses every axis. Read in task 1 whether this course flips the kernel at all.",
        {WEIGHTS: "kernel[::-1, ::-1, h - 1 - i, w - 1 - j]"},
        loses=EVERY_VALUE),
    Mistake(
        "kernel_transposed",
        "The kernel's rows and columns are exchanged.",
        "Use a kernel with a single 1 in its upper right corner: the result must be the upper right part of the image. "
        "Look at the order of the two indices inside the kernel.",
        {WEIGHTS: "kernel[:, :, j, i]"},
        loses=EVERY_VALUE),
    Mistake(
        "matrix_product",
        "Window and kernel are multiplied as matrices, not entry by entry.",
        "np.dot and @ combine rows with columns. Here each weight meets one pixel only: which operator does that?",
        {WEIGHTS: "kernel[:, :, j].sum(axis=2)"},
        loses=EVERY_VALUE),
    Mistake(
        "averages_the_window",
        "The products are averaged over the window, where their sum is asked.",
        "An image of ones and a kernel of ones must give C_in * h * w everywhere.",
        {RETURN: "return output / kernel[0].size"},
        loses=EVERY_VALUE),
    Mistake(
        "sum_never_reset",
        "The running sum is never set back to zero, so that each place holds all the places before it too.",
        "With an image of ones and a kernel of ones, all results are equal. In which loop does your sum begin?",
        {RETURN: "return np.cumsum(output).reshape(output.shape)"},
        loses=(*EVERY_VALUE, SPEED)),
    Mistake(
        "negatives_cut",
        "Negative results are set to zero, as if a ReLU followed.",
        "The result is the plain sum: with the sign of the kernel changed, every result must change its sign.",
        {RETURN: "return np.maximum(output, 0)"},
        loses=(ONE, CHANNELS, DIGITS, OTHER, EDGES, FLOATS, LAYOUT),
        may_lose=(INTEGERS,)),  # pixels are positive: whether a sum is negative is decided by the kernel that is drawn
    Mistake(
        "clipped_to_pixels",
        "The results are clipped to the range of pixels, 0 to 255.",
        "Clip for drawing only: what you return may be negative, and larger than any pixel.",
        {RETURN: "return np.clip(output, 0, 255)"},
        loses=(*EVERY_VALUE, UNCHANGED, SPEED)),

    # Task 1, values: channels, filters and images
    Mistake(
        "averages_channels",
        "The channels are averaged, where their sum is asked.",
        "Give two equal channels to image and kernel: the result must be twice that of one.",
        {RETURN: "return output / input.shape[1]"},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "first_channel_only",
        "Only the first input channel counts; the others are never read.",
        "Change the last channel of an image: the result must change. Which of your indices is always 0?",
        {PRODUCT: f'np.einsum("ncrk,oc->nork", seen[:, :1], {WEIGHTS}[:, :1])'},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "last_channel_only",
        "Only the last input channel counts; its result takes the place of those before.",
        "Print the result after each turn of the loop over channels: each turn must add to what is there.",
        {PRODUCT: f'np.einsum("ncrk,oc->nork", seen[:, -1:], {WEIGHTS}[:, -1:])'},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "first_channel_of_the_image_for_all",
        "All channels of the kernel are laid on the image's first channel.",
        "NumPy stretches an array without a channel axis over all channels, silently: print the shape of your window.",
        {PRODUCT: f'np.einsum("nrk,oc->nork", seen[:, 0], {WEIGHTS})'},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "first_channel_of_the_kernel_for_all",
        "The kernel's first channel is laid on all channels of the image.",
        "NumPy stretches an array without a channel axis over all channels, silently: print the shape of your filter.",
        {PRODUCT: f'np.einsum("ncrk,o->nork", seen, {WEIGHTS}[:, 0])'},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "one_channel_by_reshape",
        "The channel axis is dropped by a reshape, which works only for images of one channel.",
        "A reshape must keep every number. With several channels there are more: what should happen to them?",
        {SIZES: f"{SIZES}\n    input, kernel = input.reshape(N, H, W)[:, None], kernel.reshape(C_out, h, w)[:, None]"},
        loses=(CHANNELS, OTHER)),
    Mistake(
        "kernel_channels_exchanged",
        "The kernel's first two axes are exchanged: it is read as (C_in, C_out, h, w).",
        "The handout's table gives the kernel's axes. Try one filter with several channels, and several with one.",
        {PRODUCT: f'np.einsum("ncrk,co->nork", seen, {WEIGHTS})'},
        loses=SEVERAL_FILTERS),
    Mistake(
        "first_filter_for_all",
        "All output images are made with the first filter.",
        "Make the second filter all zeros: the second output image must be zero. Does your loop over filters use its "
        "index on the kernel too?",
        {PRODUCT: f'np.einsum("ncrk,oc->nork", seen, {WEIGHTS}[:1])'},
        loses=SEVERAL_FILTERS),
    Mistake(
        "images_added_up",
        "The sum runs over the images too: every image gets the total of all of them.",
        "Call it with one image, then with the same image twice: the first result must stay the same. Over which axes "
        "does your sum go?",
        {PRODUCT: f'np.einsum("ncrk,oc->ork", seen, {WEIGHTS})'},
        loses=(*SEVERAL_FILTERS, SPEED)),
    Mistake(
        "first_image_only",
        "Only the first image has a result; those of the others are zero.",
        "Look at how far `return` is indented: inside the loop over images it ends the first turn.",
        {RETURN: "output[1:] = 0\n    return output"},
        loses=(*SEVERAL_FILTERS, SPEED)),

    Mistake(
        "one_image_and_one_filter",
        "Only the first image, the first channel and the first filter are used.",
        "Your code is right for one of each: what is left are loops, or axes, for the others. Look for index 0.",
        {PRODUCT: f'np.einsum("ncrk,oc->nork", seen[:, :1], {WEIGHTS}[:, :1])', RETURN: "return output[:1, :1]"},
        loses=(*SEVERAL_FILTERS, SPEED)),

    # Task 1, values: what is returned
    Mistake(
        "nothing_returned",
        "`my_conv2d` computes a result and does not return it.",
        "print(my_conv2d(images, kernel)) shows None. Printing a result inside a function hands nothing to its caller.",
        {RETURN: "print(output)"},
        loses=(*EVERY_VALUE, UNCHANGED, SPEED)),
    Mistake(
        "cache_returned_too",
        "`my_conv2d` returns more than the result: a tuple, in which the result comes first.",
        "Other courses keep the inputs for the backward pass that way; here the array of results is all that is asked.",
        {RETURN: "return output, (input, kernel)"},
        loses=(*EVERY_VALUE, UNCHANGED, SPEED)),
    Mistake(
        "rows_and_columns_exchanged",
        "Rows and columns of the result are exchanged: each output image is transposed.",
        "Use a kernel of 1x1 that holds a 1: the result must be the image itself.",
        {RETURN: "return output.swapaxes(2, 3)"},
        loses=EVERY_VALUE),
    Mistake(
        "filters_on_the_last_axis",
        "The filters are on the last axis of the result, as other libraries have them.",
        "Compare the shape of the result with the handout's table: the filters come right after the images.",
        {RETURN: "return output.transpose(0, 2, 3, 1)"},
        loses=EVERY_VALUE),
    Mistake(
        "filters_before_images",
        "The result's first axis counts the filters, its second one the images: the two are exchanged.",
        "Compare the shape of the result with the handout's table, for two images and three filters.",
        {RETURN: "return output.swapaxes(0, 1)"},
        loses=SEVERAL_FILTERS),
    Mistake(
        "reshaped_from_filters_last",
        "The result's numbers stand in the wrong order: filters that were on the last axis were moved by a reshape.",
        "A reshape keeps the order of all numbers, and only a transpose moves an axis. Try it on np.arange(6).",
        {RETURN: "return output.transpose(0, 2, 3, 1).reshape(output.shape)"},
        loses=SEVERAL_FILTERS),
    Mistake(
        "reshaped_from_filters_first",
        "The result's numbers stand in the wrong order: filters that were on the first axis were moved by a reshape.",
        "A reshape keeps the order of all numbers, and only a transpose moves an axis. Try it on np.arange(6).",
        {RETURN: "return output.swapaxes(0, 1).reshape(output.shape)"},
        loses=(*SEVERAL_FILTERS, SPEED)),
    Mistake(
        "single_axes_squeezed",
        "Axes of length 1 are dropped from the result.",
        "With one image, one filter or a kernel as large as the image, the result must still have four axes.",
        {RETURN: "return output.squeeze()"},
        loses=(ONE, OTHER, EDGES, INTEGERS, FLOATS)),

    # Task 2, shapes
    Mistake(
        "same_padding",
        "The image is padded with zeros, so that the result is as large as the image.",
        "The kernel is laid only where all of it fits. Compare the shape of your result with the handout's.",
        {CONVERT: f"{CONVERT}\n    (h, w), around = kernel.shape[2:], [(0, 0), (0, 0)]"
                  "\n    input = np.pad(input, [*around, ((h - 1) // 2, h // 2), ((w - 1) // 2, w // 2)])"},
        loses=EVERY_VALUE),
    Mistake(
        "full_padding",
        "The image is padded with zeros, so that the kernel is also laid where it meets a single pixel.",
        "The kernel is laid only where all of it fits. Compare the shape of your result with the handout's.",
        {CONVERT: f"{CONVERT}\n    (h, w), around = kernel.shape[2:], [(0, 0), (0, 0)]"
                  "\n    input = np.pad(input, [*around, (h - 1, h - 1), (w - 1, w - 1)])"},
        loses=EVERY_VALUE),
    Mistake(
        "last_place_left_zero",
        "The last row and the last column of the result stay zero: the loops over places end one step early.",
        "How often does the kernel fit into an image that is just as wide? Count the turns of your loop.",
        {RETURN: "output[:, :, -1] = output[..., -1] = 0\n    return output"},
        loses=EVERY_VALUE),
    Mistake(
        "first_place_left_zero",
        "The first row and the first column of the result stay zero: the loops over places begin at 1.",
        "NumPy counts from 0: print the places that your loops visit.",
        {RETURN: "output[:, :, 0] = output[..., 0] = 0\n    return output"},
        loses=EVERY_VALUE),
    Mistake(
        "one_place_too_few",
        "The result has one row and one column too few.",
        "How often does the kernel fit into an image that is just as wide? Compare with your formula for the size.",
        {SIZES: "rows, columns = H - h, W - w"},
        loses=EVERY_VALUE),
    Mistake(
        "kernel_one_short",
        "The kernel's last row and last column are never used.",
        "Use a kernel with a single 1 in its lower right corner: the result must be the lower right part of the image.",
        {"in range(h)": "in range(h - 1)", "in range(w)": "in range(w - 1)"},
        loses=EVERY_VALUE),
    Mistake(
        "windows_do_not_overlap",
        "The kernel moves by its own size, as in pooling; it should move by one pixel.",
        "Print the first two places that your loops visit: they are neighbours.",
        {RETURN: "return output[:, :, ::h, ::w]"},
        loses=(ONE, CHANNELS, DIGITS, OTHER, INTEGERS, FLOATS, LAYOUT)),
    Mistake(
        "square_only",
        "The height is used for the width too, in the image and in the kernel.",
        "Try an image that is wider than high, with a kernel that is too. Which of H, W, h and w do you never use?",
        {SIZES: f"W, w = H, h\n    {SIZES}"},
        loses=(OTHER,)),
    Mistake(
        "square_kernels_only",
        "The kernel's height is used for its width too.",
        "Try a kernel that is wider than high, and look for an h that should be a w.",
        {SIZES: f"w = h\n    {SIZES}"},
        loses=(OTHER,)),
    Mistake(
        "square_results_only",
        "Every output image is made as wide as it is high.",
        "Try an image that is wider than high, and look for an H or h that should be a W or w.",
        {SIZES: "rows = columns = H - h + 1"},
        loses=(OTHER,)),
    Mistake(
        "height_and_width_exchanged",
        "Height and width of the output images are exchanged, which shows when they differ.",
        "Try an image that is wider than high: how often does the kernel fit down, and how often across?",
        {SIZES: "columns, rows = H - h + 1, W - w + 1"},
        loses=(OTHER,)),
    Mistake(
        "sizes_of_the_course_data",
        "The sizes of the course's digits are written into the code.",
        "Look for 5, 8 and 25 in your function; each of them follows from the shapes of the two arrays.",
        {"np.zeros((N, C_out, rows, columns)": "np.zeros((5, 8, 25, 25)"},
        loses=(ONE, CHANNELS, OTHER, EDGES, INTEGERS, FLOATS, LAYOUT, UNCHANGED, SPEED)),
    Mistake(
        "cropped_by_minus_zero",
        "For a kernel of one row or one column the result is empty.",
        "Look for a slice that ends at a negative index, and ask what that index is when the kernel has one row.",
        {RETURN: "full = np.pad(output, ((0, 0), (0, 0), (h - 1, h - 1), (w - 1, w - 1)))\n"
                 "    return full[:, :, h - 1:1 - h, w - 1:1 - w]"},
        loses=(OTHER, EDGES)),

    # Task 3, types
    Mistake(
        "products_overflow",
        "The products of whole numbers overflow: each is kept in the small type of image and kernel.",
        "np.uint8(200) * np.uint8(2) is 144. A wide output array comes too late: what type does each product have?",
        {CONVERT: "input, kernel = np.array(input), np.array(kernel)"},
        loses=(INTEGERS,)),
    Mistake(
        "sums_overflow",
        "The sums of whole numbers overflow: products and sums are kept in the small type of image and kernel.",
        "Print the dtype of your result for an image and a kernel of uint8: it holds nothing above 255.",
        {WIDE: "wide = common"},
        loses=(INTEGERS,)),
    Mistake(
        "output_takes_input_type",
        "The result takes the type of the image: for uint8 images it loses fractions, signs and everything above 255.",
        "Print the dtype of your output array for the course's digits. What decides which type is wide enough?",
        {CONVERT: f"given = input.dtype\n    {CONVERT}", RETURN: "return output.astype(given)"},
        loses=(DIGITS, INTEGERS)),
    # Before integer_output: in float_types the two are alike, and of mistakes that explain as much the first is told.
    Mistake(
        "float32_taken_for_integers",
        "Whatever is not float64 is taken for whole numbers, so that float32 loses its fractions.",
        "Call it with two arrays of float32 and print the dtype of the result. Which types does your test let through?",
        {WIDE: f"{WIDE}\n    exact = np.float64 in (input.dtype, kernel.dtype)",
         RETURN: "return output if exact else output.astype(np.int64)"},
        loses=(FLOATS,)),
    Mistake(
        "integer_output",
        "The result is kept in an array of whole numbers, which cuts off all fractions.",
        "Print the dtype of your output array, and look for the place where it is made.",
        {RETURN: "return output.astype(int)"},
        loses=(ONE, CHANNELS, DIGITS, OTHER, EDGES, FLOATS, LAYOUT)),
    Mistake(
        "inputs_to_integers",
        "Image and kernel are converted to whole numbers, which cuts off the fractions of the weights.",
        "Use a kernel of 1x1 that holds 0.5: the result must be half the image.",
        {WIDE: "wide = np.int64"},
        loses=(ONE, CHANNELS, DIGITS, OTHER, EDGES, FLOATS, LAYOUT)),
    Mistake(
        "pixels_scaled_to_one",
        "Pixels of uint8 are divided by 255 first, so that the result is too small by that factor.",
        "Scaling images is a step of its own, before the convolution: a kernel of 1x1 that holds a 1 gives the image.",
        {CONVERT: f"largest = 255 if input.dtype == np.uint8 else 1\n    {CONVERT}", RETURN: "return output / largest"},
        loses=(DIGITS, INTEGERS)),
    Mistake(
        "strides_worked_out",
        "The strides are worked out from the shape, which is right only for an array in one piece.",
        "Compare your strides with images.strides for images[:, :, ::2] and for a transposed array.",
        {CONVERT: "(_, C, H, W), step = input.shape, input.itemsize\n"
                  "    strides = C * H * W * step, H * W * step, W * step, step\n"
                  f"    input = np.lib.stride_tricks.as_strided(input, strides=strides)\n    {CONVERT}"},
        loses=(LAYOUT,)),
    Mistake(
        "image_rolled_in_place",
        "The image that was given is shifted in place, and is another one afterwards.",
        "Keep a copy of the image, call `my_conv2d`, and compare. What is written into input[:] lands in the caller's.",
        {CONVERT: f"given = input\n    {CONVERT}", RETURN: "given[:] = np.roll(given, -h, axis=2)\n    return output"},
        loses=(UNCHANGED,)),
    Mistake(
        "kernel_reshaped_in_place",
        "The kernel that was given has another shape afterwards.",
        "Assigning to kernel.shape changes the caller's array, and stops for one that is not in one piece. Which "
        "function hands out a new view?",
        {CONVERT: f"given = kernel\n    {CONVERT}\n    given.shape = len(given), -1"},
        loses=(LAYOUT, UNCHANGED)),
    Mistake(
        "window_multiplied_in_place",
        "Each window is multiplied in place, which spoils the image for the windows that overlap it.",
        "A slice of an array is a view: *= on it writes into the image. Compare the image before and after a call.",
        {CONVERT: "pass",
         LOOPS: "    for o, i, j in np.ndindex(C_out, rows, columns):\n"
                "        seen = input[:, :, i:i + h, j:j + w]\n"
                "        seen *= kernel[o]\n"
                "        output[:, o, i, j] = seen.sum(axis=(1, 2, 3))\n"},
        loses=(ONE, CHANNELS, DIGITS, OTHER, INTEGERS, FLOATS, LAYOUT, UNCHANGED, SPEED)),
)

# Changes of the reference that no check fails, each with why it is as right.
EQUIVALENT = {
    'np.int64 if common.kind in "bui" else np.promote_types(common, np.float32)'
    " -> np.promote_types(common, np.float32)":
        "16 * 16 * 255 * 255 is below 2**24, up to which float32 holds whole numbers exactly",
    "input.astype(wide) -> input": "the kernel is wide, and so are the products of anything with it",
    "kernel.astype(wide) -> kernel": "the images are wide, and so are the products of anything with them",
    "dtype=wide -> nothing": "np.zeros then gives float64, which holds all these sums",
}
