"""The homework in its notebook form: forward and backprop read W, B, V as globals, a loop at top level trains.

Loses: nothing
"""
# In[1]:
import numpy
from sklearn.datasets import make_moons

numpy.random.seed(0)
X, T = make_moons(n_samples=100)
X = 2 * X - 1
T = 2 * T - 1
X1, X2 = X[:, 0], X[:, 1]

# In[2]:
W = numpy.random.normal(0, 1 / 2 ** 0.5, [2, 50])
B = numpy.random.normal(0, 1, [50])
V = numpy.random.normal(0, 1 / 50 ** 0.5, [50])


# In[3]:
def forward(X1, X2):
    X = numpy.array([X1.flatten(), X2.flatten()]).T
    Z = X.dot(W) + B
    A = numpy.maximum(0, Z)
    return A.dot(V).reshape(X1.shape)


# In[4]:
def backprop(X1, X2, T):
    N = len(T)
    X = numpy.array([X1, X2]).T
    Z = X.dot(W) + B
    A = numpy.maximum(0, Z)
    Y = A.dot(V)

    DY = -T * (Y * T < 0) / N
    DV = A.T.dot(DY)
    DA = numpy.outer(DY, V)
    DZ = DA * (Z > 0)
    DW = X.T.dot(DZ)
    DB = DZ.sum(axis=0)
    return DW, DB, DV


# In[5]:
for i in range(128):
    if i in [0, 1, 3, 7, 15, 31, 63, 127]:
        Y = forward(X1, X2)
        print('%3d: %.3f' % (i, numpy.maximum(0, -Y * T).mean()))
    DW, DB, DV = backprop(X1, X2, T)
    W = W - 0.1 * DW
    B = B - 0.1 * DB
    V = V - 0.1 * DV
