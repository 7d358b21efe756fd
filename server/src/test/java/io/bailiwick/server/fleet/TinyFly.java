package io.bailiwick.server.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** As much of Fly's Machines API as one whole life of a VPS needs; it does everything at once. */
final class TinyFly implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Map<String, ObjectNode> machines =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile boolean down;

  TinyFly() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/apps/our-app/machines", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** While it is, every call is answered with 503. */
  void setDown(boolean down) {
    this.down = down;
  }

  JsonNode onlyMachine() {
    return machines.values().iterator().next();
  }

  /** One that nobody asked for. */
  void add(String id, String vps) {
    var machine = JSON.createObjectNode();
    machine
        .putObject("config")
        .putObject("metadata")
        .put("managed_by", "bailiwick")
        .put("bailiwick_vps", vps);
    keep(id, machine);
  }

  private void keep(String id, ObjectNode machine) {
    machine.put("id", id).put("state", "started").put("instance_id", "1").put("region", "ams");
    machine.put("private_ip", "127.0.0.1");
    machines.put(id, machine);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var body = call.getRequestBody().readAllBytes();
      var answer =
          down ? null : done(call.getRequestMethod(), call.getRequestURI().toString(), body);
      var bytes = answer == null ? new byte[0] : answer.toString().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(down ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  private JsonNode done(String method, String path, byte[] body) throws IOException {
    var parts = path.split("[?]")[0].split("/");
    if (parts.length == 5) {
      return method.equals("POST") ? made(body) : JSON.valueToTree(machines.values());
    }
    var machine = machines.getOrDefault(parts[5], JSON.createObjectNode());
    if (parts.length == 6) {
      return method.equals("DELETE") ? machines.remove(parts[5]) : machine;
    }
    switch (parts[6]) {
      case "stop" -> machine.put("state", "stopped");
      case "start" -> machine.put("state", "started");
      default -> {}
    }
    return JSON.readTree("{\"ok\": true, \"data\": {\"nonce\": \"n\"}}");
  }

  private ObjectNode made(byte[] body) throws IOException {
    var machine = (ObjectNode) JSON.readTree(body);
    keep("148e" + machines.size(), machine);
    return machine;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
