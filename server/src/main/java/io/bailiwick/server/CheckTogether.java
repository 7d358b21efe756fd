package io.bailiwick.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What settings must be beside each other. Of one that is wrong by itself nothing more is said: its
 * owner will change it anyway.
 */
final class CheckTogether {
  private final Settings settings;
  private final Set<Setting> wrong;
  private final List<String> faults = new ArrayList<>();

  CheckTogether(Settings settings, Set<Setting> wrong) {
    this.settings = settings;
    this.wrong = wrong;
  }

  /** What is wrong for a server, a sentence each. */
  List<String> forServer() {
    database();
    twoPorts();
    tls();
    masterKey();
    return faults;
  }

  /** What is wrong for a command, which needs neither ports nor the master key. */
  List<String> forCommand() {
    database();
    return faults;
  }

  private void twoPorts() {
    var known = !wrong.contains(Setting.HTTP_PORT) && !wrong.contains(Setting.FORWARD_PROXY_PORT);
    if (known && settings.httpPort() == settings.forwardProxyPort()) {
      faults.add(
          "BAILIWICK_HTTP_PORT and BAILIWICK_FORWARD_PROXY_PORT are both "
              + settings.httpPort()
              + ". Give them two different ports.");
    }
  }

  private void tls() {
    var certificate = settings.given(Setting.TLS_CERTIFICATE).isPresent();
    if (certificate != settings.given(Setting.TLS_KEY).isPresent()) {
      faults.add(
          "BAILIWICK_TLS_CERTIFICATE and BAILIWICK_TLS_KEY go together. Set both, or neither.");
    }
  }

  /** Before a database is started, or asked for its password. */
  private void masterKey() {
    if (settings.given(Setting.DATABASE_URL).isPresent()) {
      require(Setting.MASTER_KEY);
    }
    try {
      settings.masterKey().ifPresent(Secrets::appRolePassword);
    } catch (StartRefused malformed) {
      faults.add(malformed.getMessage());
    }
  }

  private void database() {
    if (settings.given(Setting.DATABASE_URL).isPresent()) {
      require(Setting.DATABASE_USER);
      require(Setting.DATABASE_PASSWORD);
    } else {
      refuseAlone(Setting.DATABASE_USER);
      refuseAlone(Setting.DATABASE_PASSWORD);
    }
    settings.given(Setting.WAL_ARCHIVE).ifPresent(this::archive);
  }

  private void archive(String folder) {
    if (settings.given(Setting.DATABASE_URL).isPresent()) {
      faults.add(
          "BAILIWICK_WAL_ARCHIVE is for the embedded PostgreSQL, and BAILIWICK_DATABASE_URL names"
              + " another one, which archives with its own tools. Unset one of them.");
    }
    var data = settings.data().toAbsolutePath().normalize();
    if (Path.of(folder).toAbsolutePath().normalize().startsWith(data) || folder.contains("\n")) {
      faults.add(
          "BAILIWICK_WAL_ARCHIVE lies in the data folder, with which it would be lost, or is no"
              + " folder's name. Name one outside of it, best on another disk.");
    }
  }

  private void require(Setting setting) {
    if (settings.given(setting).isEmpty() && !wrong.contains(setting)) {
      var names =
          setting.secret()
              ? setting.variable() + " or " + setting.fileVariable()
              : setting.variable();
      faults.add(
          "BAILIWICK_DATABASE_URL is set, so " + names + " must be set too. Set it and start.");
    }
  }

  private void refuseAlone(Setting setting) {
    if (settings.given(setting).isPresent()) {
      faults.add(
          setting.variable()
              + " is set but BAILIWICK_DATABASE_URL is not. Set both, or neither for the embedded"
              + " PostgreSQL.");
    }
  }
}
