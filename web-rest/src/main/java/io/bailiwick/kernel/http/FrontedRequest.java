package io.bailiwick.kernel.http;

import io.bailiwick.kernel.work.Settings;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A request that came through our own front, which has framed it and says who sent it: its peer is
 * the front's peer. The front is known by a secret that each start makes; what the header says
 * without it is believed by nobody. On a server without our front no request is one of these.
 */
final class FrontedRequest extends HttpServletRequestWrapper {

  /** Secret, scheme and address, with blanks between them. */
  static final String HEADER = "Bailiwick-Front";

  private final String scheme;
  private final String address;

  private FrontedRequest(HttpServletRequest request, String scheme, String address) {
    super(request);
    this.scheme = scheme;
    this.address = address;
  }

  /** What the launcher handed over; empty without our front. */
  static String configuredSecret() {
    return Settings.text("bailiwick.front-secret").orElse("");
  }

  /** The request as its sender made it; itself if it did not come through the front. */
  static HttpServletRequest of(HttpServletRequest request, String secret) {
    var said = request.getHeader(HEADER);
    var parts = said == null ? new String[0] : said.split(" ", -1);
    if (secret.isEmpty() || parts.length != 3 || !same(parts[0], secret)) {
      return request;
    }
    return new FrontedRequest(request, parts[1], parts[2]);
  }

  /** Whether it came through the front, whatever was wrapped around it since. */
  static boolean is(ServletRequest request) {
    var each = request;
    while (each instanceof ServletRequestWrapper wrapper && !(each instanceof FrontedRequest)) {
      each = wrapper.getRequest();
    }
    return each instanceof FrontedRequest;
  }

  private static boolean same(String given, String secret) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String getRemoteAddr() {
    return address;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public boolean isSecure() {
    return scheme.equals("https");
  }

  @Override
  public String getHeader(String name) {
    return HEADER.equalsIgnoreCase(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return HEADER.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !HEADER.equalsIgnoreCase(name))
            .toList());
  }
}
