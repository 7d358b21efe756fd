package io.bailiwick.fleet.work.fly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.fleet.work.remote.Folders;
import io.bailiwick.fleet.work.remote.StubServer.Played;
import io.bailiwick.fleet.work.remote.StubServer.Reply;
import io.bailiwick.fleet.work.remote.StubServer.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Machines API as its reference describes it, as far as we ask it: names that are unique,
 * leases that keep others off, machines that take their time, and its errors.
 */
final class PlayedFly implements Played {

  static final String APP = "our-app";
  static final String UNKNOWN_IMAGE = "registry.example.org/none:1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String MACHINES = "/v1/apps/" + APP + "/machines";

  /** A played machine. */
  static final class Box {
    final String id;
    final String name;
    JsonNode config;
    String state = "starting";
    String nonce = "";
    int instance = 1;

    Box(String id, String name, JsonNode config) {
      this.id = id;
      this.name = name;
      this.config = config;
    }
  }

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Path disks;
  private int made;

  PlayedFly(Path disks) {
    this.disks = disks;
  }

  synchronized Box box(String vps) {
    return boxes.values().stream()
        .filter(each -> each.config.path("metadata").path("bailiwick_vps").asText().equals(vps))
        .findFirst()
        .orElse(null);
  }

  synchronized int size() {
    return boxes.size();
  }

  Path disk(String vps) {
    var box = box(vps);
    return disks.resolve(box == null ? "none" : box.id);
  }

  @Override
  public synchronized Reply answer(Request request) throws IOException {
    var path = request.path();
    if (!path.startsWith(MACHINES)) {
      return error(404, "app not found");
    }
    if (path.equals(MACHINES)) {
      return request.method().equals("POST") ? create(request) : list(request);
    }
    var parts = path.substring(MACHINES.length() + 1).split("/");
    var box = boxes.get(parts[0]);
    if (box == null) {
      return error(404, "machine not found");
    }
    return parts.length == 1 ? ofMachine(box, request) : verb(box, parts[1], request);
  }

  private Reply list(Request request) {
    var list = JSON.arrayNode();
    for (var box : new ArrayList<>(boxes.values())) {
      var metadata = box.config.path("metadata");
      var wanted =
          request.query().entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("metadata."))
              .allMatch(
                  entry ->
                      metadata
                          .path(entry.getKey().substring("metadata.".length()))
                          .asText()
                          .equals(entry.getValue()));
      if (wanted) {
        list.add(shown(box));
      }
    }
    return Reply.of(200, list);
  }

  private Reply create(Request request) throws IOException {
    var config = request.body().path("config");
    var name = request.body().path("name").asText();
    if (config.path("image").asText().equals(UNKNOWN_IMAGE)) {
      return error(400, "could not resolve image, given " + config.path("env"));
    }
    var same = boxes.values().stream().filter(each -> each.name.equals(name)).findFirst();
    if (same.isPresent()) {
      return error(
          409, "already_exists: unique machine name violation, machine ID " + same.get().id);
    }
    var box = new Box("148e" + (++made), name, config);
    boxes.put(box.id, box);
    boot(box);
    return Reply.of(200, shown(box));
  }

  private Reply ofMachine(Box box, Request request) throws IOException {
    if (request.method().equals("GET")) {
      return Reply.of(200, shown(box));
    }
    if (isKeptOff(box, request)) {
      return error(409, "machine is leased by another");
    }
    if (request.method().equals("DELETE")) {
      box.state = "destroying";
      return Reply.of(200, "{\"ok\": true}");
    }
    box.config = request.body().path("config");
    box.instance++;
    boot(box);
    return Reply.of(200, shown(box));
  }

  private Reply verb(Box box, String verb, Request request) throws IOException {
    if (verb.equals("wait")) {
      return await(box, request);
    }
    if (verb.equals("lease")) {
      return lease(box, request);
    }
    if (verb.equals("exec")) {
      return exec(box, request.body());
    }
    if (isKeptOff(box, request)) {
      return error(409, "machine is leased by another");
    }
    if (verb.equals("stop")) {
      box.state = "stopping";
    } else {
      boot(box);
    }
    return Reply.of(200, "{\"ok\": true}");
  }

  private Reply await(Box box, Request request) throws IOException {
    var state = request.query().get("state");
    if (!request.query().get("instance_id").equals(instance(box))) {
      return error(400, "machine ID has no such instance");
    }
    var reached =
        switch (box.state) {
          case "starting" -> "started";
          case "stopping" -> "stopped";
          case "destroying" -> "destroyed";
          default -> box.state;
        };
    box.state = reached;
    if (reached.equals("destroyed")) {
      boxes.remove(box.id);
      Folders.remove(disks.resolve(box.id));
    }
    return reached.equals(state) ? Reply.of(200, "{\"ok\": true}") : error(408, "deadline");
  }

  private Reply lease(Box box, Request request) {
    if (isKeptOff(box, request)) {
      return error(409, "lease currently held by another");
    }
    if (request.method().equals("DELETE")) {
      box.nonce = "";
      return Reply.of(200, "{\"ok\": true}");
    }
    box.nonce = "nonce-" + System.nanoTime();
    var lease = JSON.objectNode().put("status", "success");
    lease.putObject("data").put("nonce", box.nonce);
    return Reply.of(201, lease);
  }

  private static boolean isKeptOff(Box box, Request request) {
    var nonce = request.headers().getOrDefault("fly-machine-lease-nonce", "");
    return !box.nonce.isEmpty() && !box.nonce.equals(nonce);
  }

  private Reply exec(Box box, JsonNode body) throws IOException {
    if (!box.state.equals("started")) {
      return error(412, "failed_precondition: machine is not running");
    }
    var command = new ArrayList<String>();
    body.path("command").forEach(word -> command.add(word.asText()));
    command.set(command.size() - 1, disks.resolve(box.id).toString());
    var status = Folders.run(command, body.path("stdin").asText());
    return Reply.of(200, JSON.objectNode().put("exit_code", status));
  }

  private void boot(Box box) throws IOException {
    box.state = "starting";
    for (var file : box.config.path("files")) {
      var path = file.path("guest_path").asText().substring(AgentHome.PATH.length() + 1);
      var content = Base64.getDecoder().decode(file.path("raw_value").asText());
      Folders.write(disks.resolve(box.id).resolve(path), content);
    }
  }

  private static ObjectNode shown(Box box) {
    var shown =
        JSON.objectNode()
            .put("id", box.id)
            .put("name", box.name)
            .put("state", box.state)
            .put("region", "ams")
            .put("instance_id", instance(box))
            .put("private_ip", "fdaa:0:1::" + box.id);
    shown.set("config", box.config);
    return shown;
  }

  private static String instance(Box box) {
    return "01H-" + box.instance;
  }

  private static Reply error(int status, String words) {
    return Reply.of(status, JSON.objectNode().put("error", words));
  }
}
