package io.bailiwick.front;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/**
 * How the application learns who sent a request: one header with a secret that each start makes
 * anew, the scheme that the client spoke, and its address. Without the secret the application
 * believes nobody, so whoever finds the web server's own port is just a caller from this machine.
 */
final class Hop {

  static final String HEADER = "Bailiwick-Front";

  private Hop() {}

  static String of(String secret, boolean https, Channel client) {
    var address = ((InetSocketAddress) client.remoteAddress()).getAddress().getHostAddress();
    var zone = address.indexOf('%');
    var plain = zone < 0 ? address : address.substring(0, zone);
    return secret + (https ? " https " : " http ") + plain;
  }
}
