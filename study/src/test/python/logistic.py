"""The expected probabilities of FeatureModelTest: the minimum of the same loss, by scipy.

python3 study/src/test/python/logistic.py
"""

import numpy as np
from scipy.optimize import minimize

X = np.array(
    [[0, 1], [1, 0], [1, 2], [3, 1], [4, 3], [3, 4], [0, 4], [1, 5], [5, 0], [2, 2.0]]
)
y = np.array([0, 0, 0, 1, 1, 1, 2, 2, 1, 0])
K = 3
mean, deviation = X.mean(0), X.std(0)
Z = np.c_[(X - mean) / deviation, np.ones(len(X))]
weights = np.log(len(y) / np.bincount(y))
weights = np.maximum(0.2, weights / weights.mean())
share = weights[y] / weights[y].sum()


def loss(flat):
    W = flat.reshape(K, 3)
    logits = Z @ W.T
    top = logits.max(1, keepdims=True)
    total = top[:, 0] + np.log(np.exp(logits - top).sum(1))
    return (share * (total - logits[np.arange(len(y)), y])).sum() + 0.5e-3 * (W[:, :2] ** 2).sum()


found = minimize(loss, np.zeros(9), method="BFGS", options=dict(gtol=1e-10, maxiter=5000))
tight = dict(xatol=1e-10, fatol=1e-15, maxiter=40000, maxfev=80000)
found = minimize(loss, found.x, method="Nelder-Mead", options=tight)
W = found.x.reshape(K, 3)
for point in ([0, 0], [2, 3], [3, 2.5], [1, 4]):
    logits = W @ np.r_[(np.array(point) - mean) / deviation, 1]
    p = np.exp(logits - logits.max())
    print(point, [float(v) for v in p / p.sum()])
