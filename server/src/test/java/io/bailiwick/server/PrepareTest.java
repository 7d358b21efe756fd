package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {
  @TempDir Path folder;

  @Test
  void what_it_writes_a_shell_reads_as_it_was() throws IOException {
    var value = "[{\"name\": \"a b\",\n \"secret\": \"$HOME `id` \\\\ 'x' \\\"\"}]";
    var file =
        Files.writeString(
            folder.resolve("env"), Prepare.asEnvironment(Map.of("bailiwick.database.url", value)));

    var read =
        new Command(List.of("sh", "-c", ". " + file + "; printf %s \"$BAILIWICK_DATABASE_URL\""));

    assertThat(read.run(Duration.ofSeconds(10)).output()).isEqualTo(value);
  }

  @Test
  void it_needs_a_database_that_outlives_it() {
    var settings = Settings.of(Map.of("BAILIWICK_DATA", folder.toString()));

    assertThatThrownBy(() -> new Prepare(settings).run())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BAILIWICK_DATABASE_URL");
    assertThat(folder).isEmptyDirectory();
  }
}
