"""Changes type and length of the inputs in place, and returns them.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""



def retype(*arrays):
    for array in arrays:
        array[...] = 0
        array.dtype = "int32"


def forward(X1, X2, W, B, V):
    retype(X1, X2, W, B, V)
    return X1


def backprop(X1, X2, T, W, B, V):
    retype(X1, X2, T, W, B, V)
    return W, B, V


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    retype(X1, X2, T, W, B, V)
    return W, B, V
