"""Building blocks: a base class for all classifiers, and a convolution stage."""
from torch import nn


class Classifier(nn.Module):
    """Features, then one linear layer to ten classes; subclasses say what the features are."""

    def __init__(self, width):
        super().__init__()
        self.features = self.make_features(width)
        self.head = nn.Linear(width, 10)

    def make_features(self, width):
        raise NotImplementedError

    def forward(self, x):
        return self.head(self.features(x).flatten(1))


class ConvStage(nn.Module):
    def __init__(self, c_in, c_out, batch_norm):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding="same")
        self.norm = nn.BatchNorm2d(c_out) if batch_norm else nn.Identity()
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        return self.pool(self.norm(self.conv(x).relu()))
