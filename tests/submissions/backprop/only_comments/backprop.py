# Deleted everything and handed in the comments.
#
# Loses: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v
# Loses: gradients_other_cases, inputs_unchanged, descent_published_errors, descent_one_step
# Loses: descent_learns
# Outcome: forward_vector=missing

# TODO: forward
# TODO: backprop
# TODO: descent
