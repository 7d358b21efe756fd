package io.bailiwick.fleet.work.remote;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A network by its addresses, such as {@code fdaa::/16}, which is Fly's for all organizations. */
public final class PrivateNetwork {

  /** A name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final byte[] prefix;
  private final int bits;

  private PrivateNetwork(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * @throws IllegalArgumentException for what is not one
   */
  public static PrivateNetwork of(String text) {
    var parts = text.split("/", 2);
    var prefix = address(parts[0]);
    var bits = parts.length == 1 ? prefix.length * Byte.SIZE : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > prefix.length * Byte.SIZE) {
      throw new IllegalArgumentException(text + " is no network.");
    }
    return new PrivateNetwork(prefix, bits);
  }

  /** Whether the host of {@code host:port} is in it. */
  public boolean hasHostOf(String address) {
    return has(address.substring(0, address.lastIndexOf(':')));
  }

  /** Whether this is an address, not a name, and in it; IPv6 with or without brackets. */
  public boolean has(String host) {
    var literal = host.replaceAll("[\\[\\]]", "");
    return LITERAL.matcher(literal).matches() && has(address(literal));
  }

  /** Whether this host has an address in it now. */
  public boolean isOurs() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address -> has(address.getAddress()));
    } catch (SocketException unknown) {
      return false;
    }
  }

  private boolean has(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] address(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException(literal + " is no address.");
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(literal + " is no address.", none);
    }
  }
}
