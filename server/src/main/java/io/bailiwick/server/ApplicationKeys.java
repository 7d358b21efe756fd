package io.bailiwick.server;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the application gets to know: every setting that concerns it, and what the launcher made or
 * found. It travels as system properties, which the application reads as its configuration.
 */
final class ApplicationKeys {
  /** What is not an operator's setting, but made or found here. */
  static final Set<String> MADE_HERE =
      Set.of(
          "database.url",
          "database.user",
          "database.password",
          "node-id",
          "sample-agent",
          "version");

  private static final String PREFIX = "bailiwick.";

  /**
   * Texts that JPA and JDBI bind pass as uuid, jsonb and NULL of whatever type. A database that
   * hangs, or whose machine is gone without a word, is given up after a minute: longer than any
   * statement may take, which the application tells PostgreSQL itself, so that PostgreSQL is always
   * the first to end one.
   */
  private static final List<String> OF_THE_URL =
      List.of(
          "stringtype=unspecified", "connectTimeout=10", "socketTimeout=60", "tcpKeepAlive=true");

  private final Settings settings;
  private final DataFolder data;

  ApplicationKeys(Settings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
  }

  /** Sets the properties; the database login is the application's own, never the owner's. */
  void handOver(DatabaseLogin application, String masterKey) {
    for (var setting : Setting.values()) {
      if (setting.reachesTheApplication() && !settings.text(setting).isEmpty()) {
        System.setProperty(setting.key(), settings.text(setting));
      }
    }
    set("data", data.toString());
    set("public-url", settings.publicUrl());
    set("proxy-public-url", settings.proxyPublicUrl());
    set("master-key", masterKey);
    set("database.url", forTheApplication(application.url()));
    set("database.user", application.user());
    set("database.password", application.password());
    set("node-id", nodeId());
    set("sample-agent", Launch.beside("sample-agent.jar").toString());
    set("version", Release.version());
  }

  /** A node keeps its id as long as its data folder: its local VPSes belong to it. */
  private String nodeId() {
    return new PrivateFile(data.path("node-id")).readOrCreate(() -> UUID.randomUUID().toString());
  }

  /** What the operator's URL does not say itself. */
  static String forTheApplication(String url) {
    var complete = url;
    for (var parameter : OF_THE_URL) {
      var name = parameter.substring(0, parameter.indexOf('=') + 1);
      if (!complete.contains(name)) {
        complete += (complete.indexOf('?') < 0 ? "?" : "&") + parameter;
      }
    }
    return complete;
  }

  private static void set(String key, String value) {
    System.setProperty(PREFIX + key, value);
  }
}
