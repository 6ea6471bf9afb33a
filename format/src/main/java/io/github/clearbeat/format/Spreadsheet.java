package io.github.clearbeat.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the first sheet of a spreadsheet ({@code .xlsx}, ECMA-376): the text of its cells, a
 * formula by its stored result, no formats. Label tables of public data sets come so.
 *
 * <pre>{@code
 * List<List<String>> rows = Spreadsheet.read(Path.of("Diagnostics.xlsx"));
 * rows.get(0);                             // FileName, Rhythm, Beat, PatientAge, …
 * }</pre>
 */
public final class Spreadsheet {
  private static final int MOST_COLUMNS = 256;

  /** What one part of the file may unpack to; bounds what a wrong file can cost. */
  private static final long MOST_BYTES = 64L << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final ZipFile zip;

  private Spreadsheet(String file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * The rows of the first sheet; a cell that is not there is empty, and rows may differ in length.
   *
   * @throws MalformedInputException if it is no spreadsheet, in one sentence
   * @throws IOException if the file cannot be read
   */
  public static List<List<String>> read(Path path) throws IOException {
    String name = path.getFileName().toString();
    Inputs.size(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return new Spreadsheet(name, zip).rows();
    } catch (ZipException e) {
      throw new MalformedInputException(
          name, "this is no spreadsheet (.xlsx), or it is cut: " + e.getMessage());
    }
  }

  private List<List<String>> rows() throws IOException {
    List<String> shared =
        zip.getEntry("xl/sharedStrings.xml") == null
            ? List.of()
            : parse("xl/sharedStrings.xml", Spreadsheet::sharedStrings);
    return parse(firstSheet(), xml -> cells(xml, shared));
  }

  /** The part that holds the first sheet, by the workbook's own list. */
  private String firstSheet() throws IOException {
    String id =
        parse(
            "xl/workbook.xml",
            xml -> {
              while (xml.hasNext()) {
                if (begins(xml, "sheet")) {
                  return attribute(xml, "id");
                }
              }
              return "";
            });
    Map<String, String> targets =
        parse(
            "xl/_rels/workbook.xml.rels",
            xml -> {
              Map<String, String> parts = new HashMap<>();
              while (xml.hasNext()) {
                if (begins(xml, "Relationship")) {
                  parts.put(attribute(xml, "Id"), attribute(xml, "Target"));
                }
              }
              return parts;
            });
    String target = targets.get(id);
    if (target == null) {
      throw new MalformedInputException(file, "the workbook names no sheet, expected one");
    }
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private interface Parser<T> {
    T parse(XMLStreamReader xml) throws XMLStreamException, MalformedInputException;
  }

  private <T> T parse(String part, Parser<T> parser) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new MalformedInputException(file, "there is no part " + part + ", expected one");
    }
    if (entry.getSize() > MOST_BYTES) {
      throw new MalformedInputException(
          file + ": " + part,
          "it unpacks to " + entry.getSize() + " bytes, expected at most " + MOST_BYTES);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // given bytes, the parser prints what is wrong with them
    try (Reader text =
        new BufferedReader(new InputStreamReader(zip.getInputStream(entry), UTF_8))) {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      XMLStreamReader xml = factory.createXMLStreamReader(text);
      return parser.parse(xml);
    } catch (XMLStreamException e) {
      throw new MalformedInputException(
          file + ": " + part,
          "this is no XML"
              + (e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber())
              + ", expected a spreadsheet's");
    } catch (MalformedInputException e) {
      throw new MalformedInputException(file, part + ": " + e.getMessage());
    }
  }

  private static List<String> sharedStrings(XMLStreamReader xml) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    while (xml.hasNext()) {
      if (begins(xml, "si")) {
        strings.add(text(xml, "si"));
      }
    }
    return strings;
  }

  private static List<List<String>> cells(XMLStreamReader xml, List<String> shared)
      throws XMLStreamException, MalformedInputException {
    List<List<String>> rows = new ArrayList<>();
    while (xml.hasNext()) {
      if (!begins(xml, "c") && !(xml.isStartElement() && xml.getLocalName().equals("row"))) {
        continue;
      }
      if (xml.getLocalName().equals("row")) {
        rows.add(new ArrayList<>());
        continue;
      }
      String reference = attribute(xml, "r");
      String type = attribute(xml, "t");
      if (rows.isEmpty()) {
        rows.add(new ArrayList<>());
      }
      List<String> row = rows.get(rows.size() - 1);
      int column = reference.isEmpty() ? row.size() : column(reference);
      String text = text(xml, "c");
      while (row.size() < column) {
        row.add("");
      }
      row.add(type.equals("s") && !text.isEmpty() ? shared(shared, text, reference) : text);
    }
    return rows;
  }

  private static String shared(List<String> shared, String index, String reference)
      throws MalformedInputException {
    try {
      return shared.get(Integer.parseInt(index));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          "cell " + reference,
          "shared text " + Quote.of(index) + " is not there, expected 0 to " + (shared.size() - 1));
    }
  }

  /** The column, from 0, of a reference such as AB12. */
  private static int column(String reference) throws MalformedInputException {
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column = 26 * column + reference.charAt(i) - 'A' + 1;
      if (column < 1 || column > MOST_COLUMNS) {
        break;
      }
    }
    if (column < 1 || column > MOST_COLUMNS) {
      throw new MalformedInputException(
          "cell " + Quote.of(reference), "no column from A to IV, expected one");
    }
    return column - 1;
  }

  /** The text of v and t elements up to the end of an element; phonetic hints are left out. */
  private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean taking = false;
    boolean hint = false;
    while (xml.hasNext()) {
      int event = xml.next();
      String name = event <= XMLStreamConstants.END_ELEMENT ? xml.getLocalName() : "";
      if (event == XMLStreamConstants.END_ELEMENT && name.equals(element)) {
        break;
      }
      hint = name.equals("rPh") ? event == XMLStreamConstants.START_ELEMENT : hint;
      if (name.equals("v") || name.equals("t")) {
        taking = event == XMLStreamConstants.START_ELEMENT && !hint;
      } else if (taking && xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private static boolean begins(XMLStreamReader xml, String element) throws XMLStreamException {
    return xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int a = 0; a < xml.getAttributeCount(); a++) {
      if (xml.getAttributeLocalName(a).equals(name)) {
        return xml.getAttributeValue(a);
      }
    }
    return "";
  }
}
