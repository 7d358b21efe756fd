package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFoldersTest {

  @TempDir Path data;

  @Test
  void sockets_fit_into_a_unix_sockets_path_however_long_the_data_folders_is() {
    for (var name : new String[] {"d", "d".repeat(70), "ü".repeat(60)}) {
      var folders = new LocalFolders(data.resolve(name));
      for (var socket :
          new Path[] {
            folders.of(VpsId.next()).proxySocket(),
            folders.sharedProxySocket(),
            folders.of(VpsId.next()).gatewaySocket()
          }) {
        assertThat(socket.toString().getBytes().length).isLessThan(108);
      }
    }
  }

  @Test
  void only_folders_named_for_a_vps_are_one() throws IOException {
    var folders = new LocalFolders(data);
    folders.make();
    var vps = VpsId.next();
    for (var name : new String[] {vps.toString(), ".gone-" + vps + "-1", "1-1-1-1-1", "notes"}) {
      Files.createDirectory(data.resolve("vpses").resolve(name));
    }
    assertThat(folders.all()).extracting(VpsFolder::vps).containsExactly(vps);
    assertThat(folders.gone()).hasSize(1);
  }

  @Test
  void the_programs_are_the_built_in_one_and_the_operators_executables() throws IOException {
    var programs = new Programs(data, data.resolve("missing.jar"), new InstalledFiles(data));
    var mine = Files.writeString(data.resolve("mine"), "#!/bin/sh\n");
    assertPermanent(programs, "mine");
    mine.toFile().setExecutable(true);
    assertThat(programs.named("mine").command()).containsExactly(mine.toRealPath().toString());
    for (var bad : new String[] {"../mine", "", ".", "/bin/sh", Programs.SAMPLE_AGENT}) {
      assertPermanent(programs, bad);
    }
  }

  private static void assertPermanent(Programs programs, String image) {
    var refused = catchThrowableOfType(ProviderException.class, () -> programs.named(image));
    assertThat(refused.isPermanent()).as(image).isTrue();
  }
}
