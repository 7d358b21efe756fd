package io.bailiwick.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the application gets to know: every setting that concerns it, and what the launcher made or
 * found. The launcher's own application reads it as system properties; one on another application
 * server as environment variables.
 */
final class ApplicationKeys {
  /** What is not an operator's setting, but made or found here. */
  static final Set<String> MADE_HERE =
      Set.of(
          "database.url",
          "database.user",
          "database.password",
          "front-secret",
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

  /** Sets the properties; the front's secret among them, which nobody else is to know. */
  void handOver(DatabaseLogin application, String masterKey, String frontSecret) {
    of(application, masterKey).forEach(System::setProperty);
    System.setProperty(PREFIX + "front-secret", frontSecret);
  }

  /** Each key with its value; the database login is the application's own, never the owner's. */
  SortedMap<String, String> of(DatabaseLogin application, String masterKey) {
    var keys = new TreeMap<String, String>();
    for (var setting : Setting.values()) {
      if (setting.reachesTheApplication() && !settings.text(setting).isEmpty()) {
        keys.put(setting.key(), settings.text(setting));
      }
    }
    keys.put(PREFIX + "data", data.toString());
    keys.put(PREFIX + "public-url", settings.publicUrl());
    keys.put(PREFIX + "proxy-public-url", settings.proxyPublicUrl());
    keys.put(PREFIX + "master-key", masterKey);
    keys.put(PREFIX + "database.url", forTheApplication(application.url()));
    keys.put(PREFIX + "database.user", application.user());
    keys.put(PREFIX + "database.password", application.password());
    keys.put(PREFIX + "node-id", nodeId());
    keys.put(PREFIX + "sample-agent", Launch.beside("sample-agent.jar").toString());
    keys.put(PREFIX + "version", Release.version());
    return keys;
  }

  /** The environment variable that the application takes for this key. */
  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
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
}
