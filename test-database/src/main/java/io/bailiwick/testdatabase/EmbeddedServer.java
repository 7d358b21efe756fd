package io.bailiwick.testdatabase;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The newest version that we support, unpacked and started; it stops with the JVM. */
final class EmbeddedServer {

  private EmbeddedServer() {}

  /** Answers its port. */
  static int start(Access access) {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("max_connections", "200")
          .setServerConfig("hba_file", access.file().toString())
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .start()
          .getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
    }
  }
}
