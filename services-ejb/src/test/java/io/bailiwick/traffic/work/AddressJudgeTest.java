package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class AddressJudgeTest {

  private final AddressJudge strict = new AddressJudge(false, Set::of);
  private final AddressJudge lenient = new AddressJudge(true, Set::of);

  private static InetAddress ip(String text) {
    return NetUtil.createInetAddressFromIpAddressString(text);
  }

  @Example
  void what_is_not_global_is_refused() {
    for (var text :
        new String[] {
          "127.0.0.1",
          "127.255.255.254",
          "0.0.0.0",
          "0.1.2.3",
          "10.0.0.1",
          "10.255.255.255",
          "100.64.0.1",
          "100.127.255.255",
          "169.254.169.254",
          "172.16.0.1",
          "172.31.255.255",
          "192.168.0.1",
          "192.0.0.1",
          "192.0.2.1",
          "198.18.0.1",
          "198.19.255.255",
          "198.51.100.1",
          "203.0.113.1",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255",
          "::1",
          "::",
          "fe80::1",
          "fc00::1",
          "fdff::1",
          "ff02::1",
          "fec0::1",
          "::ffff:127.0.0.1",
          "::ffff:10.0.0.1",
          "::ffff:0.0.0.0",
          "::ffff:169.254.169.254",
          "::ffff:100.64.0.1",
          "::ffff:224.0.0.1",
          "::ffff:255.255.255.255",
          "100.100.100.200",
          "168.63.129.16",
          "::ffff:168.63.129.16",
          "64:ff9b::a83f:8110",
          "2002:a83f:8110::1",
          "192.88.99.1",
          "fd00:ec2::254",
          "febf::1",
          "feff::1",
          "ff05::2",
          "64:ff9b::c0a8:101",
          "64:ff9b::ffff:ffff",
          "2002:c0a8:101::1",
          "2002:a9fe:a9fe::1",
          "2002:6440:1::1",
          "2001:10::1",
          "2001:20::1",
          "5f00::1",
          "4000::1",
          "::127.0.0.1",
          "64:ff9b::7f00:1",
          "64:ff9b::a9fe:a9fe",
          "64:ff9b:1::808:808",
          "2002:7f00:1::",
          "2002:a00:1::1",
          "2001:db8::1",
          "2001::1",
          "3fff::1",
          "0:0:0:0:ffff:0:7f00:1",
          "100::1"
        }) {
      assertThat(strict.allows(ip(text))).as(text).isFalse();
    }
  }

  @Example
  void what_is_global_passes() {
    for (var text :
        new String[] {
          "8.8.8.8",
          "1.1.1.1",
          "100.63.255.255",
          "100.128.0.1",
          "168.63.129.15",
          "168.63.129.17",
          "172.15.0.1",
          "172.32.0.1",
          "192.167.1.1",
          "192.0.1.1",
          "198.17.0.1",
          "198.20.0.1",
          "223.255.255.255",
          "2606:4700::1111",
          "2a00:1450::1",
          "64:ff9b::808:808",
          "::ffff:8.8.8.8",
          "2002:808:808::1"
        }) {
      assertThat(strict.allows(ip(text))).as(text).isTrue();
    }
  }

  @Example
  void the_control_planes_own_address_is_refused_in_every_coat() {
    var judge = new AddressJudge(false, () -> Set.of(ip("8.8.4.4")));
    assertThat(judge.allows(ip("8.8.4.4"))).isFalse();
    assertThat(judge.allows(ip("64:ff9b::808:404"))).isFalse();
    assertThat(judge.allows(ip("8.8.8.8"))).isTrue();
  }

  @Example
  void the_switch_opens_loopback_and_own_addresses_only() {
    assertThat(lenient.allows(ip("127.0.0.1"))).isTrue();
    assertThat(lenient.allows(ip("::1"))).isTrue();
    assertThat(lenient.allows(ip("169.254.169.254"))).isFalse();
    assertThat(lenient.allows(ip("192.168.1.1"))).isFalse();
    assertThat(lenient.allows(ip("168.63.129.16"))).isFalse();
    var azures = new AddressJudge(true, () -> Set.of(ip("168.63.129.16")));
    assertThat(azures.allows(ip("168.63.129.16"))).isFalse();
    var own = new AddressJudge(true, () -> Set.of(ip("172.17.0.2")));
    assertThat(own.allows(ip("172.17.0.2"))).isTrue();
    assertThat(own.allows(ip("172.17.0.3"))).isFalse();
  }

  @Example
  void mail_goes_by_submission_ports_only() {
    assertThat(AddressJudge.allowsPort(25)).isFalse();
    for (var port : new int[] {1, 24, 26, 80, 443, 465, 587, 2525, 65_535}) {
      assertThat(AddressJudge.allowsPort(port)).as("%s", port).isTrue();
    }
  }

  @Property(tries = 2000)
  void an_ipv4_address_is_judged_alike_in_each_ipv6_coat(@ForAll @Size(4) byte[] v4)
      throws UnknownHostException {
    var plain = strict.allows(InetAddress.getByAddress(v4));
    var sixToFour = new byte[16];
    sixToFour[0] = 0x20;
    sixToFour[1] = 0x02;
    System.arraycopy(v4, 0, sixToFour, 2, 4);
    var nat64 = new byte[16];
    nat64[1] = 0x64;
    nat64[2] = (byte) 0xff;
    nat64[3] = (byte) 0x9b;
    System.arraycopy(v4, 0, nat64, 12, 4);
    assertThat(strict.allows(InetAddress.getByAddress(sixToFour))).isEqualTo(plain);
    assertThat(strict.allows(InetAddress.getByAddress(nat64))).isEqualTo(plain);
  }

  @Property(tries = 2000)
  void nothing_that_java_calls_local_ever_passes(@ForAll @Size(4) byte[] v4)
      throws UnknownHostException {
    var address = InetAddress.getByAddress(v4);
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      assertThat(strict.allows(address)).isFalse();
    }
  }
}
