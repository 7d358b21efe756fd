package io.bailiwick.server.api;

import io.bailiwick.launched.Answer;
import io.bailiwick.launched.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An organization with one of everything, and a credential of every kind of caller, on the shared
 * server. Whoever changes something here makes a new one for it.
 */
final class World {

  private static World shared;
  private static Throwable failure;

  private final RunningServer server = RunningServer.shared();
  private final Wire wire = new Wire(server.url());
  private final Map<Who, Map<String, String>> callers;
  private final Map<Who, String> emails;
  private final Map<String, String> ids = new HashMap<>();

  private World() {
    var cast = new Cast(server);
    callers = cast.callers();
    emails = cast.emails();
    ids.putAll(cast.ids());
  }

  /** Made once; when that fails, it fails at once for every test that needs it. */
  static synchronized World shared() {
    if (failure != null) {
      throw new AssertionError("The world could not be made.", failure);
    }
    if (shared == null) {
      try {
        shared = new World();
      } catch (RuntimeException | AssertionError e) {
        failure = e;
        throw e;
      }
    }
    return shared;
  }

  Wire wire() {
    return wire;
  }

  /** The headers of this caller: its credential, and its organization where it has several. */
  Map<String, String> headers(Who who) {
    return callers.get(who);
  }

  /** With which it signs in; empty for keys, and for whoever nobody signs in as again. */
  Optional<String> email(Who who) {
    return Optional.ofNullable(emails.get(who));
  }

  /** Whoever may make the call, for tests that ask what else is wrong with it. */
  Map<String, String> entitled(ApiCall call) {
    return switch (call.required()) {
      case "public", "ticket" -> headers(Who.NOBODY);
      case "admin" -> headers(Who.THE_PLATFORMS_ADMIN);
      default -> headers(Who.AN_OWNER);
    };
  }

  /** The call's path with ids that exist. */
  String path(ApiCall call) {
    return path(call, ids);
  }

  /** The call's path with ids that nobody has. */
  String pathToNowhere(ApiCall call) {
    var none = new HashMap<>(ids);
    none.replaceAll((name, id) -> name.endsWith("_id") ? UUID.randomUUID().toString() : id);
    return path(call, none);
  }

  /** With these values first, and ids that exist for the rest. */
  String path(ApiCall call, Map<String, String> values) {
    var path = call.template();
    for (var each : values.entrySet()) {
      path = path.replace("{" + each.getKey() + "}", each.getValue());
    }
    path = filled(path);
    return call.name().equals("cleanUpStuckVpses") ? path + "?dry_run=true" : path;
  }

  /** The path with whatever parameters it still has replaced by ids that exist. */
  private String filled(String path) {
    for (var each : ids.entrySet()) {
      path = path.replace("{" + each.getKey() + "}", each.getValue());
    }
    return path;
  }

  String id(String parameter) {
    return ids.get(parameter);
  }

  /** A body that the call accepts, its references to things that exist. */
  ValidBody body(ApiCall call) {
    var body = ValidBody.of(call.body().orElseThrow());
    return switch (call.name()) {
      case "provisionVps" -> body.with("vps_config_id", quoted(id("vps_config_id")));
      case "assignPlan" -> body.with("plan_id", quoted(id("plan_id")));
      case "addMember" -> body.with("email", quoted(newUser())).with("role", quoted("member"));
      // Backward, which it refuses: nobody else's sessions shall expire.
      case "moveClock" -> body.with("now", quoted("2020-01-01T00:00:00Z"));
      // Nothing that another test of this organization could stumble over.
      case "changeOrganization" -> body.with("max_boxes", "500").with("max_agents_per_box", "500");
      case "createVpsConfig" -> body.with("provider", quoted("local"));
      default -> body;
    };
  }

  /** The e-mail of somebody who has just signed up. */
  String newUser() {
    return new Cast(server).signUp();
  }

  /** An agent without a VPS, of the world's organization. */
  String newAgent() {
    return send(
            ApiDocument.call("createAgent"), Who.AN_OWNER, "/api/v1/agents", "{\"name\": \"n\"}")
        .expect(201)
        .text("/id");
  }

  Answer send(ApiCall call, Who who, String rawPath, String json) {
    return send(call.method(), headers(who), rawPath, json);
  }

  Answer send(String method, Map<String, String> headers, String rawPath, String json) {
    var all = new LinkedHashMap<>(headers);
    byte[] body = null;
    if (json != null) {
      all.putIfAbsent("Content-Type", "application/json");
      body = json.getBytes(StandardCharsets.UTF_8);
    }
    return wire.send(method, rawPath, all, body);
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** What a fault looks like in a test's list of them. */
  static String told(Object what, Answer answer) {
    var body = answer.body().length() > 300 ? answer.body().substring(0, 300) : answer.body();
    return what + "\n    -> " + answer.call() + " answered " + answer.status() + " " + body;
  }

  /** Whether it is a problem as the API tells them, and not some page of the container's. */
  static boolean isProblem(Answer answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("application/problem+json")
        && answer.number("/status") == answer.status()
        && List.of("stack", "exception", "sql").stream().noneMatch(answer.body()::contains);
  }
}
