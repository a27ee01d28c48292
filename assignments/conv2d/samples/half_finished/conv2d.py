"""Right for one image, one channel and one filter; batches, channels and filters are still to come."""
import numpy as np


def my_conv2d(input, kernel):
    image, filt = input[0, 0], kernel[0, 0]
    h, w = filt.shape
    rows, cols = image.shape[0] - h + 1, image.shape[1] - w + 1
    output = np.zeros((1, 1, rows, cols))
    for i in range(rows):
        for j in range(cols):
            # TODO: the other images, the other filters, and add up the channels
            output[0, 0, i, j] = np.sum(image[i:i + h, j:j + w].astype(float) * filt)
    return output
