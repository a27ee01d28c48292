import numpy as np


class Image:
    def __init__(self, pixels):
        self.pixels = pixels.astype(np.float64)
        self.channels, self.height, self.width = pixels.shape

    def shifted(self, dy, dx, rows, cols):
        return self.pixels[:, dy:dy + rows, dx:dx + cols]


class Filter:
    def __init__(self, weights):
        self.weights = weights
        self.height, self.width = weights.shape[1:]

    def positions(self):
        return np.ndindex(self.height, self.width)

    def apply(self, image):
        rows = image.height - self.height + 1
        cols = image.width - self.width + 1
        result = np.zeros((rows, cols))
        for dy, dx in self.positions():
            w = self.weights[:, dy, dx]
            result += (w[:, None, None] * image.shifted(dy, dx, rows, cols)).sum(axis=0)
        return result
