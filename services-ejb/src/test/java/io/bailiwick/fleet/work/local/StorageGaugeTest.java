package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageGaugeTest {

  @TempDir Path data;
  private VpsFolder folder;

  @BeforeEach
  void make() throws IOException {
    folder = new LocalFolders(data).of(VpsId.next());
    Files.createDirectories(folder.home());
  }

  @Test
  void empty_files_fill_a_disk_too() throws IOException {
    for (var i = 0; i < 2_000; i++) {
      Files.createFile(folder.home().resolve("empty-" + i));
    }
    var use = new StorageGauge(Duration.ZERO).read(folder).orElseThrow();

    assertThat(use.atLeast()).isFalse();
    assertThat(use.bytes()).isBetween(2_000 * DiskUse.BLOCK, 2_100 * DiskUse.BLOCK);
  }

  @Test
  void a_file_of_two_names_is_held_once_and_links_are_not_followed() throws IOException {
    var file = Files.write(folder.home().resolve("big"), new byte[1_000_000]);
    Files.createLink(folder.home().resolve("again"), file);
    var outside = Files.write(data.resolve("outside"), new byte[1_000_000]);
    Files.createSymbolicLink(folder.home().resolve("away"), outside);

    var use = new StorageGauge(Duration.ZERO).read(folder).orElseThrow();

    assertThat(use.bytes()).isBetween(1_000_000L, 1_100_000L);
  }

  @Test
  void a_walk_that_does_not_end_tells_what_it_saw() {
    var endless = "echo d 2 1 8; echo f 1 2 16; echo f 1 3 0; echo f 1; exec sleep 60";
    var gauge =
        new StorageGauge(
            Duration.ZERO, Duration.ofMillis(500), home -> List.of("sh", "-c", endless));
    var cutInALine = gauge.read(folder).orElseThrow();
    var whole = endless.replace("echo f 1; ", "");
    gauge =
        new StorageGauge(Duration.ZERO, Duration.ofMillis(500), home -> List.of("sh", "-c", whole));

    assertThat(cutInALine).isEqualTo(new DiskUse(4 * DiskUse.BLOCK, true));
    assertThat(gauge.read(folder)).contains(new DiskUse(4 * DiskUse.BLOCK, true));
  }

  @Test
  void a_walk_that_cannot_begin_tells_nothing() {
    var gauge =
        new StorageGauge(Duration.ZERO, Duration.ofSeconds(1), home -> List.of("no-such-program"));

    assertThat(gauge.read(folder)).isEmpty();
  }
}
