package io.bailiwick.kernel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An address, or a network as {@code 10.0.0.0/8}; never a name, so that nothing is looked up. */
record Network(byte[] address, int bits) {

  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  static boolean isAddress(String text) {
    try {
      bytes(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @throws IllegalArgumentException naming the setting, when it is neither
   */
  static Network parse(String text) {
    try {
      var slash = text.indexOf('/');
      var address = bytes(slash < 0 ? text : text.substring(0, slash));
      var bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > address.length * 8) {
        throw new IllegalArgumentException("The network is too long.");
      }
      return new Network(address, bits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "BAILIWICK_TRUSTED_PROXIES holds '" + text + "', which is no address or network.", e);
    }
  }

  boolean contains(String text) {
    if (!isAddress(text)) {
      return false;
    }
    var other = bytes(text);
    if (other.length != address.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException("It is no address.");
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("It is no address.", e);
    }
  }
}
