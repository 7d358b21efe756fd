package io.bailiwick.launched;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The certificates that tests have made for their servers, and no other. */
public final class TrustedByTests implements X509TrustManager {

  private static final Set<X509Certificate> TRUSTED = ConcurrentHashMap.newKeySet();

  private TrustedByTests() {}

  public static void add(X509Certificate certificate) {
    TRUSTED.add(certificate);
  }

  static SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustedByTests()}, null);
      return context;
    } catch (GeneralSecurityException fault) {
      throw new AssertionError(fault);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("Tests are no server.");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    if (!TRUSTED.contains(chain[0])) {
      throw new CertificateException("No test has made this certificate.");
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
