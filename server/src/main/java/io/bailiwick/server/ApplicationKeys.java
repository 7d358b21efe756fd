package io.bailiwick.server;

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

  /** Texts that JPA and JDBI bind pass as uuid, jsonb and NULL of whatever type. */
  private static String forTheApplication(String url) {
    return url.contains("stringtype=")
        ? url
        : url + (url.indexOf('?') < 0 ? '?' : '&') + "stringtype=unspecified";
  }

  private static void set(String key, String value) {
    System.setProperty(PREFIX + key, value);
  }
}
