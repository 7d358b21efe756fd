package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final ArrayList<String> told = new ArrayList<>();

  @Test
  void what_is_short_says_nothing_and_passes_unchanged() throws IOException {
    var pace = new Pace(told::add);

    var read = pace.reading(new ByteArrayInputStream(new byte[] {1, -1, 3}), mb -> "read " + mb);

    assertThat(read.readAllBytes()).containsExactly(1, -1, 3);
    assertThat(told).isEmpty();
  }

  @Test
  void what_is_long_tells_its_megabytes() throws IOException {
    var pace = new Pace(told::add, Duration.ZERO);
    var written = new ByteArrayOutputStream();

    pace.writing(written, mb -> "wrote " + mb).write(new byte[3 << 20]);

    assertThat(written.size()).isEqualTo(3 << 20);
    assertThat(told).containsExactly("wrote 3");
  }
}
