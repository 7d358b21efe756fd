package io.bailiwick.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings of one run: complete, checked and unchangeable. */
final class Settings {
  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = new EnumMap<>(values);
  }

  /**
   * Reads the settings from environment variables.
   *
   * @throws StartRefused if a variable is unknown, a value is wrong or something is missing
   */
  static Settings of(Map<String, String> environment) {
    var settings = ofCommand(environment);
    settings.checkForServer();
    return settings;
  }

  /** The same for a command that serves nobody: it needs neither ports nor the master key. */
  static Settings ofCommand(Map<String, String> environment) {
    var settings = new Settings(new ReadEnvironment(environment).values());
    settings.checkDatabase();
    return settings;
  }

  int httpPort() {
    return Integer.parseInt(text(Setting.HTTP_PORT));
  }

  int forwardProxyPort() {
    return Integer.parseInt(text(Setting.FORWARD_PROXY_PORT));
  }

  Optional<Integer> jmxPort() {
    return given(Setting.JMX_PORT).map(Integer::valueOf);
  }

  Path data() {
    return Path.of(text(Setting.DATA)).toAbsolutePath().normalize();
  }

  String publicUrl() {
    return given(Setting.PUBLIC_URL).orElse("http://localhost:" + httpPort());
  }

  String proxyPublicUrl() {
    return given(Setting.PROXY_PUBLIC_URL).orElse("http://127.0.0.1:" + forwardProxyPort());
  }

  /** The existing database to use; empty means the embedded one. */
  Optional<DatabaseLogin> database() {
    return given(Setting.DATABASE_URL)
        .map(
            url ->
                new DatabaseLogin(
                    url, text(Setting.DATABASE_USER), text(Setting.DATABASE_PASSWORD)));
  }

  Optional<String> masterKey() {
    return given(Setting.MASTER_KEY);
  }

  /**
   * What backups are sealed with.
   *
   * @throws StartRefused if it is not given
   */
  String backupPassphrase() {
    return given(Setting.BACKUP_PASSPHRASE)
        .orElseThrow(
            () ->
                new StartRefused(
                    "Set BAILIWICK_BACKUP_PASSPHRASE or BAILIWICK_BACKUP_PASSPHRASE_FILE: backups"
                        + " are sealed with it."));
  }

  /** The value or the default; empty where there is neither. */
  String text(Setting setting) {
    return values.getOrDefault(setting, setting.preset());
  }

  private Optional<String> given(Setting setting) {
    return Optional.of(text(setting)).filter(value -> !value.isEmpty());
  }

  private void checkForServer() {
    if (httpPort() == forwardProxyPort()) {
      throw new StartRefused(
          "BAILIWICK_HTTP_PORT and BAILIWICK_FORWARD_PROXY_PORT are both "
              + httpPort()
              + ". Give them two different ports.");
    }
    if (given(Setting.DATABASE_URL).isPresent()) {
      require(Setting.MASTER_KEY);
    }
  }

  private void checkDatabase() {
    if (given(Setting.DATABASE_URL).isPresent()) {
      require(Setting.DATABASE_USER);
      require(Setting.DATABASE_PASSWORD);
    } else {
      refuseAlone(Setting.DATABASE_USER);
      refuseAlone(Setting.DATABASE_PASSWORD);
    }
  }

  private void require(Setting setting) {
    if (given(setting).isEmpty()) {
      var names =
          setting.secret()
              ? setting.variable() + " or " + setting.fileVariable()
              : setting.variable();
      throw new StartRefused(
          "BAILIWICK_DATABASE_URL is set, so " + names + " must be set too. Set it and start.");
    }
  }

  private void refuseAlone(Setting setting) {
    if (given(setting).isPresent()) {
      throw new StartRefused(
          setting.variable()
              + " is set but BAILIWICK_DATABASE_URL is not. Set both, or neither for the embedded"
              + " PostgreSQL.");
    }
  }
}
