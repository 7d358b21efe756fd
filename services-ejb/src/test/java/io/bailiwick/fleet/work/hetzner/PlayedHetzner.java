package io.bailiwick.fleet.work.hetzner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.work.remote.StubServer.Played;
import io.bailiwick.fleet.work.remote.StubServer.Reply;
import io.bailiwick.fleet.work.remote.StubServer.Request;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Cloud API as its reference describes it, as far as we ask it: names that are unique, actions
 * that take a while, pages of at most fifty, and its errors.
 */
final class PlayedHetzner implements Played {

  static final String UNKNOWN_IMAGE = "no-such-os";
  static final long NETWORK = 4711;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Long, ObjectNode> servers = new LinkedHashMap<>();
  private final Map<Long, Runnable> underWay = new HashMap<>();
  private final Set<Long> failed = new HashSet<>();
  private long last = 100;

  /** The next action ends in an error. */
  boolean failNextAction;

  /** An ordinary shutdown is not heeded. */
  boolean deaf;

  synchronized int size() {
    return servers.size();
  }

  synchronized ObjectNode server(String vps) {
    return servers.values().stream()
        .filter(each -> each.path("labels").path("bailiwick-vps").asText().equals(vps))
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized Reply answer(Request request) {
    var parts = request.path().substring(1).split("/");
    return switch (parts[0]) {
      case "server_types" -> page(request, "server_types", types());
      case "actions" -> action(Long.parseLong(parts[1]));
      case "servers" ->
          parts.length == 1
              ? ofServers(request)
              : ofServer(Long.parseLong(parts[1]), parts, request);
      default -> error(404, "not_found", "no such endpoint");
    };
  }

  private Reply ofServers(Request request) {
    if (request.method().equals("POST")) {
      return create(request.body());
    }
    var selector = request.query().getOrDefault("label_selector", "").split("==");
    var found =
        servers.values().stream()
            .filter(each -> each.path("labels").path(selector[0]).asText().equals(selector[1]))
            .map(JsonNode.class::cast)
            .toList();
    return page(request, "servers", found);
  }

  private Reply create(JsonNode body) {
    if (body.path("user_data").asText().length() > 32_768) {
      return error(422, "invalid_input", "user_data is too long");
    }
    if (body.path("image").asText().equals(UNKNOWN_IMAGE)) {
      return error(422, "invalid_input", "invalid input in field 'image', of " + body);
    }
    var name = body.path("name").asText();
    if (servers.values().stream().anyMatch(each -> each.path("name").asText().equals(name))) {
      return error(409, "uniqueness_error", "server name is already used");
    }
    var id = ++last;
    var server = JSON.objectNode().put("id", id).put("name", name).put("status", "initializing");
    server.set("labels", body.path("labels"));
    server.set("created_with", body);
    server.putObject("server_type").put("name", body.path("server_type").asText());
    server.putArray("private_net");
    servers.put(id, server);
    var reply = JSON.objectNode();
    reply.set("server", server.deepCopy());
    reply.set("action", begun("create_server", () -> {}));
    reply
        .putArray("next_actions")
        .add(begun("start_server", () -> server.put("status", "running")))
        .add(begun("attach_to_network", () -> attach(server)));
    return Reply.of(201, reply);
  }

  private static void attach(ObjectNode server) {
    server
        .putObject("public_net")
        .putObject("ipv4")
        .put("ip", "192.0.2." + server.path("id").asText());
    server
        .putArray("private_net")
        .addObject()
        .put("network", NETWORK)
        .put("ip", "10.0.0." + server.path("id").asText());
  }

  private Reply ofServer(long id, String[] parts, Request request) {
    var server = servers.get(id);
    if (server == null) {
      return error(404, "not_found", "server not found");
    }
    if (parts.length == 4) {
      return act(server, parts[3]);
    }
    switch (request.method()) {
      case "DELETE" -> {
        server.put("status", "deleting");
        return begunReply("delete_server", () -> servers.remove(id));
      }
      case "PUT" -> server.set("labels", request.body().path("labels"));
      default -> {}
    }
    return Reply.of(200, JSON.objectNode().set("server", server.deepCopy()).toString());
  }

  private Reply act(ObjectNode server, String name) {
    return switch (name) {
      case "poweron" -> begunReply(name, () -> server.put("status", "running"));
      case "poweroff" -> begunReply(name, () -> server.put("status", "off"));
      case "shutdown" ->
          begunReply(
              name,
              () -> {
                if (!deaf) {
                  server.put("status", "off");
                }
              });
      default -> error(404, "not_found", "no such action");
    };
  }

  private Reply begunReply(String command, Runnable deed) {
    return Reply.of(201, JSON.objectNode().set("action", begun(command, deed)).toString());
  }

  private ObjectNode begun(String command, Runnable deed) {
    var id = ++last;
    underWay.put(id, deed);
    if (failNextAction) {
      failed.add(id);
      failNextAction = false;
    }
    return JSON.objectNode().put("id", id).put("command", command).put("status", "running");
  }

  /** Running when it is read first, and done when it is read again. */
  private Reply action(long id) {
    var action = JSON.objectNode().put("id", id).put("command", "act");
    if (failed.contains(id)) {
      action.put("status", "error");
      action.putObject("error").put("code", "action_failed").put("message", "Action failed");
    } else if (underWay.containsKey(id)) {
      underWay.remove(id).run();
      action.put("status", "running");
    } else {
      action.put("status", "success");
    }
    return Reply.of(200, JSON.objectNode().set("action", action).toString());
  }

  private static Reply page(Request request, String name, List<? extends JsonNode> all) {
    var page = Integer.parseInt(request.query().getOrDefault("page", "1"));
    var size = Math.min(50, Integer.parseInt(request.query().getOrDefault("per_page", "25")));
    var from = Math.min(all.size(), (page - 1) * size);
    var to = Math.min(all.size(), from + size);
    var reply = JSON.objectNode();
    var items = reply.putArray(name);
    all.subList(from, to).forEach(each -> items.add(each.deepCopy()));
    var pagination = reply.putObject("meta").putObject("pagination").put("page", page);
    if (to < all.size()) {
      pagination.put("next_page", page + 1);
    } else {
      pagination.putNull("next_page");
    }
    return Reply.of(200, reply);
  }

  private static List<JsonNode> types() {
    return List.of(
        type("huge", 16, 32, 320, "40.00", "fsn1"),
        type("small", 2, 4, 40, "3.29", "fsn1"),
        type("dear", 2, 4, 40, "9.99", "fsn1"),
        type("elsewhere", 2, 4, 40, "1.00", "ash"),
        type("old", 2, 4, 40, "0.50", "fsn1").set("deprecation", JSON.objectNode()),
        leaving(type("leaving", 2, 4, 40, "0.70", "fsn1")),
        type("arm", 2, 4, 40, "0.60", "fsn1").put("architecture", "arm"));
  }

  /** Sold elsewhere, but here no more. */
  private static ObjectNode leaving(ObjectNode type) {
    var places = type.putArray("locations");
    places.addObject().put("name", "ash").putNull("deprecation");
    places.addObject().put("name", "fsn1").putObject("deprecation").put("announced", "2026-01-01");
    return type;
  }

  private static ObjectNode type(
      String name, int cores, int memory, int disk, String price, String location) {
    var type =
        JSON.objectNode()
            .put("name", name)
            .put("cores", cores)
            .put("memory", (double) memory)
            .put("disk", disk)
            .put("architecture", "x86");
    type.putNull("deprecation");
    ArrayNode prices = type.putArray("prices");
    prices.addObject().put("location", location).putObject("price_monthly").put("net", price);
    return type;
  }

  private static Reply error(int status, String code, String message) {
    var body = JSON.objectNode();
    body.putObject("error").put("code", code).put("message", message);
    return Reply.of(status, body);
  }
}
