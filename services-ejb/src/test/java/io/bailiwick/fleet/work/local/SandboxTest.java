package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program can see and do, told by a program that looks around and leaves. */
class SandboxTest {

  private static final String TOKEN = "dead".repeat(16);

  private static final String LOOK_AROUND =
      """
      #!/bin/bash
      cd
      id -u >uid
      cat "SECRET" >secret 2>&1
      ls / >root
      env >environment
      cat /proc/[0-9]*/cmdline | tr '\\0' ' ' >processes
      (echo 1 >/proc/sys/vm/swappiness) 2>refused
      df -B 1048576 --output=size /tmp /dev/shm >memory 2>&1
      exit 3
      """;

  @TempDir Path data;
  private LocalBed bed;
  private final VpsId vps = VpsId.next();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void in_bubblewrap_a_program_sees_nothing_of_the_host() throws IOException {
    lookAround();
    if (!bed.tools().have("bwrap", "setpriv")) {
      assertThat(sandbox()).isNotEqualTo("bubblewrap");
      return;
    }
    assertThat(sandbox()).isEqualTo("bubblewrap");
    assertThat(seen("uid")).isNotEqualTo("0\n");
    assertThat(seen("secret")).contains("No such file");
    assertThat(seen("root")).doesNotContain("srv", "boot", "mnt");
    assertThat(seen("processes")).doesNotContain("supervisor", "surefire");
    assertThat(seen("refused")).contains("denied");
    // In MB: as much as the machine's memory, and not half of the host's.
    assertThat(seen("memory").lines().skip(1).map(String::strip)).containsExactly("256", "256");
  }

  @Test
  void in_unshare_a_program_cannot_read_what_is_ours() throws IOException {
    lookAround("bwrap");
    if (!sandbox().equals("unshare")) {
      assertThat(sandbox()).isEqualTo("plain");
      return;
    }
    assertThat(seen("processes")).doesNotContain("supervisor", "surefire");
    if (bed.tools().root()) {
      assertThat(seen("uid")).isNotEqualTo("0\n");
      assertThat(seen("secret")).doesNotContain("hidden");
      assertThat(seen("refused")).contains("denied");
    }
  }

  /** Else it would be root in a user namespace, and could uncover what is covered. */
  @Test
  void who_is_not_root_gets_no_unshare() throws IOException {
    bed = new LocalBed(data);
    var folders = new LocalFolders(data);
    var user = new Tools(bed.tools().without("bwrap").names(), false);
    var installed = new InstalledFiles(folders.installed());
    var sandbox = new ChooseSandbox(user, installed, folders).strongest();
    assertThat(sandbox.name()).isEqualTo("plain");
    assertThat(sandbox.isolates()).isFalse();
  }

  @Test
  void a_program_gets_its_own_environment_and_nothing_of_the_servers() throws IOException {
    lookAround();
    assertThat(seen("environment"))
        .contains("GATEWAY_TOKEN=" + TOKEN, "GATEWAY_HOST=127.0.0.1", "TWO=a b\nc")
        .doesNotContain("BW_", "JAVA_HOME", "MAVEN");
  }

  @Test
  void a_program_that_ends_by_itself_leaves_its_exit_code() throws IOException {
    lookAround();
    var machine = bed.provider().find(vps).orElseThrow();
    assertThat(machine.details()).containsEntry("exit_code", 3L);
  }

  @Test
  void the_token_stands_on_no_command_line_and_in_no_file_of_ours() throws IOException {
    bed = new LocalBed(data);
    bed.provider().create(vps, specification(Programs.SAMPLE_AGENT));
    assertThat(Processes.withCommandLine(TOKEN)).isEmpty();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.contains(TOKEN)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void a_link_in_the_home_leads_the_servers_files_nowhere() throws IOException {
    bed = new LocalBed(data);
    var machine = bed.provider().create(vps, specification(Programs.SAMPLE_AGENT));
    var outside = Files.createDirectory(data.resolve("outside"));
    Files.createSymbolicLink(bed.folder(vps).home().resolve("workspace"), outside);

    if (machine.details().get("sandbox").equals("bubblewrap")) {
      var files = List.of(new MachineFile("workspace/SOUL.md", "x"));
      assertThatThrownBy(() -> bed.provider().configure(vps, files))
          .isInstanceOf(ProviderException.class);
    }
    assertThat(outside).isEmptyDirectory();
  }

  private void lookAround(String... missing) throws IOException {
    bed = new LocalBed(data, missing);
    var secret = data.resolve("secret");
    Files.writeString(secret, "hidden");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    var program = data.resolve("programs/look-around");
    Files.writeString(program, LOOK_AROUND.replace("SECRET", secret.toString()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> bed.provider().create(vps, specification("look-around")))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("ended before its gateway listened");
  }

  private String sandbox() {
    return bed.provider().find(vps).orElseThrow().details().get("sandbox").toString();
  }

  private String seen(String file) throws IOException {
    return Files.readString(bed.folder(vps).home().resolve(file));
  }

  private static MachineSpecification specification(String image) {
    var environment = Map.of("GATEWAY_TOKEN", TOKEN, "TWO", "a b\nc");
    return new MachineSpecification("agent", image, 1_000, 256, 1, environment, List.of());
  }
}
