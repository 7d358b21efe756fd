package io.bailiwick.backup;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Reads a whole backup before a restore changes anything, and tells the launcher what it has to
 * keep beside the database.
 */
public final class CheckBackupForLauncher
    implements BiFunction<Map<String, String>, Consumer<String>, Map<String, String>> {

  @Override
  public Map<String, String> apply(Map<String, String> request, Consumer<String> tell) {
    try {
      var head = file(request, tell).check();
      return Map.of(
          "program", head.program(),
          "master_key", head.origin().masterKey(),
          "node", head.origin().node());
    } catch (IOException fault) {
      throw unreadable(request, fault);
    }
  }

  static BackupFile file(Map<String, String> request, Consumer<String> tell) {
    var seal = new SealedFile(new Passphrase(request.get("passphrase")));
    return new BackupFile(Path.of(request.get("file")), seal, new Pace(tell));
  }

  static BackupRefused unreadable(Map<String, String> request, IOException fault) {
    var why = fault instanceof NoSuchFileException ? "there is no such file" : fault.getMessage();
    return new BackupRefused(
        "The backup " + request.get("file") + " cannot be read (" + why + ").", fault);
  }
}
