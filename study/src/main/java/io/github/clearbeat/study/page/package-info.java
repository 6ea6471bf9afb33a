/** How documents are written: tables of Markdown. */
package io.github.clearbeat.study.page;
