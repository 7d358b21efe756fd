package io.bailiwick.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * What a backup holds that does not stand in the database: the master key, and with an embedded
 * database the node's id. A key that is there already is never written over.
 */
final class RestoredFiles {
  private final Settings settings;
  private final String masterKey;
  private final String node;
  private final PrivateFile keyFile;

  RestoredFiles(Settings settings, String masterKey, String node) {
    this.settings = settings;
    this.masterKey = masterKey;
    this.node = node;
    this.keyFile = new PrivateFile(settings.data().resolve("master.key"));
  }

  /**
   * Looks whether the keys that are there, in the settings or else in the folder, open what is
   * restored. More keys than the backup's are right: one was added since.
   *
   * @throws StartRefused if they do not
   */
  void requireNoOtherKey() {
    var given = settings.masterKey();
    if (given.isPresent() && !opens(given.get())) {
      throw new StartRefused(
          "BAILIWICK_MASTER_KEY is not the key that opens this backup's secrets. Unset it, and the"
              + " backup's own is used. Nothing was changed.");
    }
    var kept = keyFile.read();
    if (given.isEmpty() && kept.isPresent() && !opens(kept.get())) {
      throw new StartRefused(
          settings.data().resolve("master.key")
              + " is another key than this backup's, and is not written over. Move it away if"
              + " nothing needs it any more, then retry. Nothing was changed.");
    }
  }

  void write() {
    try {
      Files.createDirectories(settings.data());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    if (writesKey()) {
      keyFile.readOrCreate(() -> masterKey);
    }
    if (settings.database().isEmpty() && !node.isEmpty()) {
      new PrivateFile(settings.data().resolve("node-id")).write(node);
    }
  }

  /** Tells where the key is. */
  void tell() {
    var file = settings.data().resolve("master.key");
    if (writesKey() && settings.database().isPresent()) {
      Progress.say("The master key is in " + file + ": start with BAILIWICK_MASTER_KEY_FILE.");
    } else if (writesKey()) {
      Progress.say("The master key is in " + file);
    }
  }

  private boolean writesKey() {
    return settings.masterKey().isEmpty();
  }

  private boolean opens(String keys) {
    return keysIn(keys).containsAll(keysIn(masterKey));
  }

  private static List<String> keysIn(String keys) {
    return List.of(keys.strip().split("\\s*,\\s*"));
  }
}
