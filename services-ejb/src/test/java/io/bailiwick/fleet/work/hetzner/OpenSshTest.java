package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of {@code ssh} that says what it was asked. */
class OpenSshTest {

  private static final HetznerServer SERVER =
      new HetznerServer(VpsId.next(), 42, "running", "10.0.0.2", "small", true);

  @TempDir Path folder;

  @Test
  void the_server_is_reached_by_its_private_address_and_known_by_the_key_we_gave_it()
      throws IOException {
    ssh("printf '%s\\n' \"$@\" > " + folder + "/asked; cat > " + folder + "/heard")
        .run(SERVER, "do this", "and that");

    assertThat(Files.readAllLines(folder.resolve("asked")))
        .contains("HostKeyAlias=vps-" + SERVER.vps(), "StrictHostKeyChecking=yes", "root@10.0.0.2")
        .containsSequence("-p", "2022")
        .endsWith("do this");
    assertThat(folder.resolve("heard")).hasContent("and that");
    assertThat(folder.resolve("ours/host-" + SERVER.vps()))
        .hasContent(
            "vps-%s %s"
                .formatted(SERVER.vps(), new HostKeys("the key").of(SERVER.vps()).publicLine()));
  }

  @Test
  void the_key_is_kept_for_its_owner_only() throws IOException {
    ssh("true");
    var key = folder.resolve("ours/ssh-key");
    assertThat(key).hasContent("the key\n");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_command_that_fails_is_passing_and_says_why() throws IOException {
    var ssh = ssh("echo 'Permission denied (publickey).'; exit 255");
    assertThatThrownBy(() -> ssh.run(SERVER, "x", ""))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("Permission denied")
        .matches(e -> !((ProviderException) e).isPermanent());
  }

  @Test
  void a_machine_without_the_program_is_told_to_install_it() {
    var none = folder.resolve("none").toString();
    var ssh = new OpenSsh(new Ssh(none, folder.resolve("ours"), 22, "the key"));
    assertThatThrownBy(() -> ssh.run(SERVER, "x", "")).hasMessageContaining("install it");
  }

  private OpenSsh ssh(String script) throws IOException {
    var program = folder.resolve("ssh");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new OpenSsh(new Ssh(program.toString(), folder.resolve("ours"), 2022, "the key"));
  }
}
