package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedProcess;
import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.server.docs.ReadmeTour;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    assertThat(said(Map.of(), 2, "begin")).startsWith("bailiwick: begin is no command.\nUsage: ");
    assertThat(said(Map.of(), 2, "start", "--dmeo")).contains("--dmeo", "Usage: ");
    assertThat(said(Map.of(), 2, "backup")).contains("bailiwick backup <folder>");
  }

  @Test
  void whoever_asks_for_help_gets_it_and_nothing_else() {
    assertThat(said(Map.of(), 0, "start", "--help")).startsWith("Usage: bailiwick <command>");
    assertThat(said(Map.of("BAILIWICK_COLOUR", "blue"), 0, "migrate", "-h")).startsWith("Usage: ");
  }

  /** From a checkout in which nothing is built, nor would be. */
  @Test
  void the_run_script_does_not_build_to_tell_how_it_is_called() throws IOException {
    var run = Files.copy(Path.of("../run"), folder.resolve("run"));
    var help = LaunchedProcess.start(List.of("sh", run.toString(), "--help"), Map.of());
    var wrong = LaunchedProcess.start(List.of("sh", run.toString(), "--dmeo"), Map.of());

    assertThat(help.exitCode(PATIENCE)).isZero();
    assertThat(help.output()).startsWith("Usage: ./run [--demo]");
    assertThat(wrong.exitCode(PATIENCE)).isEqualTo(2);
    assertThat(wrong.output()).contains("--dmeo", "Usage: ");
    assertThat(folder.resolve("server")).doesNotExist();
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void it_takes_the_readmes_tour_and_is_migrated_by_hand_while_it_does_not_serve()
      throws Exception {
    var approval = Map.of("BAILIWICK_SIGN_UP", "approval");
    try (var server = LaunchedServer.byCommand(approval, command, "start")) {
      var settings = Map.of("BAILIWICK_DATA", server.data().toString());
      ReadmeTour.take(server);
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
