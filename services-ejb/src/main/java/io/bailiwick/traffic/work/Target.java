package io.bailiwick.traffic.work;

import io.netty.util.NetUtil;
import java.util.Locale;

/**
 * Where a request wants to go.
 *
 * @param host a name or an address literal without brackets, in lower case
 * @param path what the target is asked for, in origin form; empty for a tunnel
 */
record Target(String host, int port, String path) {

  private static final String HTTP = "http://";

  /** The request line of CONNECT: {@code host:port}, and nothing else. */
  static Target ofConnect(String authority) throws BadRequest {
    if (authority.startsWith(":")) {
      throw new BadRequest("CONNECT needs a host.");
    }
    var target = authority(authority, -1, "");
    if (target.port < 0) {
      throw new BadRequest("CONNECT needs a host and a port.");
    }
    return target;
  }

  /** The request line of everything else: {@code http://host[:port]/path?query}. */
  static Target ofAbsolute(String uri) throws BadRequest {
    if (!uri.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
      throw new BadRequest("A proxy needs an absolute http:// address; use CONNECT for others.");
    }
    for (var i = 0; i < uri.length(); i++) {
      var c = uri.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw new BadRequest("The address holds a character that must be percent-encoded.");
      }
      if (c == '#') {
        throw new BadRequest("A fragment is not sent to a server.");
      }
    }
    var end = HTTP.length();
    while (end < uri.length() && "/?".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    var rest = uri.substring(end);
    var path = rest.startsWith("/") ? rest : "/" + rest;
    return authority(uri.substring(HTTP.length(), end), 80, path);
  }

  /** What the target's Host header says. */
  String authority() {
    var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == 80 && !path.isEmpty() ? name : name + ":" + port;
  }

  boolean sameServer(Target other) {
    return port == other.port && host.equals(other.host);
  }

  private static Target authority(String text, int defaultPort, String path) throws BadRequest {
    var end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    if (end < 0) {
      end = text.length();
    }
    var host = text.substring(0, end).toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
      if (!NetUtil.isValidIpV6Address(host) || host.indexOf('%') >= 0) {
        throw new BadRequest("The address in brackets is not an IPv6 address.");
      }
    } else {
      mustBeName(host);
    }
    var rest = text.substring(end);
    return new Target(host, rest.isEmpty() ? defaultPort : port(rest), path);
  }

  private static void mustBeName(String host) throws BadRequest {
    if (host.isEmpty() || host.length() > 253) {
      throw new BadRequest("The request names no host.");
    }
    for (var i = 0; i < host.length(); i++) {
      var c = host.charAt(i);
      var plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
      if (!plain) {
        throw new BadRequest("The host's name holds a character that no name has.");
      }
    }
  }

  private static int port(String text) throws BadRequest {
    var digits = text.substring(1);
    if (text.charAt(0) != ':' || digits.isEmpty() || digits.length() > 5 || !isNumber(digits)) {
      throw new BadRequest("The port is not a number.");
    }
    var port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new BadRequest("The port must be between 1 and 65535.");
    }
    return port;
  }

  private static boolean isNumber(String digits) {
    for (var i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
