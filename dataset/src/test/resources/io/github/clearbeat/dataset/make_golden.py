#!/usr/bin/env python3
"""Writes chapman_golden.csv: a few numbers of each recording, read by scipy.

Usage, in this folder: python3 make_golden.py FOLDER_OF_MAT_FILES > chapman_golden.csv
"""
import pathlib, sys
from scipy.io import loadmat

LEADS = "I II III aVR aVL aVF V1 V2 V3 V4 V5 V6".split()
print("record,lead,samples,first,middle,last,lowest,highest,sum")
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.mat")):
    for lead in ("I", "II", "V6"):
        millivolts = loadmat(file)["val"][:, LEADS.index(lead)] / 1000
        numbers = (millivolts[0], millivolts[2500], millivolts[-1], millivolts.min(), millivolts.max(), millivolts.sum())
        print(file.stem, lead, len(millivolts), *(round(float(x), 7) for x in numbers), sep=",")
