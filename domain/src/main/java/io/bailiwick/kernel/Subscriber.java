package io.bailiwick.kernel;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whom an address belongs to, as far as it tells: an IPv4 address is somebody's, while of IPv6
 * every subscriber has at least a /64 (RFC 6177) and could call from another address each time.
 */
public final class Subscriber {

  private static final int GROUPS_OF_A_64 = 4;

  private static final int[] MAPPED = {0, 0, 0, 0, 0, 0xffff};

  private Subscriber() {}

  /**
   * @return the first half of an IPv6 address, the IPv4 address that it carries when it is a mapped
   *     one, and every other text as it is
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    var bare = address.split("%", 2)[0].toLowerCase(Locale.ROOT);
    var lastColon = bare.lastIndexOf(':');
    if (bare.indexOf('.') > lastColon) {
      return bare.substring(lastColon + 1);
    }
    var gap = bare.indexOf("::");
    var head = groups(gap < 0 ? bare : bare.substring(0, gap));
    var tail = groups(gap < 0 ? "" : bare.substring(gap + 2));
    var all = new String[8];
    Arrays.fill(all, "0");
    if (head.length + tail.length > all.length) {
      return address;
    }
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, all.length - tail.length, tail.length);
    return half(address, all);
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static String half(String address, String[] groups) {
    var values = new int[groups.length];
    try {
      for (var i = 0; i < groups.length; i++) {
        values[i] = HexFormat.fromHexDigits(groups[i]);
      }
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
    if (Arrays.equals(values, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
      var bytes = new int[] {values[6] >> 8, values[6] & 0xff, values[7] >> 8, values[7] & 0xff};
      return Arrays.stream(bytes).mapToObj(Integer::toString).collect(Collectors.joining("."));
    }
    var half = new StringBuilder();
    for (var i = 0; i < GROUPS_OF_A_64; i++) {
      half.append(Integer.toHexString(values[i])).append(':');
    }
    return half.append(":/64").toString();
  }
}
