package io.bailiwick.identity.work.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

  private static final String ONE =
      """
      {"name": "one", "title": "One", "issuer": "https://one.example.org/",
       "audience": ["https://bailiwick.example.org"], "client_id": "id",
       "client_secret": "s3cret", "designated": true}
      """;

  private static String list(String... entries) {
    return "[" + String.join(",", entries) + "]";
  }

  private static void wrong(String json, String why) {
    assertThatThrownBy(() -> OidcSettings.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("BAILIWICK_OIDC is not valid. ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void an_entry_is_an_issuer() {
    var providers = OidcSettings.parse(list(ONE));

    var one = providers.ofIssuer("https://one.example.org/").orElseThrow();
    assertThat(one).isEqualTo(providers.named("one").orElseThrow());
    assertThat(one.audience()).containsExactly("https://bailiwick.example.org");
    assertThat(one.designated()).isTrue();
    assertThat(one.linksVerifiedEmails()).isFalse();
    assertThat(one.toString()).doesNotContain("s3cret");
    assertThat(providers.ofIssuer("https://one.example.org")).isEmpty();
    assertThat(OidcSettings.parse("[]").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "[", "[] x", "[{\"name\": 1}]", "s3cret"})
  void what_is_no_array_of_objects_is_refused_without_quoting_it(String json) {
    wrong(json, "It is no JSON array");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"one\"|\"One!\"|name",
        "\"One\"|\"\"|title",
        "https://one.example.org/|http://one.example.org/|issuer",
        "https://one.example.org/|https://one.example.org/?a=b|issuer",
        "https://one.example.org/|https://u:p@one.example.org/|issuer",
        "[\"https://bailiwick.example.org\"]|[]|audience",
        "\"client_id\"|\"client\"|client",
        "\"id\"|null|client_id",
        "true|\"true\"|no JSON array",
        "\"name\"|\"title\"|no JSON array"
      })
  void a_field_that_is_wrong_is_named(String good, String bad, String why) {
    wrong(list(ONE.replaceFirst(java.util.regex.Pattern.quote(good), bad)), why);
  }

  @Test
  void two_with_one_name_one_issuer_or_one_title_of_honour_are_refused() {
    var other = ONE.replace("\"one\"", "\"two\"");
    wrong(list(ONE, ONE), "same name");
    wrong(list(ONE, other), "same issuer");
    wrong(list(ONE, other.replace("one.example.org", "two.example.org")), "designated");
  }

  @Test
  void an_issuer_on_this_machine_needs_no_encryption() {
    assertThat(
            OidcSettings.parse(
                    list(ONE.replace("https://one.example.org/", "http://localhost:1/x")))
                .all())
        .hasSize(1);
  }
}
