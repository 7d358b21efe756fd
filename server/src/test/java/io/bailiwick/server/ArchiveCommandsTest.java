package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell commands as PostgreSQL runs them: with its words put in place of %p and %f. */
class ArchiveCommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME = "000000010000000000000007";

  @TempDir private Path folder;
  private Path wal;
  private Path segment;

  @BeforeEach
  void make() throws IOException {
    wal = Files.createDirectory(folder.resolve("it's $HOME, 100% `true` \\ \"mine\""));
    segment = folder.resolve(NAME);
    write(segment, 1);
  }

  @Test
  void a_segment_comes_back_as_it_was_and_keeps_its_time() throws IOException {
    var written = FileTime.from(Instant.parse("2026-11-20T12:00:00.123Z"));
    Files.setLastModifiedTime(segment, written);

    assertThat(archive()).isZero();

    assertThat(Files.getLastModifiedTime(archived())).isEqualTo(written);
    var back = folder.resolve("back");
    assertThat(run(commands().restore(), back)).isZero();
    assertThat(back).hasSameBinaryContentAs(segment);
  }

  @Test
  void the_same_one_again_is_a_success_and_another_one_of_that_name_is_refused()
      throws IOException {
    assertThat(archive()).isZero();
    assertThat(archive()).isZero();

    var first = Files.readAllBytes(archived());
    write(segment, 2);
    assertThat(archive()).isNotZero();
    assertThat(archived()).hasBinaryContent(first);
  }

  @Test
  void a_folder_that_is_gone_and_a_segment_that_is_not_there_are_failures() throws IOException {
    assertThat(run(commands().restore(), folder.resolve("back"))).isNotZero();
    Files.delete(wal);
    assertThat(archive()).isNotZero();
    assertThat(wal).doesNotExist();
  }

  @Test
  void one_that_was_killed_half_way_has_not_got_its_name_and_is_repeated() throws Exception {
    try (var large = Files.newOutputStream(segment)) {
      for (var i = 0; i < 100; i++) {
        large.write(noise(i));
      }
    }
    var words = List.of("setsid", "-w", "sh", "-c", filled(commands().archive(), segment));
    var process = new ProcessBuilder(words).start();
    while (!Files.exists(part()) || Files.size(part()) == 0) {
      Thread.sleep(1);
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.waitFor();
    assertThat(archived()).doesNotExist();

    write(segment, 1);
    assertThat(archive()).isZero();
    assertThat(part()).doesNotExist();
    assertThat(run(commands().restore(), folder.resolve("back"))).isZero();
    assertThat(folder.resolve("back")).hasSameBinaryContentAs(segment);
  }

  private ArchiveCommands commands() {
    return new ArchiveCommands(wal);
  }

  private int archive() {
    return run(commands().archive(), segment);
  }

  private Path archived() {
    return wal.resolve(NAME + ".gz");
  }

  private Path part() {
    return wal.resolve(NAME + ".gz.part");
  }

  private static int run(String command, Path path) {
    return new Command(List.of("sh", "-c", filled(command, path))).run(PATIENCE).exitCode();
  }

  /** As PostgreSQL does it. */
  private static String filled(String command, Path path) {
    return command
        .replace("%%", "\0")
        .replace("%p", path + "")
        .replace("%f", NAME)
        .replace('\0', '%');
  }

  private static void write(Path file, int seed) throws IOException {
    Files.write(file, noise(seed));
  }

  private static byte[] noise(int seed) {
    var bytes = new byte[1 << 20];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
