"""Trains ArrhythmiNet V1 or V2 on random beats as one would in Python, and prints samples per second.

    python3 throughput.py v1|v2 conv1d|conv2d BATCH THREADS SECONDS

A turn starts when a line comes in on standard input, so that another program can be measured
between them. It prints samples a second of time and of the training thread's processor time.
"""

import sys
import time

import torch
from torch import nn


class Flat(nn.Module):
    """Conv1d as everybody writes it, or the same as Conv2d(1, k) for channels-last memory."""

    def __init__(self, version, two):
        super().__init__()
        self.two = two
        layers = []
        if version == "v1":
            outs, strides = [16, 32, 64, 64, 64, 128, 128, 256], [2, 2, 2, 1, 1, 2, 1, 1]
            layers += [self.conv(1, 8, 3, 1, 1, False), self.norm(8), nn.ReLU(inplace=True)]
        else:
            outs, strides = [16, 32, 64, 64, 64, 128, 128], [2, 2, 2, 1, 1, 2, 1]
            layers += [self.conv(1, 1, 5, 1, 1, True), self.conv(1, 8, 1, 1, 1, False)]
            layers += [self.norm(8), nn.ReLU(inplace=True)]
        c = 8
        for out, stride in zip(outs, strides):
            if version == "v1":
                layers += [self.conv(c, c, 3, stride, c, True), self.norm(c), nn.ReLU(inplace=True)]
                layers += [self.conv(c, out, 1, 1, 1, True)]
            else:
                layers += [self.conv(c, c, 5, stride, c, True), self.conv(c, out, 1, 1, 1, False)]
            layers += [self.norm(out), nn.ReLU(inplace=True)]
            c = out
        self.trunk = nn.Sequential(*layers)
        self.dropout = nn.Dropout(0.3)
        self.logits = nn.Linear(c, 5)

    def conv(self, i, o, k, stride, groups, bias):
        if self.two:
            return nn.Conv2d(i, o, (1, k), (1, stride), (0, k // 2), groups=groups, bias=bias)
        return nn.Conv1d(i, o, k, stride, k // 2, groups=groups, bias=bias)

    def norm(self, c):
        return nn.BatchNorm2d(c) if self.two else nn.BatchNorm1d(c)

    def forward(self, x):
        x = self.trunk(x).mean((2, 3) if self.two else 2)
        return self.logits(self.dropout(x))


def main():
    version, form, batch, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    seconds = float(sys.argv[5])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    two = form == "conv2d"
    net = Flat(version, two)
    if two:
        net = net.to(memory_format=torch.channels_last)
    count = 4096
    beats = torch.randn(count, 1, 360)
    labels = torch.randint(0, 5, (count,))
    adam = torch.optim.Adam(net.parameters(), 1e-3)
    loss = nn.CrossEntropyLoss()

    def run(limit):
        start, processor, done = time.perf_counter(), time.thread_time(), 0
        while time.perf_counter() - start < limit:
            index = torch.randint(0, count, (batch,))
            x, y = beats[index], labels[index]
            if two:
                x = x.unsqueeze(2).to(memory_format=torch.channels_last)
            adam.zero_grad()
            value = loss(net(x), y)
            value.backward()
            adam.step()
            value.item()
            done += batch
        passed, used = time.perf_counter() - start, time.thread_time() - processor
        return done / passed, done / used

    run(seconds)
    print("ready", flush=True)
    for _ in sys.stdin:
        print("%.1f %.1f" % run(seconds), flush=True)


if __name__ == "__main__":
    main()
