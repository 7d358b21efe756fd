package io.bailiwick.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies of which the server has refused the rest. */
class UnreadBodiesIT {

  /** More than the web server has threads. */
  private static final int MANY = 220;

  private final LaunchedServer server = LaunchedServer.shared();

  @Test
  void whoever_still_sends_what_was_refused_holds_no_thread() throws Exception {
    List<RawHttp> slow = new ArrayList<>();
    try {
      for (var i = 0; i < MANY; i++) {
        slow.add(
            new RawHttp(server.httpPort())
                .send(
                    "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 90000000\r\n\r\nx"));
      }
      for (var each : slow) {
        assertThat(each.status()).isEqualTo(413);
      }
      var asked = System.nanoTime();
      server.api().get("/plans").expect(401);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
    } finally {
      for (var each : slow) {
        each.close();
      }
    }
  }
}
