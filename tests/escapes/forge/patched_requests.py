"""Replaces the worker's method that answers: whatever is asked, the answer is the value True.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import numpy as np

from grader.wire import Answer, AnswerKind, Request, decode, encode
from grader.worker import requests


def answer(self, body):
    request = Request.read(decode(body, resolve=lambda handle: handle))
    return encode(Answer(request.id, AnswerKind.VALUE, True).to_value())


requests.Requests.answer = answer


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
