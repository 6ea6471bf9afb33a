package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.SumStats;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.report.ComparisonPage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums up tables in line form, as WFDB's sumstats does. */
@Command(
    name = "sumstats",
    mixinStandardHelpOptions = true,
    header = "Sum up a table in line form, gross and average (as WFDB's sumstats).",
    description = {
      "",
      "FILE is a table of bxb, rxr, epicmp or mxm with -l or -L, or of the evaluate commands, with"
          + " its headings. Gross statistics weigh every event the same, averages every record."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate beats mitdb found --lines beats.txt",
      "  clearbeat evaluate sumstats beats.txt",
      "  clearbeat evaluate sumstats beats.txt --csv sums.csv --html sums.html"
    })
final class EvaluateSumStatsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The table.")
  private Path file;

  @Option(
      names = "--corrected",
      description = "Without the fault of sumstats in gross shares of shutdown.")
  private boolean corrected;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write what would be printed to a file.")
  private Path out;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the table and its sums, a line for each record.")
  private Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page of the table and its sums.")
  private Path html;

  @Option(names = "--json", description = "Print JSON for scripts: the lines of the sums.")
  private boolean json;

  EvaluateSumStatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String table = read();
    String sums;
    try {
      sums = SumStats.summarize(table, corrected ? Edition.CORRECTED : Edition.WFDB);
    } catch (IllegalArgumentException wrong) {
      throw new MalformedInputException(file.toString(), wrong.getMessage());
    }
    String words = json ? Json.of(values(table, sums)) : sums;
    try (OutputFiles files = new OutputFiles(List.of(file))) {
      files.write(out, words);
      SumTable cut = SumTable.of(table, sums);
      if (csv != null) {
        files.write(csv, ComparisonCsv.of(values(cut)));
      }
      if (html != null) {
        page(cut, files.file(html));
      }
      files.commit();
    }
    if (out == null) {
      console.out().print(words);
    }
    return 0;
  }

  private static List<List<Object>> values(SumTable table) {
    List<List<Object>> values = new ArrayList<>();
    values.add(List.copyOf(table.columns()));
    table.rows().forEach(row -> values.add(List.copyOf(row)));
    return values;
  }

  private void page(SumTable table, Path to) throws IOException {
    int share = SumTable.firstShare(table.columns());
    int all = table.columns().size();
    List<ComparisonPage.Table> tables = new ArrayList<>();
    if (share < all) {
      tables.add(part(table, "Shares in per cent, and what stands beside them", share, all));
    }
    tables.add(part(table, share < all ? "Counts" : "Values", 1, share));
    long sums = table.rows().stream().filter(EvaluateSumStatsCommand::isSum).count();
    PageWords.write(
        new ComparisonPage(
            "Sums of " + file.getFileName(),
            PageWords.program(),
            List.of(
                new ComparisonPage.Fact("Table", file.toString()),
                new ComparisonPage.Fact("Records", String.valueOf(table.rows().size() - sums))),
            List.of(),
            List.of(
                new ComparisonPage.Section(
                    "Records and sums",
                    "Gross shares come from the sums and weigh every event the same; averages weigh"
                        + " every record the same, and leave out those without such events.",
                    tables)),
            "",
            List.of()),
        to);
  }

  private static boolean isSum(List<String> row) {
    return row.get(0).matches("sum|gross|average");
  }

  /** Some columns of the table; sums without a value there are left out. */
  private static ComparisonPage.Table part(SumTable table, String caption, int from, int to) {
    List<ComparisonPage.Line> lines = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = row.subList(from, to);
      boolean empty = cells.stream().allMatch(String::isEmpty);
      if (!isSum(row)) {
        lines.add(line(PageWords.plain(row.get(0)), cells));
      } else if (!empty) {
        lines.add(line(PageWords.strong(row.get(0)), cells));
      }
    }
    List<String> columns = new ArrayList<>(List.of("record"));
    columns.addAll(table.columns().subList(from, to));
    return new ComparisonPage.Table(caption, columns, lines);
  }

  private static ComparisonPage.Line line(ComparisonPage.Cell head, List<String> cells) {
    return new ComparisonPage.Line(head, cells.stream().map(PageWords::plain).toList());
  }

  private String read() throws IOException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(
          file.toString(), "this is a folder, expected a table in line form");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException noText) {
      throw new MalformedInputException(
          file.toString(), "this is no text, expected a table in line form");
    }
  }

  /** The sums as numbers in the order of the columns, null where one is not defined. */
  private static Map<String, Object> values(String table, String sums) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-sums-1");
    values.put("headings", table.lines().takeWhile(line -> !SumTable.isRecord(line)).toList());
    for (String line : sums.substring(table.length()).lines().toList()) {
      String[] words = line.trim().split("\\s+");
      if (words[0].equals("Sum") || words[0].equals("Gross") || words[0].equals("Average")) {
        values.put(words[0].toLowerCase(Locale.ROOT), numbers(words));
      } else if (line.startsWith("Summary of results from ")) {
        values.put("records", Integer.parseInt(words[4]));
      }
    }
    return values;
  }

  private static List<Object> numbers(String[] words) {
    List<Object> numbers = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      boolean number = words[i].matches("[0-9.]+");
      numbers.add(number ? Double.valueOf(words[i]) : words[i].equals("-") ? null : words[i]);
    }
    return numbers;
  }
}
