package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.traffic.Pass;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Host names that mean many things, or something else each time. Loopback may be reached here. */
class NamesTest {

  private final ChangingNames names = new ChangingNames();
  private final ProxyFixture house = new ProxyFixture(ProxyLimits.standard(), true, names);
  private final Pass pass = house.agents.add();
  private Origin origin;

  @BeforeEach
  void open() throws IOException {
    origin = Origin.answering(Origin.ok("x"));
  }

  @AfterEach
  void close() throws IOException {
    origin.close();
    house.close();
  }

  private int connect() throws IOException {
    var port = origin.authority().substring(origin.authority().indexOf(':'));
    try (var client = house.client()) {
      client.send(
          "CONNECT rebinding.example" + port + " HTTP/1.1\r\n" + KnownAgents.header(pass) + "\r\n");
      return client.answer().status();
    }
  }

  @Test
  void what_was_judged_is_dialled_and_nothing_is_looked_up_again() throws IOException {
    names.then("127.0.0.1").then("10.0.0.1");
    assertThat(connect()).isEqualTo(200);
    assertThat(names.lookups).hasValue(1);
  }

  @Test
  void a_name_that_turns_private_is_judged_anew_for_each_connection() throws IOException {
    names.then("127.0.0.1").then("192.168.0.1").then("::ffff:169.254.169.254").then("fd00::1");
    assertThat(connect()).isEqualTo(200);
    assertThat(connect()).isEqualTo(403);
    assertThat(connect()).isEqualTo(403);
    assertThat(connect()).isEqualTo(403);
  }

  @Test
  void of_many_addresses_only_the_permitted_ones_are_dialled() throws IOException {
    names.then(
        IntStream.range(0, 301)
            .mapToObj(i -> i < 300 ? "10.0." + i / 250 + "." + i % 250 : "127.0.0.1")
            .toArray(String[]::new));
    assertThat(connect()).isEqualTo(200);
  }

  /**
   * Else one name with a thousand silent addresses would be a thousand attempts for one request.
   */
  @Test
  void of_many_permitted_addresses_three_are_tried() throws IOException {
    names.then("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.1");
    assertThat(connect()).isEqualTo(502);
    names.then("127.0.0.2", "127.0.0.3", "127.0.0.1");
    assertThat(connect()).isEqualTo(200);
  }
}
