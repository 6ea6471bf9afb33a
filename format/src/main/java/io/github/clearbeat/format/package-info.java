/**
 * Bytes to recordings and back. Start with {@link io.github.clearbeat.format.Recordings}; marks are
 * read and written by {@link io.github.clearbeat.format.AnnotationFile}. Nothing here analyses.
 *
 * <p><b>WFDB records</b> (header {@code .hea} and signal files; <a
 * href="https://physionet.org/physiotools/wag/header-5.htm">header(5)</a>, <a
 * href="https://physionet.org/physiotools/wag/signal-5.htm">signal(5)</a>). Honoured: several
 * signals a file and several files a record, formats 16 and 212, byte offset (and so MATLAB v4
 * files, {@code 16+24}), samples per frame (averaged to one a frame, as {@code rdsamp} does), skew,
 * gain, baseline, units, ADC zero and resolution, initial value, checksum, description, number of
 * samples absent (the file's size tells), start time and date, comments, blank lines, CRLF. Read
 * and not used: counter frequency, base counter, block size. Refused with a sentence: records of
 * several segments, signal files outside the record's folder.
 *
 * <p><b>Annotation files</b> of the MIT format (<a
 * href="https://physionet.org/physiotools/wag/annot-5.htm">annot(5)</a>): all codes, SKIP, NUM,
 * SUB, CHN, AUX, the time-resolution note.
 *
 * <p><b>CSV</b>: one row a sample, one column a lead; see {@link
 * io.github.clearbeat.format.Recordings#open(java.nio.file.Path, java.util.OptionalDouble)}.
 *
 * <p><b>Matrices of samples</b> without rate and units: MATLAB version 5 and bare CSV; see {@link
 * io.github.clearbeat.format.SampleMatrix}. <b>Spreadsheets</b> (.xlsx): the cells of the first
 * sheet; see {@link io.github.clearbeat.format.Spreadsheet}.
 */
package io.github.clearbeat.format;
