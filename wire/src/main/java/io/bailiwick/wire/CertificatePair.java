package io.bailiwick.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate with those that vouch for it, and its private key, as two PEM files hold them. Made
 * only of a pair that a server can serve with.
 */
final class CertificatePair {

  private static final long MOST_BYTES = 1024 * 1024;
  private static final int SESSIONS_KEPT = 2_000;

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private CertificatePair(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Both files as they were at one look. */
  record Content(Path certificates, byte[] chain, Path keyFile, byte[] key) {

    /**
     * @throws BadPair naming the file that cannot be read
     */
    static Content of(Path certificates, Path key) throws BadPair {
      return new Content(certificates, bytes(certificates), key, bytes(key));
    }

    boolean same(Content other) {
      return other != null && Arrays.equals(chain, other.chain) && Arrays.equals(key, other.key);
    }

    private static byte[] bytes(Path file) throws BadPair {
      try {
        if (!Files.isRegularFile(file)) {
          throw new BadPair(file + " cannot be read: there is no such file.", null);
        }
        if (Files.size(file) > MOST_BYTES) {
          throw new BadPair(file + " is too large to be a PEM file.", null);
        }
        return Files.readAllBytes(file);
      } catch (IOException unreadable) {
        throw new BadPair(file + " cannot be read.", unreadable);
      }
    }
  }

  /** Why a pair cannot be served with: one sentence for the operator. */
  static final class BadPair extends Exception {
    private static final long serialVersionUID = 1L;

    BadPair(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  static CertificatePair of(Content content) throws BadPair {
    var pair = new CertificatePair(chain(content), key(content));
    pair.mustMatch(content);
    return pair;
  }

  private static List<X509Certificate> chain(Content content) throws BadPair {
    try {
      var chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content.chain))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new CertificateException("It is empty.");
      }
      for (var at = 0; at + 1 < chain.size(); at++) {
        chain.get(at).verify(chain.get(at + 1).getPublicKey());
      }
      return chain;
    } catch (CertificateException none) {
      throw new BadPair(content.certificates + " holds no certificates in PEM.", none);
    } catch (GeneralSecurityException broken) {
      throw new BadPair(
          content.certificates
              + " holds certificates that do not vouch for each other; the server's own comes"
              + " first, then the one that signed it.",
          broken);
    }
  }

  private static PrivateKey key(Content content) throws BadPair {
    try {
      return PemKey.read(new String(content.key, StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException bad) {
      throw new BadPair(content.keyFile + " is no key to serve with. " + bad.getMessage(), bad);
    }
  }

  private void mustMatch(Content content) throws BadPair {
    try {
      if (matches(chain.get(0).getPublicKey())) {
        return;
      }
    } catch (GeneralSecurityException differentKinds) {
      // As little a match as any.
    }
    throw new BadPair(
        content.keyFile
            + " is not the key of the first certificate in "
            + content.certificates
            + ".",
        null);
  }

  private boolean matches(PublicKey open) throws GeneralSecurityException {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    var text = "the same pair".getBytes(StandardCharsets.US_ASCII);
    var sign = Signature.getInstance(algorithm);
    sign.initSign(key);
    sign.update(text);
    var verify = Signature.getInstance(algorithm);
    verify.initVerify(open);
    verify.update(text);
    return verify.verify(sign.sign());
  }

  /** When the first of its certificates ends. */
  Instant ends() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** A context of its own, so that what began under another pair is not resumed under this. */
  SSLContext context() throws BadPair {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var none = new char[0];
      store.setKeyEntry("server", key, none, chain.toArray(X509Certificate[]::new));
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, none);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      context.getServerSessionContext().setSessionCacheSize(SESSIONS_KEPT);
      return context;
    } catch (GeneralSecurityException | IOException refused) {
      throw new BadPair("Java does not take the certificate: " + refused.getMessage(), refused);
    }
  }
}
