package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.work.remote.Folders;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeysTest {

  private final VpsId vps = VpsId.next();

  @TempDir Path folder;

  @Test
  void every_node_derives_the_same_key_for_a_vps_and_another_for_another() {
    var key = new HostKeys("the key\n").of(vps).publicLine();
    assertThat(new HostKeys("the key").of(vps).publicLine()).isEqualTo(key);
    assertThat(new HostKeys("the key").of(VpsId.next()).publicLine()).isNotEqualTo(key);
    assertThat(new HostKeys("another key").of(vps).publicLine()).isNotEqualTo(key);
  }

  @Test
  void openssh_itself_reads_the_private_half_and_finds_the_public_one_in_it() throws IOException {
    var key = new HostKeys("the key").of(vps);
    var file = folder.resolve("host-key");
    Files.createFile(file, OwnerOnly.FILE);
    Files.writeString(file, key.privateText());
    var found = folder.resolve("found");
    var command = "ssh-keygen -y -f '%s' > '%s'".formatted(file, found);
    assertThat(Folders.run(List.of("sh", "-c", command), "")).isZero();
    assertThat(found).hasContent(key.publicLine());
  }
}
