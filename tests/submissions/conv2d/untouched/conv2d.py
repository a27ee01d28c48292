"""Handed the template in as it came.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input
Loses: float_types, memory_layout, input_unchanged, fast_enough
Outcome: one_channel=missing
Outcome: course_digits=missing
Outcome: input_unchanged=missing
"""
import numpy as np


def my_conv2d(input, kernel):
    # TODO: my_conv2d
    # YOUR CODE HERE
    raise NotImplementedError()
