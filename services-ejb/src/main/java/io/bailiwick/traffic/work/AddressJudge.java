package io.bailiwick.traffic.work;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether the proxy may connect to an address. Names are never judged, only what they resolved to,
 * and that very address is then dialled: a name that changes its mind gains nothing.
 *
 * <p>Refused are all ranges that the IANA special-purpose registries do not call globally
 * reachable, a cloud's host service that stands at a global address, and IPv6 forms that carry an
 * IPv4 address inside are judged by that. With {@code allowLoopback}, loopback and this host's own
 * addresses pass, and nothing else. Port 25 is refused wherever it is: an agent that sends mail
 * hands it to a submission port, and one that was taken over sends no spam in the operator's name.
 */
final class AddressJudge {

  private static final int[][] REFUSED_V4 = {
    {0, 0, 8}, // this network
    {10, 0, 8}, // private
    {100, 64, 10}, // carrier-grade NAT
    {127, 0, 8}, // loopback
    {169, 254, 16}, // link-local, with the clouds' metadata services
    {172, 16, 12}, // private
    {192, 168, 16}, // private
    {198, 18, 15}, // benchmarking
    {224, 0, 3}, // multicast, reserved, broadcast
  };

  /** 168.63.129.16: Azure's host answers its guests there, with what configures them. */
  private static final byte[] AZURES_HOST = {(byte) 168, 63, (byte) 129, 16};

  private static final int SMTP = 25;

  private final boolean allowLoopback;
  private final Supplier<Set<InetAddress>> own;

  /**
   * @param own the control plane's addresses, asked for each time
   */
  AddressJudge(boolean allowLoopback, Supplier<Set<InetAddress>> own) {
    this.allowLoopback = allowLoopback;
    this.own = own;
  }

  /** Whether a port may be reached at all, at whatever address. */
  static boolean allowsPort(int port) {
    return port != SMTP;
  }

  boolean allows(InetAddress address) {
    var bare = withoutIpv6Coat(address);
    if (Arrays.equals(bare.getAddress(), AZURES_HOST)) {
      return false;
    }
    if (bare.isLoopbackAddress() || own.get().contains(bare)) {
      return allowLoopback;
    }
    return bare instanceof Inet4Address ? allowsV4(bare.getAddress()) : allowsV6(bare.getAddress());
  }

  private static boolean allowsV4(byte[] b) {
    var first16 = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    for (var range : REFUSED_V4) {
      var shift = 16 - range[2];
      if (first16 >> shift == (range[0] << 8 | range[1]) >> shift) {
        return false;
      }
    }
    var first24 = first16 << 8 | (b[2] & 0xff);
    return first24 != 0xC00000 // 192.0.0.0/24, protocol assignments
        && first24 != 0xC00002 // 192.0.2.0/24, documentation
        && first24 != 0xC05863 // 192.88.99.0/24, the old 6to4 relays
        && first24 != 0xC63364 // 198.51.100.0/24, documentation
        && first24 != 0xCB0071; // 203.0.113.0/24, documentation
  }

  /** Only 2000::/3 is global unicast, and not all of it. */
  private static boolean allowsV6(byte[] b) {
    if ((b[0] & 0xe0) != 0x20) {
      return false;
    }
    var first16 = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    var second16 = (b[2] & 0xff) << 8 | (b[3] & 0xff);
    var special = first16 == 0x2001 && second16 < 0x0200; // Teredo, ORCHID and others
    var documentation = (first16 == 0x2001 && second16 == 0x0db8) || first16 == 0x3fff;
    return !special && !documentation;
  }

  /**
   * IPv4 in IPv6 clothes: mapped, compatible, translated (with NAT64's well-known prefix; its
   * local-use one is not global, so it is refused whole) and 6to4. Scope ids fall away too.
   */
  private static InetAddress withoutIpv6Coat(InetAddress address) {
    var b = address.getAddress();
    if (b.length == 4) {
      return address;
    }
    var first16 = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    if (first16 == 0x2002) {
      return of(Arrays.copyOfRange(b, 2, 6));
    }
    var nat64 =
        first16 == 0x0064 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b && zero(b, 4, 12);
    var nothingFirst = zero(b, 0, 8);
    var mapped = nothingFirst && zero(b, 8, 10) && b[10] == -1 && b[11] == -1;
    var translated = nothingFirst && b[8] == -1 && b[9] == -1 && zero(b, 10, 12);
    var compatible = nothingFirst && zero(b, 8, 12) && !zero(b, 12, 15);
    if (nat64 || mapped || translated || compatible) {
      return of(Arrays.copyOfRange(b, 12, 16));
    }
    return of(b);
  }

  private static boolean zero(byte[] bytes, int from, int to) {
    for (var i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("Four or sixteen bytes are an address.", impossible);
    }
  }
}
