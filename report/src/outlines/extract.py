#!/usr/bin/env python3
"""Writes the letters that pictures are drawn with, as outlines, from two faces of DejaVu Sans.

    python3 extract.py /usr/share/fonts/truetype/dejavu \
        > ../main/resources/io/github/clearbeat/report/dejavu-sans.outlines

Needs fonttools. Faces: DejaVuSans.ttf and DejaVuSans-Bold.ttf as in Debian 12, fonts-dejavu-core
2.37-6. One line a letter: face (r or b), code point in hexadecimal, advance, outline. The outline
is moves and quadratic curves in font units (2048 an em, y upwards), separated by spaces:
M x y, L x y, Q x y x y, Z.
"""
import sys
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

LETTERS = [chr(c) for c in range(0x20, 0x7F)] + list(
    "\u00a0°±²³µ·×÷äöüßéèçñÄÖÜÉåøæ–—‘’“”•…‰′″→←↑↓−≈≤≥≠∞√ΔΣφσ½"
)


class Outline(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.words = []

    def _moveTo(self, p):
        self.words += ["M", *p]

    def _lineTo(self, p):
        self.words += ["L", *p]

    def _qCurveToOne(self, c, p):
        self.words += ["Q", *c, *p]

    def _closePath(self):
        self.words.append("Z")


folder = sys.argv[1]
for face, name in (("r", "DejaVuSans.ttf"), ("b", "DejaVuSans-Bold.ttf")):
    font = TTFont(f"{folder}/{name}")
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    for letter in LETTERS:
        glyph = glyphs[cmap[ord(letter)]]
        pen = Outline(glyphs)
        glyph.draw(pen)
        words = [w if isinstance(w, str) else str(round(w)) for w in pen.words]
        print(face, f"{ord(letter):x}", glyph.width, *words)
