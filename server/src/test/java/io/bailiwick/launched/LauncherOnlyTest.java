package io.bailiwick.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherOnlyTest {
  private static final Path TESTS = Path.of("src/test/java");

  @Test
  void whatever_is_left_out_on_payara_server_exists_and_has_a_reason() throws IOException {
    for (var line : LauncherOnly.lines()) {
      var name = LauncherOnly.name(line).split("#", 2);
      assertThat(line.substring(line.indexOf(' ')).strip()).as(line).isNotEmpty();
      assertThat(source(name[0])).as(line).contains(name.length == 1 ? "class " : name[1] + "(");
    }
  }

  private static String source(String type) throws IOException {
    try (var files = Files.walk(TESTS)) {
      return Files.readString(
          files.filter(file -> file.endsWith(type + ".java")).findFirst().orElseThrow());
    }
  }
}
