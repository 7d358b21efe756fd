package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");

  @TempDir private Path path;

  @Test
  void a_backup_is_named_for_its_moment_and_for_its_owners_eyes() throws Exception {
    var file = folder().write(NOW, this::something);

    assertThat(file).hasFileName("bailiwick-20261120T130000Z.backup").hasContent("something");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void one_that_fails_leaves_nothing_and_one_that_is_there_stays() throws Exception {
    assertThatThrownBy(() -> folder().write(NOW, this::failure)).isInstanceOf(IOException.class);
    assertThat(path).isEmptyDirectory();

    var file = folder().write(NOW, this::something);
    assertThatThrownBy(() -> folder().write(NOW, this::failure)).isInstanceOf(BackupRefused.class);
    assertThat(file).hasContent("something");
  }

  @Test
  void only_what_is_ours_and_too_old_is_deleted() throws Exception {
    var old = file("bailiwick-20261021T125959Z.backup");
    var oldEnough = file("bailiwick-20261021T130000Z.backup");
    var killed = file("bailiwick-20261119T120000Z.backup.part");
    var beingWritten = file("bailiwick-20261120T125000Z.backup.part");
    var others = file("bailiwick-20200101T000000Z.backup.copy");

    var deleted = folder().deleteBefore(NOW.minus(Duration.ofDays(30)), NOW);

    assertThat(deleted).isEqualTo(2);
    assertThat(old).doesNotExist();
    assertThat(killed).doesNotExist();
    assertThat(oldEnough).exists();
    assertThat(beingWritten).exists();
    assertThat(others).exists();
  }

  private BackupFolder folder() {
    return new BackupFolder(path);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(path.resolve(name), "");
  }

  private void something(OutputStream file) throws IOException {
    try (file) {
      file.write("something".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void failure(OutputStream file) throws IOException {
    try (file) {
      throw new IOException("The disk is full.");
    }
  }
}
