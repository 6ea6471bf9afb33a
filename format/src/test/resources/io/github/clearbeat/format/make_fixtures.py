#!/usr/bin/env python3
"""Makes the binary fixtures of passed/ and failed/, independently of the Java code.

Usage, in this folder, with the MIT-BIH Arrhythmia Database in MITDB:
    python3 make_fixtures.py MITDB
"""
import pathlib, struct, sys

mitdb = pathlib.Path(sys.argv[1])
passed, failed = pathlib.Path("passed"), pathlib.Path("failed")


def pack212(samples):
    out = bytearray()
    for i in range(0, len(samples), 2):
        a = samples[i] & 0xFFF
        b = samples[i + 1] & 0xFFF if i + 1 < len(samples) else None
        out += bytes([a & 0xFF, a >> 8 | ((b >> 8) << 4 if b is not None else 0)])
        if b is not None:
            out.append(b & 0xFF)
    return bytes(out)


def pack16(samples):
    return b"".join(struct.pack("<h", s) for s in samples)


def word(code, data):
    return struct.pack("<H", code << 10 | data & 0x3FF)


# ten seconds of mitdb 100: bytes of the database itself; checksums of that stretch summed here
data = (mitdb / "100.dat").read_bytes()[: 3600 * 3]
sums = [0, 0]
for i in range(0, len(data), 3):
    a = data[i] | (data[i + 1] & 0x0F) << 8
    b = data[i + 2] | (data[i + 1] & 0xF0) << 4
    sums[0] += a - 4096 if a & 0x800 else a
    sums[1] += b - 4096 if b & 0x800 else b
sums = [(s + 0x8000) % 0x10000 - 0x8000 for s in sums]
(passed / "mitdb100.dat").write_bytes(data)
(passed / "mitdb100.hea").write_bytes(
    (
        "mitdb100 2 360 3600\r\n"
        f"mitdb100.dat 212 200 11 1024 995 {sums[0]} 0 MLII\r\n"
        f"mitdb100.dat 212 200 11 1024 1011 {sums[1]} 0 V5\r\n"
        "# 69 M 1085 1629 x1\r\n"
        "# Aldomet, Inderal\r\n"
        "# The first ten seconds of record 100, MIT-BIH Arrhythmia Database 1.0.0, ODC-By 1.0\r\n"
    ).encode()
)
# its annotations up to sample 3600: whole words of the file, then the end mark
atr = (mitdb / "100.atr").read_bytes()
at, time = 0, 0
while True:
    w = atr[at] | atr[at + 1] << 8
    if w >> 10 == 63:
        at += 2 + (w & 0x3FF) + (w & 1)
    elif w >> 10 >= 60:
        at += 2
    elif time + (w & 0x3FF) >= 3600:
        break
    else:
        time += w & 0x3FF
        at += 2
(passed / "mitdb100.atr").write_bytes(atr[:at] + b"\0\0")

# two files: two signals in format 16 with a missing sample, one in format 212 of odd length
(passed / "several.dat").write_bytes(pack16([100, -7, 200, -32768, -300, 9]))
(passed / "several.d2").write_bytes(pack212([-2048, 2047, -5]))
# format 16 behind 24 bytes that are no samples, as in a MATLAB v4 file
(passed / "matlab.mat").write_bytes(
    struct.pack("<5i", 30, 1, 4, 0, 4) + b"val\0" + pack16([-366, 0, 1000, 32767])
)
# two samples a frame of the first signal; the second stands one frame late
(passed / "frames.dat").write_bytes(pack16([10, 13, 0, -10, -13, 50, 4, -32768, 60]))
# every field an annotation can have, an interval of 70,000, a code that WFDB leaves open
(passed / "fields.atr").write_bytes(
    word(22, 0) + word(63, 23) + b"## time resolution: 500\0"
    + word(1, 1023)
    + word(59, 0) + struct.pack("<HH", 1, 4464) + word(28, 0) + word(63, 6) + b"(AFIB\0"
    + word(5, 7) + word(61, -3) + word(62, 200) + word(60, -128)
    + word(42, 0) + word(61, 127)
    + word(17, 1) + word(62, 0) + word(63, 3) + b"\xe9t\xe9\0"
    + b"\0\0"
)

# faults
(failed / "short.dat").write_bytes(data[:299])
(failed / "sum.dat").write_bytes(pack16([1, 2, 3]))
(failed / "empty.dat").write_bytes(b"")
(failed / "empty.hea").write_bytes(b"")
(failed / "empty.csv").write_bytes(b"")
(failed / "random.hea").write_bytes(bytes((i * 89 + 7) % 251 for i in range(300)))
(failed / "random.csv").write_bytes(bytes((i * 89 + 7) % 251 for i in range(300)))
(failed / "cut.atr").write_bytes(atr[:100])
(failed / "text.atr").write_bytes(word(28, 0) + word(63, 40) + b"(N\0")
(failed / "code.atr").write_bytes(word(1, 10) + word(51, 4) + b"\0\0")
(failed / "rate.atr").write_bytes(word(22, 0) + word(63, 22) + b"## time resolution: -5" + b"\0\0")
(failed / "before.atr").write_bytes(
    word(59, 0) + struct.pack("<HH", 0xFFFF, 0xFFF0) + word(1, 0) + b"\0\0"
)
