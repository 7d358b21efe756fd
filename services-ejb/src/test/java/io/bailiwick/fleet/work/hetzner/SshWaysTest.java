package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of {@code ssh}; the real one is met in {@code RemoteProvidersIT}. */
class SshWaysTest {

  /** Leaves what the real one leaves: its two sockets, or nothing after the master was told to. */
  private static final String STANDS =
      """
      echo "$@" >> calls
      for word; do
        case $word in
          ControlPath=*) control=${word#*=} ;;
          *:127.0.0.1:18789) socket=${word%%:127.0.0.1:18789} ;;
          exit) rm -f "$control"; exit 0 ;;
        esac
      done
      : > "$control"
      : > "$socket"
      """;

  private final VpsId vps = VpsId.next();

  @TempDir Path folder;
  private SshWays ways;

  @BeforeEach
  void open() throws IOException {
    program(STANDS);
    ways = new SshWays(new Ssh(folder.resolve("ssh").toString(), ours(), 22, "the key"));
  }

  private Path ours() {
    return folder.resolve("ours");
  }

  @Test
  void a_way_is_opened_once_and_leads_to_the_machines_loopback() throws IOException {
    var way = way();
    assertThat(way.isOpen()).isFalse();
    way.open();
    way.open();
    assertThat(way.isOpen()).isTrue();
    assertThat(way().address()).as("the same for all").isEqualTo(way.address());
    assertThat(calls()).hasSize(1);
    assertThat(calls().get(0))
        .contains("StrictHostKeyChecking=yes", way.address().substring(5) + ":127.0.0.1:18789")
        .endsWith("root@10.0.0.2");
  }

  @Test
  void one_that_could_not_be_dialled_is_opened_anew_under_another_name() throws IOException {
    var way = way();
    way.open();
    var first = way.address();
    way.forget();
    assertThat(way.isOpen()).isFalse();
    way.open();
    assertThat(way.address()).isNotEqualTo(first);
    assertThat(calls()).hasSize(2);
  }

  @Test
  void a_machine_that_is_not_there_is_not_asked_again_at_once() throws IOException {
    program("echo \"$@\" >> calls; echo 'No route to host'; exit 255");
    var way = way();
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(way::open)
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("No route to host");
    }
    assertThat(calls()).hasSize(1);
  }

  @Test
  void a_machine_with_another_address_has_another_way() {
    way().open();
    assertThat(ways.to(vps, "ssh:10.0.0.3").isOpen()).isFalse();
  }

  @Test
  void a_closed_way_leaves_nothing_and_so_does_a_server_that_was_killed() throws IOException {
    way().open();
    ways.closeAll();
    assertThat(left()).isEmpty();
    way().open();
    assertThat(left()).hasSize(2);
    new SshWays(new Ssh("ssh", ours(), 22, "the key"));
    assertThat(left()).isEmpty();
  }

  private GatewayWay way() {
    return ways.to(vps, "ssh:10.0.0.2");
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(ours())) {
      return files.filter(file -> file.getFileName().toString().startsWith("way-")).toList();
    }
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private void program(String script) throws IOException {
    var program = folder.resolve("ssh");
    Files.writeString(program, "#!/bin/sh\ncd '" + folder + "'\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
