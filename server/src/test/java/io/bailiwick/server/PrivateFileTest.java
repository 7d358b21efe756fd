package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  @TempDir Path folder;

  @Test
  void only_its_owner_may_read_it_also_after_it_was_written_again() throws IOException {
    var path = folder.resolve("key");
    var file = new PrivateFile(path);

    file.write("first");
    file.write("second");

    assertThat(file.read()).contains("second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining("glob:**key").isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void what_was_made_once_stays() {
    var file = new PrivateFile(folder.resolve("key"));

    assertThat(file.readOrCreate(() -> "first")).isEqualTo("first");
    assertThat(file.readOrCreate(() -> "second")).isEqualTo("first");
  }
}
