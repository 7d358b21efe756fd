package io.bailiwick.testdatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who has to give a password; the superuser never, since only tests and loopback reach it. */
enum Access {
  TRUSTING("host all all 127.0.0.1/32 trust\n"),
  ASKING("host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");

  private final String rules;

  Access(String rules) {
    this.rules = rules;
  }

  String rules() {
    return rules;
  }

  /** As a {@code pg_hba.conf} that PostgreSQL's own user, whoever that is, can read. */
  Path file() {
    try {
      var readable =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
      var file = Files.createTempFile("bailiwick-test-", "-hba.conf", readable);
      file.toFile().deleteOnExit();
      return Files.writeString(file, rules);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL's rules of access cannot be written.", e);
    }
  }
}
