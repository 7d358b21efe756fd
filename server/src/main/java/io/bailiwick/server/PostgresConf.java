package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings that the embedded PostgreSQL runs with, written anew at each of its starts. */
final class PostgresConf {
  private final Map<String, String> settings = new LinkedHashMap<>();

  PostgresConf(int port) {
    put("listen_addresses", "127.0.0.1");
    put("port", Integer.toString(port));
    put("unix_socket_directories", "");
    put("fsync", "on");
    put("synchronous_commit", "on");
    put("full_page_writes", "on");
    put("password_encryption", "scram-sha-256");
    put("max_connections", "100");
    put("shared_buffers", "64MB");
    put("timezone", "UTC");
    put("log_timezone", "UTC");
    // Rows and parameters can hold secrets: they stay out of the log.
    put("log_error_verbosity", "terse");
    put("log_min_error_statement", "panic");
  }

  /** With one setting more. */
  PostgresConf put(String name, String value) {
    settings.put(name, value);
    return this;
  }

  void write(Path files) throws IOException {
    var lines =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()) + "\n")
            .collect(Collectors.joining());
    Files.writeString(files.resolve("bailiwick.conf"), "# Written at each start.\n" + lines);
  }

  static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
