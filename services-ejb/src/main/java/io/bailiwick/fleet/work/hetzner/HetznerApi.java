package io.bailiwick.fleet.work.hetzner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.Answer;
import io.bailiwick.fleet.work.remote.Call;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.fleet.work.remote.Words;
import io.bailiwick.kernel.VpsId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls of the Cloud API that we need, one method each. */
final class HetznerApi {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The most that Hetzner puts on a page. */
  private static final int PER_PAGE = 50;

  private final RemoteApi api;
  private final OptionalLong network;

  HetznerApi(RemoteApi api, OptionalLong network) {
    this.api = api;
    this.network = network;
  }

  Optional<HetznerServer> find(VpsId vps) {
    return labelled(HetznerServer.VPS + "==" + vps).stream().findFirst();
  }

  List<HetznerServer> ours() {
    return labelled(HetznerServer.OWNER + "==" + HetznerServer.US);
  }

  private List<HetznerServer> labelled(String selector) {
    var found = new ArrayList<HetznerServer>();
    var query = "label_selector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    pages("/servers?" + query + "&", "servers")
        .forEach(json -> HetznerServer.read(json, network).ifPresent(found::add));
    return found;
  }

  List<JsonNode> serverTypes() {
    return pages("/server_types?", "server_types");
  }

  /** Every page of a list; {@code next_page} is null on the last one. */
  private List<JsonNode> pages(String path, String name) {
    var all = new ArrayList<JsonNode>();
    for (var page = 1; page > 0; ) {
      var query = "page=" + page + "&per_page=" + PER_PAGE;
      var body = accepted(api.send(Call.get(path + query)), "list " + name).body();
      body.path(name).forEach(all::add);
      page = body.path("meta").path("pagination").path("next_page").asInt(0);
    }
    return all;
  }

  /** What was made, and the actions that are under way for it. */
  record Made(HetznerServer server, List<Long> actions) {}

  Made create(ObjectNode request, MachineSpecification specification) {
    var answer = api.send(Call.post("/servers", request));
    var body =
        refusedOr(answer, "make the server", Words.of(message(answer), specification)).body();
    var actions = new ArrayList<Long>();
    actions.add(body.path("action").path("id").asLong());
    body.path("next_actions").forEach(action -> actions.add(action.path("id").asLong()));
    return new Made(read(body.path("server")), actions);
  }

  /** Empty when it is gone. */
  Optional<HetznerServer> get(HetznerServer server) {
    var answer = api.send(Call.get(path(server)));
    return answer.isMissing()
        ? Optional.empty()
        : Optional.of(read(accepted(answer, "read a server").body().path("server")));
  }

  /** Says how far it is; Hetzner keeps that for us. */
  HetznerServer mark(HetznerServer server, String stage) {
    var labels = JSON.objectNode();
    HetznerServer.labels(server.vps(), stage).forEach(labels::put);
    var call = Call.put(path(server), JSON.objectNode().set("labels", labels));
    return read(accepted(api.send(call), "label the server").body().path("server"));
  }

  /**
   * @param name {@code poweron}, {@code shutdown} or {@code poweroff}: each may be asked for twice
   * @return the action that is under way
   */
  long act(HetznerServer server, String name) {
    var call = Call.post(path(server) + "/actions/" + name, JSON.objectNode()).again();
    var answer = accepted(api.send(call), name);
    return answer.body().path("action").path("id").asLong();
  }

  /** The action that is under way; empty when the server is gone already. */
  Optional<Long> delete(HetznerServer server) {
    var answer = api.send(Call.delete(path(server)));
    return answer.isMissing()
        ? Optional.empty()
        : Optional.of(
            accepted(answer, "delete the server").body().path("action").path("id").asLong());
  }

  JsonNode action(long id) {
    return accepted(api.send(Call.get("/actions/" + id)), "read an action").body().path("action");
  }

  private HetznerServer read(JsonNode json) {
    return HetznerServer.read(json, network)
        .orElseThrow(
            () -> ProviderException.passing("hetzner answered with a server not ours.", null));
  }

  private static String path(HetznerServer server) {
    return "/servers/" + server.id();
  }

  private static Answer accepted(Answer answer, String what) {
    return refusedOr(answer, what, Words.of(message(answer)));
  }

  private static Answer refusedOr(Answer answer, String what, String words) {
    if (answer.isOk()) {
      return answer;
    }
    var code = answer.body().path("error").path("code").asText("");
    var sentence =
        "hetzner refused to " + what + " (" + answer.status() + " " + code + "): " + words;
    throw HetznerRefusal.mayPass(code)
        ? ProviderException.passing(sentence, null)
        : ProviderException.permanent(sentence);
  }

  private static String message(Answer answer) {
    return answer.body().path("error").path("message").asText("");
  }
}
