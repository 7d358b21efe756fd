package io.bailiwick.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;

/** Keys as OpenSSL writes them; they were made for this test. */
class PemKeyTest {

  private static final String P256 =
      """
      -----BEGIN EC PARAMETERS-----
      BggqhkjOPQMBBw==
      -----END EC PARAMETERS-----
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEIJ2ZzDqe6dSevgovdCW3kjtLWvmmQatnmaE9FsJAEINUoAoGCCqGSM49
      AwEHoUQDQgAEhqE50N3+TcSTNWdTTmbC6ifoj6qm/Zi6hy5YaZg/Yy/qt1Pl9XHP
      O3a4Df4qZ0r4SrfvX02GbMX75Hce4DkL+w==
      -----END EC PRIVATE KEY-----
      """;

  private static final String P384 =
      """
      -----BEGIN EC PRIVATE KEY-----
      MIGkAgEBBDDT93M/HRK05uPJ16HEp5+eO425/RcOzca+RYr9VIuSOblD5OijPlR9
      Izi8X5DwLoOgBwYFK4EEACKhZANiAATSAGnE+A2YNmpHpAt0hwl5YLQMaWZDDcDS
      U89OvTpK36WqRp7Pcdj+YfWhL8EArO76cj9ENo3Uiwby716Ron7GQhB/8PvGBruv
      y+J7Hon59AZQ3YezCjVZMcJWq+pS4/Y=
      -----END EC PRIVATE KEY-----
      """;

  @Test
  void the_older_form_of_an_elliptic_curves_key() throws GeneralSecurityException {
    var key = (ECPrivateKey) PemKey.read(P256);
    assertThat(key.getS().toString(16)).startsWith("9d99cc3a9ee9d49e");
    assertThat(((ECPrivateKey) PemKey.read(P384)).getParams().toString()).contains("384");
  }

  @Test
  void the_usual_form_of_any_kind_and_the_older_one_of_rsa() throws GeneralSecurityException {
    assertThat(PemKey.read(TestCertificate.named("first").key()).getAlgorithm()).isEqualTo("EC");
    var rsa = TestCertificate.made("rsa", "RSA", 30);
    var key = PemKey.read(rsa.key());
    assertThat(key.getAlgorithm()).isEqualTo("RSA");
    // PKCS#8 is 26 bytes around PKCS#1 for a key of this size.
    var encoded = key.getEncoded();
    var inner = java.util.Arrays.copyOfRange(encoded, 26, encoded.length);
    assertThat(PemKey.read(TestCertificate.pem("RSA PRIVATE KEY", inner))).isEqualTo(key);
  }

  @Test
  void what_is_none_is_told_without_its_text() {
    for (var bad :
        new String[] {
          "",
          "c2VjcmV0",
          "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
          "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n-----END EC PRIVATE KEY-----",
          "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
          "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
        }) {
      assertThatThrownBy(() -> PemKey.read(bad))
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessageNotContaining("c2Vj");
    }
  }
}
