"""The expected values of StripSpectrumTest, by numpy and scipy.

python3 beat/src/test/python/strip_spectrum.py
"""

import numpy as np
from scipy import signal, stats

i = np.arange(2600)
t = i / 250
x = np.sin(2 * np.pi * 1.3 * t) + 0.5 * np.sin(2 * np.pi * 7.7 * t)
x += 0.2 * np.cos(2 * np.pi * 33 * t) + 0.1 * ((i * i * 7919 % 1000) / 1000 - 0.5)


def spectrum(x, hertz, segment):
    n = min(len(x), segment)
    padded = 1 << (n - 1).bit_length()
    return signal.welch(x, hertz, "hann", n, n // 2, padded, "constant", scaling="density")


def power(f, p, low, high):
    return p[(f >= low) & (f < high)].sum() * f[1]


f, p = spectrum(x, 250, 1000)
for low, high in ((0, 0.5), (0.5, 5), (5, 15), (30, 40), (0.5, 40), (0, 126)):
    print("power", low, high, repr(float(power(f, p, low, high))))
band = p[(f >= 0.5) & (f < 40)]
share = band / band.sum()
print("entropy", repr(float(-(share * np.log(share)).sum() / np.log(len(share)))))
print("median", repr(float(f[f >= 0.5][np.searchsorted(np.cumsum(share), 0.5)])))
print("peak", repr(float(f[f >= 0.5][band.argmax()])))
x -= x.mean()
print("skewness", repr(float(stats.skew(x))), "kurtosis", repr(float(stats.kurtosis(x, fisher=False))))

rr = [850.0]
while sum(rr) < 240_000:
    s = sum(rr) / 1000
    rr.append(850 + 50 * np.sin(2 * np.pi * 0.1 * s) + 30 * np.sin(2 * np.pi * 0.25 * s))
ends = np.cumsum(rr) / 1000
even = np.arange(0, ends[-1] - ends[0] + 1e-12, 0.25) + ends[0]
f, p = spectrum(np.interp(even, ends, rr), 4, 480)
print("beats", len(rr), "LF", repr(float(power(f, p, 0.04, 0.15))), "HF", repr(float(power(f, p, 0.15, 0.4))))
