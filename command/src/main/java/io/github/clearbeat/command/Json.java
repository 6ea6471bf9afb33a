package io.github.clearbeat.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Values as JSON for scripts: names in their order, what is not known as null, two spaces. */
final class Json {
  private Json() {}

  /** The text of a map, list, string or number, ending with a line feed. */
  static String of(Object value) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    ObjectWriter writer = JsonMapper.builder().build().writer(printer);
    try {
      return writer.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
    }
  }
}
