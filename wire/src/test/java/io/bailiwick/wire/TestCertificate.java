package io.bailiwick.wire;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that vouches for itself, for localhost and 127.0.0.1, made by the JDK's keytool.
 */
public final class TestCertificate {

  private static final Map<String, TestCertificate> MADE = new ConcurrentHashMap<>();

  private final KeyStore store;

  private TestCertificate(KeyStore store) {
    this.store = store;
  }

  /** The one of this name; making it takes a second. */
  public static TestCertificate named(String name) {
    return MADE.computeIfAbsent(name, each -> made(each, "EC", 30));
  }

  static TestCertificate made(String name, String algorithm, int days) {
    try {
      var file = Files.createTempDirectory("certificate").resolve("store.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var process =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-keystore",
                  file.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "password",
                  "-alias",
                  "it",
                  "-keyalg",
                  algorithm,
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-startdate",
                  "-2d",
                  "-validity",
                  Integer.toString(days))
              .redirectErrorStream(true)
              .start();
      var output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError(output);
      }
      var store = KeyStore.getInstance("PKCS12");
      try (var in = new FileInputStream(file.toFile())) {
        store.load(in, "password".toCharArray());
      }
      Files.delete(file);
      Files.delete(file.getParent());
      return new TestCertificate(store);
    } catch (IOException | GeneralSecurityException | InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }

  public String certificate() {
    try {
      return pem("CERTIFICATE", store.getCertificate("it").getEncoded());
    } catch (GeneralSecurityException fault) {
      throw new AssertionError(fault);
    }
  }

  public X509Certificate x509() {
    try {
      return (X509Certificate) store.getCertificate("it");
    } catch (GeneralSecurityException fault) {
      throw new AssertionError(fault);
    }
  }

  public String key() {
    try {
      return pem("PRIVATE KEY", store.getKey("it", "password".toCharArray()).getEncoded());
    } catch (GeneralSecurityException fault) {
      throw new AssertionError(fault);
    }
  }

  /** Writes both, each in one step, as tools that renew certificates do. */
  public void write(Path certificate, Path key) {
    replace(certificate, certificate());
    replace(key, key());
  }

  public static void replace(Path file, String text) {
    try {
      var beside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(beside, text);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  /** For clients that believe this certificate and no other. */
  public SSLContext trusting() {
    try {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("it"));
      var managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException fault) {
      throw new AssertionError(fault);
    }
  }

  static String pem(String type, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
  }
}
