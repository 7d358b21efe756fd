package io.bailiwick.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

  private static final Pattern ROW = Pattern.compile("\\| `/problems/([a-z-]+)` \\| (\\d+) \\| .+");

  @Test
  void every_problem_type_has_its_line_in_the_docs_and_no_line_is_without_one() throws IOException {
    var documented =
        Files.readAllLines(Path.of("../docs/problems.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(documented)
        .containsExactly(
            Arrays.stream(ProblemType.values())
                .map(type -> type.slug() + " " + type.status())
                .toArray(String[]::new));
  }
}
