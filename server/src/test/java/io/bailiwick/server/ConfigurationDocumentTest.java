package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is the golden file of the settings: its diff is the review. */
class ConfigurationDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCUMENT = ROOT.resolve("docs/configuration.md");
  private static final Pattern KEY =
      Pattern.compile("\"(?:\\$\\{MPCONFIG=)?(bailiwick\\.[a-z.-]+)");

  private static final String HEAD = "| variable | default | meaning |\n|---|---|---|\n";

  /** Run with {@code -Dbailiwick.golden=write} to write the table instead of comparing it. */
  @Test
  void the_document_lists_every_setting_with_its_default() throws IOException {
    var table =
        Stream.of(Setting.values()).map(this::row).collect(Collectors.joining("\n", HEAD, "\n\n"));
    var text = Files.readString(DOCUMENT);
    var written = text.replaceFirst("(?s)\\| variable .*?\\n\\n", Matcher.quoteReplacement(table));
    if ("write".equals(System.getProperty("bailiwick.golden"))) {
      Files.writeString(DOCUMENT, written);
    }

    assertThat(text).isEqualTo(written).contains(HEAD);
  }

  @Test
  void every_key_that_the_application_reads_is_handed_over() throws IOException {
    var handedOver = new TreeSet<String>();
    Stream.of(Setting.values())
        .filter(Setting::reachesTheApplication)
        .map(Setting::key)
        .forEach(handedOver::add);
    ApplicationKeys.MADE_HERE.forEach(key -> handedOver.add("bailiwick." + key));

    assertThat(handedOver).containsAll(keysRead());
  }

  private String row(Setting setting) {
    var name = "`" + setting.variable() + "`" + (setting.secret() ? ", `…_FILE`" : "");
    var preset = setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`";
    return "| " + name + " | " + preset + " | " + setting.meaning() + " |";
  }

  private static TreeSet<String> keysRead() throws IOException {
    var keys = new TreeSet<String>();
    for (var module : new String[] {"persistence", "services-ejb", "web-rest"}) {
      try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          KEY.matcher(Files.readString(file)).results().forEach(hit -> keys.add(hit.group(1)));
        }
      }
    }
    // Settings of a transaction in PostgreSQL, not of the program.
    keys.remove("bailiwick.organization");
    keys.remove("bailiwick.user");
    return keys;
  }
}
