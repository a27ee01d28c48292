"""Reads the course's arrays if they are there and draws the grid of outputs at top level, inside try blocks.

Loses: nothing
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1), dtype=np.float64)
    for n in range(N):
        for y in range(H - h + 1):
            for x in range(W - w + 1):
                # all the filters at once
                output[n, :, y, x] = (kernel * input[n, :, y:y + h, x:x + w].astype(np.float64)).sum(axis=(1, 2, 3))
    return output


try:
    images = np.load("input.npy")
    filters = np.load("kernel.npy")
except OSError:
    print("no data here, using random numbers")
    images = np.random.randint(0, 256, (2, 1, 28, 28)).astype(np.uint8)
    filters = np.random.randn(3, 1, 4, 4)

result = my_conv2d(images, filters)
print(result.shape)

try:
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    fig, axes = plt.subplots(len(filters), len(images))
    for r, row in enumerate(axes):
        for c, ax in enumerate(row):
            ax.imshow(result[c, r], cmap="gray")
            ax.axis("off")
    plt.savefig("conv2d.png")
except Exception as e:
    print("could not plot:", e)
