package io.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAgentTest {

  @TempDir Path home;
  private RunningAgent agent;

  @BeforeEach
  void start() throws Exception {
    agent = new RunningAgent(home, "");
  }

  @AfterEach
  void stop() throws Exception {
    agent.close();
  }

  @Test
  void health_needs_no_token_and_everything_else_does() throws Exception {
    var bare = HttpRequest.newBuilder(agent.request("/health").build().uri()).build();
    assertThat(agent.client().send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

    for (var path : new String[] {"/echo", "/stream", "/config", "/ws", "/nothing"}) {
      var uri = URI.create(bare.uri().resolve(path).toString());
      var refused =
          agent.client().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void echo_sends_back_small_and_large_bodies() throws Exception {
    assertThat(agent.post("/echo", "hello").body()).isEqualTo("hello");
    var large = "0123456789".repeat(300_000);
    assertThat(agent.post("/echo", large).body()).isEqualTo(large);
    assertThat(agent.post("/echo", "").body()).isEmpty();
  }

  @Test
  void a_stream_of_three_events_has_three_events() throws Exception {
    var body = agent.get("/stream?count=3&interval_ms=1").body();
    assertThat(body).contains("id: 1\ndata: {\"n\":1}\n\n", "id: 3\n").doesNotContain("id: 4");
  }

  @Test
  void configuration_and_workspace_are_read_anew_at_each_call() throws Exception {
    assertThat(agent.get("/config").statusCode()).isEqualTo(404);
    Files.writeString(home.resolve("config.json"), "{\"model\":\"x\"}");
    Files.createDirectory(home.resolve("workspace"));
    Files.writeString(home.resolve("workspace/SOUL.md"), "kind");
    assertThat(agent.get("/config").body()).isEqualTo("{\"model\":\"x\"}");
    assertThat(agent.get("/workspace/SOUL.md").body()).isEqualTo("kind");
    assertThat(agent.get("/workspace/../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void work_uses_up_what_it_is_told_to() throws Exception {
    var answer = agent.post("/work", "{\"cpu_ms\":30,\"memory_mb\":4,\"disk_bytes\":100000}");
    assertThat(answer.body()).contains("\"memory_mb\":4");
    assertThat(Files.size(home.resolve("work.bin"))).isEqualTo(100_000);
  }

  @Test
  void a_broken_call_is_told_so_and_the_connection_goes_on() throws Exception {
    assertThat(agent.post("/work", "{\"cpu_ms\":").statusCode()).isEqualTo(400);
    assertThat(agent.post("/fetch", "{\"url\":\"file:///etc/passwd\"}").statusCode())
        .isEqualTo(400);
    assertThat(agent.post("/fetch", "[]").statusCode()).isEqualTo(400);
    assertThat(agent.get("/nothing").statusCode()).isEqualTo(404);
  }
}
