/**
 * The program: wires the other modules together, prints and exits. Start with {@link
 * io.github.clearbeat.command.Main}; each command is one file, listed in {@code Clearbeat}.
 *
 * <p>Results go to standard output, everything said beside them to standard error. Outputs appear
 * complete or not at all. Whatever goes wrong is said in one sentence; exit codes stand in {@code
 * Failures}.
 */
package io.github.clearbeat.command;
