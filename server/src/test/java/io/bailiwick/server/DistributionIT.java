package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedProcess;
import io.bailiwick.launched.LaunchedServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, unpacked where nothing else of ours is, and its command behind a link. */
class DistributionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path ARCHIVE = Path.of(System.getProperty("bailiwick.distribution"));

  @TempDir private static Path folder;
  private static String command;

  @BeforeAll
  static void unpack() throws IOException {
    var tar = new Command(List.of("tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString()));
    assertThat(tar.run(PATIENCE).output()).isEmpty();
    var home = "bailiwick-" + Release.version();
    command =
        Files.createSymbolicLink(folder.resolve("linked"), Path.of(home, "bin", "bailiwick"))
            .toString();
  }

  @Test
  void everything_in_it_belongs_to_root_and_is_of_one_moment() throws IOException {
    var owners = new HashSet<Long>();
    var moments = new HashSet<>();
    try (var packed = new BufferedInputStream(Files.newInputStream(ARCHIVE));
        var tar = new TarArchiveInputStream(new GZIPInputStream(packed))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        owners.add(entry.getLongUserId());
        owners.add(entry.getLongGroupId());
        moments.add(entry.getLastModifiedTime());
        assertThat(entry.getMode() & 0111).as(entry.getName()).isEqualTo(executableBits(entry));
      }
    }
    assertThat(owners).containsExactly(0L);
    assertThat(moments).hasSize(1);
  }

  @Test
  void it_tells_its_version() {
    assertThat(said(Map.of(), 0, "version")).isEqualTo("Bailiwick " + Release.version() + "\n");
  }

  @Test
  void a_wrong_command_is_told_the_right_ones() {
    assertThat(said(Map.of(), 2, "begin")).startsWith("Usage: bailiwick <command>");
  }

  @Test
  void it_serves_and_is_migrated_by_hand_while_it_does_not() {
    try (var server = LaunchedServer.byCommand(Map.of(), command, "start")) {
      var settings = Map.of("BAILIWICK_DATA", server.data().toString());
      server.admin().get("/users/me").expect(200);
      assertThat(said(settings, 1, "rollback", "1")).contains("is using the data folder");

      server.stop();
      assertThat(said(settings, 0, "migrate", "status")).contains("changes applied.");
      assertThat(said(settings, 0, "rollback", "1")).contains("1 changes taken back.");
      assertThat(said(settings, 3, "migrate", "status")).contains("pending: ");
      assertThat(said(settings, 0, "migrate")).contains("1 changes applied.");

      server.start();
      server.admin().get("/users/me").expect(200);
    }
  }

  private static int executableBits(TarArchiveEntry entry) {
    return entry.isDirectory() || entry.getName().endsWith("/bin/bailiwick") ? 0111 : 0;
  }

  private static String said(Map<String, String> settings, int exitCode, String... arguments) {
    var words = new ArrayList<>(List.of(command));
    words.addAll(List.of(arguments));
    var process = LaunchedProcess.start(words, settings);
    assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
    return process.output();
  }
}
