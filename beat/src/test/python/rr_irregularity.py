"""The expected values of RrIrregularityTest, from the definitions, with numpy alone.

python3 beat/src/test/python/rr_irregularity.py
"""

import numpy as np

SERIES = {
    "SINUS": [800, 810, 790, 860, 805, 795, 880, 760, 800, 815],
    "FIBRILLATION": [612, 745, 538, 901, 660, 577, 820, 493, 706, 684, 1012, 559, 631, 770, 525],
    "BIGEMINY": [600, 1000] * 6,
}


def alike(x, m, r):
    """Matrix of runs of m values whose largest distance is at most r."""
    runs = np.lib.stride_tricks.sliding_window_view(np.asarray(x, float), m)
    return np.abs(runs[:, None, :] - runs[None, :, :]).max(axis=2) <= r


def sampen(x, r):
    both = alike(x, 2, r)
    n = len(both)
    one = alike(x, 1, r)[:n, :n]
    off = ~np.eye(n, dtype=bool)
    return (one & off).sum() / 2, (both & off).sum() / 2


def phi(x, m, r):
    return np.log(alike(x, m, r).mean(axis=1)).mean()


def lorenz(x):
    d = np.diff(x)
    before, after = d[:-1], d[1:]
    off = (np.abs(before) > 80) | (np.abs(after) > 80)
    pac = (
        ((np.abs(before) <= 80) & (after < -80))
        | ((before < -80) & (after > 80))
        | ((before > 80) & (after <= 80))
    )
    bins = np.stack([before // 40, after // 40], axis=1)
    good = bad = occupied = 0
    for cell in np.unique(bins[off], axis=0):
        here = off & (bins == cell).all(axis=1)
        occupied += 1
        for k in np.flatnonzero(here)[1:]:
            good, bad = good + pac[k], bad + (not pac[k])
    n = len(before)
    return (occupied - (~off).sum() - 2 * (good - bad)) / n, (good - bad) / n


for name, x in SERIES.items():
    x = np.asarray(x, float)
    d = np.diff(x)
    med, mean = np.median(x), x.mean()
    sd1 = np.std((x[1:] - x[:-1]) / np.sqrt(2), ddof=1)
    sd2 = np.std((x[1:] + x[:-1]) / np.sqrt(2), ddof=1)
    b, a = sampen(x, 0.2 * x.std(ddof=1))
    for r in 30 * 2.0 ** np.arange(6):
        cb, ca = sampen(x, r)
        if ca >= 5:
            break
    share = np.bincount((x // 50).astype(int)) / len(x)
    share = share[share > 0]
    early = (x[:-1] < 0.85 * med) & (x[1:] > 1.05 * med)
    afe, pac = lorenz(x)
    values = {
        "pNN50": 100 * np.mean(np.abs(d) > 50),
        "pNN10": 100 * np.mean(np.abs(d) > 0.1 * med),
        "SD1": sd1,
        "SD2": sd2,
        "SD1SD2": sd1 / sd2 if sd2 > 1e-9 else "clamped",
        "sample_entropy": np.log(b / (a or 0.5)) if b else "unknown",
        "approximate_entropy": phi(x, 1, 0.2 * x.std(ddof=1)) - phi(x, 2, 0.2 * x.std(ddof=1)),
        "coefficient_of_sample_entropy": np.log(cb / ca) + np.log(2 * r / mean),
        "shannon_entropy": -(share * np.log2(share)).sum(),
        "turning_points": np.mean(d[:-1] * d[1:] < 0),
        "autocorrelation": ((x - mean)[:-1] * (x - mean)[1:]).sum() / ((x - mean) ** 2).sum(),
        "premature_share": 100 * early.sum() / len(x),
        "af_evidence": afe,
        "pac_evidence": pac,
    }
    print(name, "A, B:", a, b, "r:", r)
    for key, value in values.items():
        print("  ", key, value if isinstance(value, str) else repr(float(value)))
