package io.bailiwick.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    return read(environment, CheckTogether::forServer);
  }

  /** The same for a command that serves nobody: it needs neither ports nor the master key. */
  static Settings ofCommand(Map<String, String> environment) {
    return read(environment, CheckTogether::forCommand);
  }

  /** All that is wrong is told at once, so that nobody starts ten times to learn of ten faults. */
  private static Settings read(
      Map<String, String> environment, Function<CheckTogether, List<String>> checks) {
    var read = new ReadEnvironment(environment);
    var settings = new Settings(read.values());
    var faults = new ArrayList<>(read.faults());
    faults.addAll(checks.apply(new CheckTogether(settings, read.wrong())));
    if (!faults.isEmpty()) {
      throw new StartRefused(faults);
    }
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
    return given(Setting.PUBLIC_URL)
        .orElse((tls().isPresent() ? "https" : "http") + "://localhost:" + httpPort());
  }

  String proxyPublicUrl() {
    var preset = tls().isPresent() ? "https://localhost:" : "http://127.0.0.1:";
    return given(Setting.PROXY_PUBLIC_URL).orElse(preset + forwardProxyPort());
  }

  /** The files for TLS on both ports; empty where neither speaks it. */
  Optional<CertificateFiles> tls() {
    return given(Setting.TLS_CERTIFICATE)
        .map(file -> new CertificateFiles(Path.of(file), Path.of(text(Setting.TLS_KEY))));
  }

  /** The server's certificate with those that vouch for it, and its key, both in PEM. */
  record CertificateFiles(Path certificate, Path key) {}

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

  /** Where the embedded PostgreSQL archives its log; empty if it does not. */
  Optional<WalArchive> walArchive() {
    return given(Setting.WAL_ARCHIVE)
        .map(
            folder ->
                new WalArchive(
                    Path.of(folder).toAbsolutePath().normalize(),
                    Duration.ofDays(Integer.parseInt(text(Setting.WAL_ARCHIVE_DAYS)))));
  }

  /** The value or the default; empty where there is neither. */
  String text(Setting setting) {
    return values.getOrDefault(setting, setting.preset());
  }

  Optional<String> given(Setting setting) {
    return Optional.of(text(setting)).filter(value -> !value.isEmpty());
  }
}
