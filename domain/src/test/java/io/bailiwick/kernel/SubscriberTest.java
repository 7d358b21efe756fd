package io.bailiwick.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriberTest {

  @Test
  void of_ipv6_all_addresses_of_a_64_are_one() {
    var one = Subscriber.of("2001:db8:0:7::1");
    assertThat(one).isEqualTo("2001:db8:0:7::/64");
    for (var other :
        new String[] {
          "2001:db8:0:7:ffff:ffff:ffff:ffff",
          "2001:0DB8:0000:0007:0:0:0:1",
          "2001:db8::7:1:2:3:4",
          "2001:db8:0:7::1%eth0",
          "2001:db8:0:7::"
        }) {
      assertThat(Subscriber.of(other)).as(other).isEqualTo(one);
    }
    assertThat(Subscriber.of("2001:db8:0:8::1")).isNotEqualTo(one);
    assertThat(Subscriber.of("::1")).isEqualTo(Subscriber.of("0:0:0:0:0:0:0:1"));
  }

  @Test
  void an_ipv4_address_is_itself_in_either_coat() {
    assertThat(Subscriber.of("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(Subscriber.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(Subscriber.of("0:0:0:0:0:ffff:c000:201")).isEqualTo("192.0.2.1");
  }

  @Test
  void what_is_no_address_is_itself() {
    for (var text : new String[] {"internal", "", "1:2:3:4:5:6:7:8:9", "g::1", "x:y"}) {
      assertThat(Subscriber.of(text)).isEqualTo(text);
    }
  }
}
