package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a VPS can reach, and how. */
class EgressTest {

  private static final String TOKEN = "feed".repeat(16);
  private static final String FETCH = "{\"url\":\"http://127.0.0.1:9/x\"}";

  @TempDir Path data;
  private LocalBed bed;
  private StubProxy proxy;
  private final VpsId vps = VpsId.next();

  @BeforeEach
  void open() throws IOException {
    bed = new LocalBed(data);
    proxy = new StubProxy();
    bed.proxyListensOn(proxy.address());
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
    proxy.close();
  }

  @Test
  void whatever_proxy_address_it_was_given_it_calls_out_through_ours_with_its_credentials()
      throws IOException {
    var machine = bed.provider().create(vps, specification());
    var answer = new Gateway(machine, TOKEN).post("/fetch", FETCH);
    assertThat(answer).contains("\"status\":200", "\"bytes\":5");
    // agent:feedfeed…
    assertThat(proxy.heard())
        .contains("GET http://127.0.0.1:9/x HTTP/1.1")
        .anyMatch(line -> line.startsWith("Proxy-Authorization: Basic YWdlbnQ6ZmVlZGZlZWR"));
  }

  @Test
  void past_the_proxy_it_reaches_nobody_exactly_when_the_machine_says_so() throws IOException {
    var machine = bed.provider().create(vps, specification());
    try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var call = "{\"host\":\"127.0.0.1\",\"port\":" + listener.getLocalPort() + "}";
      var answer = new Gateway(machine, TOKEN).post("/dial", call);
      var enforced = machine.details().get("egress_enforced");
      assertThat(answer).contains("\"connected\":" + Boolean.FALSE.equals(enforced));
      assertThat(enforced)
          .as("bubblewrap, socat, nsenter and setpriv together enforce it")
          .isEqualTo(bed.tools().have("bwrap", "socat", "nsenter", "setpriv"));
    }
  }

  @Test
  void a_vps_that_outlived_its_server_finds_the_next_ones_proxy_on_another_port()
      throws IOException {
    var machine = bed.provider().create(vps, specification());
    if (machine.details().get("egress_enforced").equals(false)) {
      // Then it holds the address that it was born with, and a new start brings the new one.
      bed.provider().stop(vps);
    }
    try (var next = new StubProxy()) {
      bed.proxyListensOn(next.address());
      bed.reopen();
      var found = bed.provider().create(vps, specification());
      var answer = new Gateway(found, TOKEN).post("/fetch", FETCH);
      assertThat(answer).contains("\"status\":200");
      assertThat(next.heard()).isNotEmpty();
      assertThat(proxy.heard()).isEmpty();
    }
  }

  @Test
  void a_large_body_passes_the_gateway_both_ways() throws IOException {
    var machine = bed.provider().create(vps, specification());
    var body = "0123456789".repeat(1_000_000);
    var answer = new Gateway(machine, TOKEN).post("/echo", body);
    assertThat(answer.endsWith(body))
        .as(answer.substring(0, Math.min(200, answer.length())))
        .isTrue();
  }

  private static MachineSpecification specification() {
    var proxy = "http://agent:" + TOKEN + "@proxy.example.org:8443";
    return new MachineSpecification(
        "agent-of-a-test",
        Programs.SAMPLE_AGENT,
        1_000,
        256,
        1,
        Map.of("GATEWAY_TOKEN", TOKEN, "HTTP_PROXY", proxy, "https_proxy", proxy),
        List.of());
  }
}
