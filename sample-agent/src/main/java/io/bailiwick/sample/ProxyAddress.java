package io.bailiwick.sample;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A proxy and what it is told.
 *
 * @param encrypted whether it is spoken to by TLS, so that nobody on the way reads what it is told
 * @param authorization the whole value of {@code Proxy-Authorization}; empty sends none
 */
record ProxyAddress(String host, int port, boolean encrypted, String authorization) {

  static ProxyAddress parse(String text) {
    var uri = URI.create(text.contains("://") ? text : "http://" + text);
    var encrypted = "https".equals(uri.getScheme());
    var usual = encrypted ? 443 : 3128;
    var port = uri.getPort() < 0 ? usual : uri.getPort();
    var credentials = uri.getRawUserInfo();
    if (credentials == null) {
      return new ProxyAddress(uri.getHost(), port, encrypted, "");
    }
    var plain = URLDecoder.decode(credentials.replace("+", "%2B"), StandardCharsets.UTF_8);
    var encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    return new ProxyAddress(uri.getHost(), port, encrypted, "Basic " + encoded);
  }

  /** The header line, or nothing. */
  String headerLine() {
    return authorization.isEmpty() ? "" : "Proxy-Authorization: " + authorization + "\r\n";
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
