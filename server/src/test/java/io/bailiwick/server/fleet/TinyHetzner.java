package io.bailiwick.server.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** As much of Hetzner's Cloud API as one whole life of a VPS needs; its servers are one machine. */
final class TinyHetzner implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer http;
  private final SshMachine machine;
  private final Map<Long, ObjectNode> servers = new ConcurrentSkipListMap<>();
  private final AtomicLong last = new AtomicLong();

  TinyHetzner(SshMachine machine) throws IOException {
    this.machine = machine;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/v1/", this::answer);
    http.setExecutor(Executors.newCachedThreadPool());
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
  }

  JsonNode onlyServer() {
    return servers.values().iterator().next();
  }

  boolean isEmpty() {
    return servers.isEmpty();
  }

  /** One that nobody asked for. */
  void add(String vps) {
    var server = JSON.createObjectNode();
    server.putObject("labels").put("managed-by", "bailiwick").put("bailiwick-vps", vps);
    keep(server);
  }

  void remove(String vps) {
    servers.values().removeIf(server -> server.at("/labels/bailiwick-vps").asText().equals(vps));
  }

  private ObjectNode keep(ObjectNode server) {
    var id = last.incrementAndGet();
    server.put("id", id).put("status", "running");
    server.putObject("public_net").putObject("ipv4").put("ip", "127.0.0.1");
    server.putObject("server_type").put("name", "small");
    servers.put(id, server);
    return server;
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var body = call.getRequestBody().readAllBytes();
      var parts = call.getRequestURI().getPath().substring("/v1/".length()).split("/");
      var answer = done(call.getRequestMethod(), parts, call.getRequestURI().getRawQuery(), body);
      var bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(answer.has("error") ? 404 : 200, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  private JsonNode done(String method, String[] parts, String query, byte[] body)
      throws IOException {
    if (parts[0].equals("server_types")) {
      return JSON.readTree(
          """
          {"server_types": [{"name": "small", "cores": 2, "memory": 4.0, "disk": 40,
            "architecture": "x86", "prices": [{"location": "fsn1",
            "price_monthly": {"net": "3.29"}}]}]}
          """);
    }
    if (parts[0].equals("actions")) {
      return succeeded();
    }
    if (parts.length == 1) {
      return method.equals("POST") ? made(body) : listed(query);
    }
    var server = servers.get(Long.valueOf(parts[1]));
    if (server == null) {
      return JSON.readTree("{\"error\": {\"code\": \"not_found\"}}");
    }
    if (parts.length == 4) {
      return acted(server, parts[3]);
    }
    switch (method) {
      case "PUT" -> server.set("labels", JSON.readTree(body).path("labels"));
      case "DELETE" -> {
        machine.turnOff();
        servers.remove(server.path("id").asLong());
        return succeeded();
      }
      default -> {}
    }
    return JSON.createObjectNode().set("server", server);
  }

  private JsonNode listed(String query) {
    var selector = URLDecoder.decode(query, StandardCharsets.UTF_8).split("[=&]");
    var list = JSON.createObjectNode();
    var found = list.putArray("servers");
    servers.values().stream()
        .filter(server -> server.at("/labels/" + selector[1]).asText().equals(selector[3]))
        .forEach(found::add);
    return list;
  }

  private JsonNode made(byte[] body) throws IOException {
    var asked = JSON.readTree(body);
    var server = JSON.createObjectNode();
    server.set("labels", asked.path("labels"));
    server.set("created_with", asked);
    machine.firstBoot(asked.path("user_data").asText());
    var answer = succeeded();
    answer.set("server", keep(server));
    return answer;
  }

  private JsonNode acted(ObjectNode server, String action) throws IOException {
    if (action.equals("poweron")) {
      machine.turnOn();
      server.put("status", "running");
    } else {
      machine.turnOff();
      server.put("status", "off");
    }
    return succeeded();
  }

  private static ObjectNode succeeded() {
    var answer = JSON.createObjectNode();
    answer.putObject("action").put("id", 1).put("status", "success");
    return answer;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
