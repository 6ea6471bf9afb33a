/** Text that is kept: tables of Markdown, and files of lines. */
package io.github.clearbeat.study.text;
