package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void without_any_variable_the_defaults_hold() {
    var settings = Settings.of(Map.of("PATH", "/bin"));

    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.forwardProxyPort()).isEqualTo(3128);
    assertThat(settings.database()).isEmpty();
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.jmxPort()).isEmpty();
  }

  @Test
  void every_default_is_a_value_of_its_kind() {
    for (var setting : Setting.values()) {
      assertThat(setting.preset().isEmpty() || setting.kind().accepts(setting.preset()))
          .as(setting.variable())
          .isTrue();
    }
  }

  @Test
  void an_unknown_variable_is_refused_by_name() {
    assertThatThrownBy(() -> Settings.of(Map.of("BAILIWICK_HTP_PORT", "80")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BAILIWICK_HTP_PORT is not a setting");
  }

  @Test
  void what_kubernetes_injects_for_a_service_is_ignored() {
    var settings =
        Settings.of(
            Map.of(
                "BAILIWICK_SERVICE_HOST", "10.0.0.1",
                "BAILIWICK_SERVICE_PORT_HTTP", "8080",
                "BAILIWICK_PORT", "tcp://10.0.0.1:8080",
                "BAILIWICK_PORT_8080_TCP_ADDR", "10.0.0.1",
                "BAILIWICK_HTTP_PORT", "tcp://10.0.0.2:80"));

    assertThat(settings.httpPort()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "BAILIWICK_SESSION_DAYS, 400",
    "BAILIWICK_SESSION_DAYS, 0",
    "BAILIWICK_MAX_BODY_BYTES, 10",
    "BAILIWICK_TRUSTED_PROXIES, foo",
    "BAILIWICK_TRUSTED_PROXIES, 10.0.0.0/33",
    "BAILIWICK_TRUSTED_PROXIES, '10.0.0.1,'",
    "BAILIWICK_TRUSTED_PROXIES, 10.0.0.300",
    "BAILIWICK_PUBLIC_URL, nonsense",
    "BAILIWICK_PROXY_PUBLIC_URL, ftp://example.org"
  })
  void what_the_application_could_not_work_with_is_refused_before_anything_starts(
      String variable, String value) {
    assertThatThrownBy(() -> Settings.of(Map.of(variable, value)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(variable + " is \"" + value + "\", but takes only");
  }

  @Test
  void with_tls_the_urls_say_so_and_its_files_go_together() {
    var both = Map.of("BAILIWICK_TLS_CERTIFICATE", "c.pem", "BAILIWICK_TLS_KEY", "k.pem");
    assertThat(Settings.of(both).publicUrl()).isEqualTo("https://localhost:8080");
    assertThat(Settings.of(both).proxyPublicUrl()).isEqualTo("https://localhost:3128");
    for (var one : both.entrySet()) {
      assertThatThrownBy(() -> Settings.of(Map.of(one.getKey(), one.getValue())))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("go together");
    }
  }

  @Test
  void networks_are_literals_of_either_family() {
    assertThat(
            Settings.of(Map.of("BAILIWICK_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1,::1,fd00::/8"))
                .text(Setting.TRUSTED_PROXIES))
        .startsWith("10.0.0.0/8");
  }

  @Test
  void a_value_of_the_wrong_kind_is_refused_with_what_is_wanted() {
    assertThatThrownBy(() -> Settings.of(Map.of("BAILIWICK_HTTP_PORT", "70000")))
        .hasMessageContaining("BAILIWICK_HTTP_PORT is \"70000\"");
    assertThatThrownBy(() -> Settings.of(Map.of("BAILIWICK_SIGN_UP", "maybe")))
        .hasMessageContaining("open, approval or closed");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once_and_no_secret_with_it() {
    var settings =
        Map.of(
            "BAILIWICK_HTTP_PORT", "70000",
            "BAILIWICK_SIGN_UP", "maybe",
            "BAILIWICK_COLOUR", "blue",
            "BAILIWICK_DATABASE_URL", "jdbc:postgresql://db/bailiwick",
            "BAILIWICK_DATABASE_PASSWORD_FILE", "/nowhere",
            "BAILIWICK_MASTER_KEY", "short");

    assertThatThrownBy(() -> Settings.of(settings))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactlyInAnyOrder(
                        port -> assertThat(port).startsWith("BAILIWICK_HTTP_PORT is"),
                        signUp -> assertThat(signUp).startsWith("BAILIWICK_SIGN_UP is"),
                        file -> assertThat(file).contains("/nowhere"),
                        unknown -> assertThat(unknown).startsWith("BAILIWICK_COLOUR is not"),
                        user -> assertThat(user).contains("BAILIWICK_DATABASE_USER must be set"),
                        key -> assertThat(key).contains("32 bytes").doesNotContain("short")));
  }

  @Test
  void a_secret_may_lie_in_a_file(@TempDir Path folder) throws IOException {
    var key = Secrets.masterKey();
    var file = Files.writeString(folder.resolve("key"), "  " + key + "\n");

    var settings = Settings.of(Map.of("BAILIWICK_MASTER_KEY_FILE", file.toString()));

    assertThat(settings.masterKey()).contains(key);
  }

  @Test
  void a_file_that_is_missing_is_named() {
    assertThatThrownBy(() -> Settings.of(Map.of("BAILIWICK_MASTER_KEY_FILE", "/nowhere")))
        .hasMessageContaining("/nowhere");
  }

  @Test
  void an_own_database_needs_its_user_password_and_the_master_key() {
    var url = "jdbc:postgresql://db/bailiwick";

    assertThatThrownBy(() -> Settings.of(Map.of("BAILIWICK_DATABASE_URL", url)))
        .hasMessageContaining("BAILIWICK_DATABASE_USER must be set too");
    assertThatThrownBy(
            () ->
                Settings.of(
                    Map.of(
                        "BAILIWICK_DATABASE_URL", url,
                        "BAILIWICK_DATABASE_USER", "owner",
                        "BAILIWICK_DATABASE_PASSWORD", "secret")))
        .hasMessageContaining("BAILIWICK_MASTER_KEY or BAILIWICK_MASTER_KEY_FILE");
  }

  @Test
  void a_command_serves_nobody_and_needs_no_master_key_but_a_backup_needs_a_passphrase() {
    var settings =
        Settings.ofCommand(
            Map.of(
                "BAILIWICK_DATABASE_URL", "jdbc:postgresql://db/bailiwick",
                "BAILIWICK_DATABASE_USER", "owner",
                "BAILIWICK_DATABASE_PASSWORD", "secret"));

    assertThat(settings.masterKey()).isEmpty();
    assertThatThrownBy(settings::backupPassphrase)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BAILIWICK_BACKUP_PASSPHRASE_FILE");
  }

  @Test
  void a_url_as_other_tools_write_it_is_understood() {
    var login = new DatabaseLogin("postgres://db:5432/bailiwick", "owner", "secret");

    assertThat(login.url()).isEqualTo("jdbc:postgresql://db:5432/bailiwick");
    assertThat(login.toString()).doesNotContain("secret");
  }

  @Test
  void credentials_of_the_owner_do_not_reach_the_application() {
    assertThat(Setting.DATABASE_PASSWORD.reachesTheApplication()).isFalse();
    assertThat(Setting.DATABASE_APP_ROLE.key()).isEqualTo("bailiwick.database.app-role");
    assertThat(Setting.FORWARD_PROXY_PORT.key()).isEqualTo("bailiwick.forward-proxy-port");
  }
}
