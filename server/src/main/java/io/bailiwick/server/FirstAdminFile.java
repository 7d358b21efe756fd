package io.bailiwick.server;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code first-admin.properties}: the first admin's e-mail and password, until that password is
 * changed. The launcher looks every few seconds whether the hash is still the one of the password
 * in the file, so the file goes whoever changed it, by whatever way, on whatever node.
 */
final class FirstAdminFile {
  private static final int SECONDS_BETWEEN_LOOKS = 3;
  private static final String HASH_OF =
      "SELECT password_hash FROM users WHERE lower(email) = lower(?) AND deleted_at IS NULL";

  private final PrivateFile file;
  private String hash;

  FirstAdminFile(DataFolder data) {
    this.file = new PrivateFile(data.path("first-admin.properties"));
  }

  /** What one signs in with. */
  record Credentials(String email, String password) {
    String asJson() {
      return Json.of(Map.of("email", email, "password", password));
    }

    private String asProperties() {
      return "email=" + email + "\npassword=" + password;
    }

    @Override
    public String toString() {
      return email;
    }
  }

  void write(Credentials credentials) {
    file.write(credentials.asProperties());
  }

  /** The credentials in a file like this one; made, with a new password, if it is missing. */
  static Credentials credentials(Path path, String email) {
    return parse(
        new PrivateFile(path)
            .readOrCreate(() -> new Credentials(email, Secrets.password()).asProperties()));
  }

  /** What it holds, while the password is unchanged. */
  Optional<Credentials> read() {
    return file.read().map(FirstAdminFile::parse);
  }

  /** From now on the file goes soon after the password was changed. */
  void deleteOnceChanged(DatabaseLogin owner) {
    var credentials = read();
    if (credentials.isEmpty()) {
      return;
    }
    var looks = Executors.newSingleThreadScheduledExecutor(FirstAdminFile::daemon);
    looks.scheduleWithFixedDelay(
        () -> look(owner, credentials.get(), looks), 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Deletes the file now if the password was changed. */
  void deleteIfChanged(DatabaseLogin owner) {
    try {
      var written = read();
      if (written.isPresent()
          && !stillTrue(currentHash(owner, written.get().email()), written.get())) {
        file.delete();
      }
    } catch (SQLException fault) {
      throw new StartRefused("The database cannot be used: " + fault.getMessage(), fault);
    }
  }

  private void look(DatabaseLogin owner, Credentials written, ScheduledExecutorService looks) {
    try {
      if (!stillTrue(currentHash(owner, written.email()), written)) {
        file.delete();
        looks.shutdown();
      }
    } catch (SQLException | RuntimeException later) {
      // The database is away for a moment; the next look tells.
    }
  }

  private boolean stillTrue(String current, Credentials written) {
    if (current == null) {
      return false;
    }
    if (!current.equals(hash)) {
      var password = written.password().toCharArray();
      if (!BCrypt.verifyer().verify(password, current).verified) {
        return false;
      }
      hash = current; // Verifying takes a third of a second of a processor: once is enough.
    }
    return true;
  }

  private static String currentHash(DatabaseLogin owner, String email) throws SQLException {
    try (var connection = owner.connect();
        var statement = connection.prepareStatement(HASH_OF)) {
      statement.setString(1, email);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  private static Credentials parse(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new IllegalStateException("A text in memory can be read.", impossible);
    }
    return new Credentials(properties.getProperty("email"), properties.getProperty("password"));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "first-admin.properties");
    thread.setDaemon(true);
    return thread;
  }
}
