package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static ClientAddress trusting(String... networks) {
    return new ClientAddress(Stream.of(networks).map(Network::parse).toList());
  }

  @Test
  void nobody_is_believed_unless_trusted() {
    assertThat(trusting().of("192.0.2.1", List.of("203.0.113.9"))).isEqualTo("192.0.2.1");
    assertThat(trusting("10.0.0.0/8").of("192.0.2.1", List.of("203.0.113.9")))
        .isEqualTo("192.0.2.1");
  }

  @Test
  void behind_trusted_proxies_it_is_the_last_address_that_is_not_theirs() {
    var clients = trusting("10.0.0.0/8", "2001:db8::1");

    assertThat(clients.of("10.1.2.3", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(clients.of("10.1.2.3", List.of("1.1.1.1", "203.0.113.9", "10.9.9.9")))
        .isEqualTo("203.0.113.9");
    assertThat(clients.of("2001:db8::1", List.of("2001:db8::2"))).isEqualTo("2001:db8::2");
  }

  @Test
  void what_is_no_address_is_not_taken_for_one() {
    var clients = trusting("10.0.0.0/8");

    assertThat(clients.of("10.1.2.3", List.of("localhost"))).isEqualTo("10.1.2.3");
    assertThat(clients.of("10.1.2.3", List.of("203.0.113.9", "unknown"))).isEqualTo("10.1.2.3");
    assertThat(clients.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::1/129", "/8"})
  void what_is_no_network_is_told_at_the_start(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .hasMessageContaining("BAILIWICK_TRUSTED_PROXIES")
        .hasMessageContaining(text);
  }

  @Test
  void a_network_holds_its_addresses_to_the_bit() {
    var network = Network.parse("192.0.2.128/25");

    assertThat(network.contains("192.0.2.128")).isTrue();
    assertThat(network.contains("192.0.2.255")).isTrue();
    assertThat(network.contains("192.0.2.127")).isFalse();
    assertThat(network.contains("::1")).isFalse();
    assertThat(Network.parse("0.0.0.0/0").contains("8.8.8.8")).isTrue();
  }
}
