package io.bailiwick.server;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Has the demo's agent call out through its proxy, again and again. */
final class DemoTraffic {
  private static final int SECONDS_BETWEEN_CALLS = 5;

  private final DemoApi customer;
  private final String path;
  private final String body;

  DemoTraffic(DemoApi customer, String agentId, int httpPort) {
    this.customer = customer;
    this.path = "/agents/" + agentId + "/gateway/fetch";
    this.body = Json.of(Map.of("url", "http://127.0.0.1:" + httpPort + "/api/v1/openapi.yaml"));
  }

  /** Goes on until the process ends. */
  void start() {
    Executors.newSingleThreadScheduledExecutor(DemoTraffic::daemon)
        .scheduleWithFixedDelay(this::callOnce, 0, SECONDS_BETWEEN_CALLS, TimeUnit.SECONDS);
  }

  private void callOnce() {
    try {
      customer.call("POST", path, body);
    } catch (RuntimeException later) {
      // A stopped VPS, a blocked organization or an ending server: all of them show elsewhere.
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "demo traffic");
    thread.setDaemon(true);
    return thread;
  }
}
