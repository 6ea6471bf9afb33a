#!/usr/bin/env python3
"""Makes the MATLAB 5 matrices and the spreadsheets of passed/ and failed/, with scipy and zipfile.

Usage, in this folder: python3 make_matrices.py
"""
import pathlib, zipfile
import numpy as np
from scipy.io import savemat

passed, failed = pathlib.Path("passed"), pathlib.Path("failed")

# value(row, column) = row - 2.5 * column, two rows and three columns of doubles, deflated as MATLAB does
small = np.array([[r - 2.5 * c for c in range(3)] for r in range(2)])
savemat(passed / "doubles.mat", {"val": small}, do_compression=True)
savemat(passed / "shorts.mat", {"ECG": (small * 2).astype(np.int16)})
savemat(passed / "missing.mat", {"val": np.array([[1.0, np.nan]])})
savemat(failed / "two.mat", {"val": small, "fs": np.array([[500.0]])})
savemat(failed / "complex.mat", {"val": small + 1j})
savemat(failed / "text.mat", {"val": "sinus rhythm"})
savemat(failed / "nothing.mat", {"val": np.zeros((0, 12))})
savemat(failed / "version4.mat", {"val": small}, format="4")
whole = (passed / "doubles.mat").read_bytes()
(failed / "cut.mat").write_bytes(whole[:-20])
(failed / "hdf5.mat").write_bytes(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(512, b" "))


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(path, sheet, shared=None, workbook=True):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:

        def add(name, text):
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), "<?xml version='1.0'?>" + text)

        add("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        # the first sheet is not the first part: only the relation tells
        if workbook:
            add("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Labels" sheetId="7" r:id="rId9"/><sheet name="Other" sheetId="1" r:id="rId1"/></sheets></workbook>')
        add("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="t" Target="worksheets/sheet2.xml"/></Relationships>')
        add("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
        add("xl/worksheets/sheet2.xml", sheet)
        if shared is not None:
            add("xl/sharedStrings.xml", shared)


def sheet(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


SHARED = f'<sst xmlns="{MAIN}"><si><t>FileName</t></si><si><r><t>Rhy</t></r><r><t>thm</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si><si><t xml:space="preserve"> SB &amp; more </t></si></sst>'
xlsx(
    passed / "labels.xlsx",
    sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>one</t></is></c><c r="C2"><f>40+2</f><v>42</v></c></row>'
        '<row r="4"><c r="AA4" t="s"><v>2</v></c></row>'
    ),
    SHARED,
)
xlsx(failed / "shared.xlsx", sheet('<row r="1"><c r="A1" t="s"><v>3</v></c></row>'), SHARED)
xlsx(failed / "column.xlsx", sheet('<row r="1"><c r="XFD1"><v>3</v></c></row>'))
xlsx(failed / "xml.xlsx", "<worksheet><sheetData>\n</worksheet>")
xlsx(failed / "workbook.xlsx", sheet(""), workbook=False)
xlsx(
    failed / "entity.xlsx",
    f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>',
)
whole = (passed / "labels.xlsx").read_bytes()
(failed / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
