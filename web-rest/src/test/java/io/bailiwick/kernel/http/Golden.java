package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A file whose diff is the review. Where it differs, the test writes what it found beside the
 * build's output, so that a reviewed change is a copy away.
 */
record Golden(String name) {

  static Golden file(String name) {
    return new Golden(name);
  }

  void shouldHold(Collection<String> lines) {
    var found = String.join("\n", lines) + "\n";
    try {
      var expected = Files.readString(Path.of("src/test/resources/golden", name));
      if (!found.equals(expected)) {
        Files.createDirectories(Path.of("target/golden"));
        Files.writeString(Path.of("target/golden", name), found);
      }
      assertThat(found)
          .as("golden file %s; what was found lies in target/golden", name)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
