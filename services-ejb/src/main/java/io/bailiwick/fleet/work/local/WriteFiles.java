package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Writes files into a VPS's home, from inside a sandbox like its own: whatever links the program
 * put there lead no further than it can go itself.
 */
final class WriteFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstalledFiles installed;
  private final Sandbox sandbox;

  WriteFiles(InstalledFiles installed, Sandbox sandbox) {
    this.installed = installed;
    this.sandbox = sandbox;
  }

  void into(VpsFolder folder, List<MachineFile> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    var script = installed.script("write-files.sh");
    var command = List.of("bash", script.toString(), sandbox.home(folder));
    var words = sandbox.around(folder, List.of(script), command, false);
    if (!new Command(words).run(PATIENCE, records(files)).succeeded()) {
      throw ProviderException.passing(
          "The files of the VPS " + folder.vps() + " were not all written; try again.", null);
    }
  }

  private static byte[] records(List<MachineFile> files) {
    var records = new ByteArrayOutputStream();
    for (var file : files) {
      records.writeBytes(file.path().getBytes(StandardCharsets.UTF_8));
      records.write(0);
      records.writeBytes(
          Base64.getEncoder().encode(file.content().getBytes(StandardCharsets.UTF_8)));
      records.write(0);
    }
    return records.toByteArray();
  }
}
