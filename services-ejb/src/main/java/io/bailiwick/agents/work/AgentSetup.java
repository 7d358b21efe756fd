package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.Channel;
import io.bailiwick.agents.Channels;
import io.bailiwick.agents.WorkspaceFiles;
import io.bailiwick.fleet.BootSpecification;
import io.bailiwick.fleet.BootSpecification.BootFile;
import io.bailiwick.kernel.LowercaseEnum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an agent's machine is given: its environment, its configuration file, and its workspace
 * files. Secrets stand as placeholders, and only where we wrote the text ourselves.
 */
@ApplicationScoped
public class AgentSetup {

  /** The file that the agent's program reads; replaced whenever it changes. */
  private static final String CONFIGURATION = "config.json";

  @Inject private Channels channels;
  @Inject private WorkspaceFiles workspace;

  private final ProxyAddress proxy = ProxyAddress.configured();

  Map<String, String> environment(Agent agent) {
    var token = BootSpecification.placeholder(agent.gatewayTokenSecret());
    var throughProxy = proxy.withCredentials(agent.id().toString(), token);
    var environment = new TreeMap<String, String>();
    environment.put("GATEWAY_TOKEN", token);
    environment.put("GATEWAY_PORT", String.valueOf(ProxyAddress.GATEWAY_PORT));
    for (var name : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
      environment.put(name, throughProxy);
    }
    return environment;
  }

  List<BootFile> files(Agent agent) {
    var files = new ArrayList<BootFile>();
    files.add(new BootFile(CONFIGURATION, configuration(agent), true));
    for (var file : workspace.all(agent.id())) {
      files.add(new BootFile("workspace/" + file.filename(), file.content(), false));
    }
    return files;
  }

  private String configuration(Agent agent) {
    var settings = Json.createObjectBuilder();
    agent.model().ifPresent(model -> settings.add("model", model));
    var denied = Json.createArrayBuilder();
    agent.toolsDeny().forEach(denied::add);
    settings.add("tools", Json.createObjectBuilder().add("deny", denied));
    settings.add("gateway", Json.createObjectBuilder().add("port", ProxyAddress.GATEWAY_PORT));
    // A dollar sign that a customer wrote must not begin a placeholder of ours.
    var text = settings.build().toString().replace("$", "\\u0024");
    return text.substring(0, text.length() - 1) + ",\"channels\":" + channelsOf(agent) + "}";
  }

  private String channelsOf(Agent agent) {
    return channels.all(agent.id()).stream()
        .map(AgentSetup::channel)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The credentials are a JSON object of their own, so they stand without quotes. */
  private static String channel(Channel channel) {
    return "\"%s\":{\"enabled\":%s,\"credentials\":%s,\"webhook_secret\":\"%s\"}"
        .formatted(
            LowercaseEnum.text(channel.kind()),
            channel.enabled(),
            BootSpecification.placeholder(channel.credentialsSecret()),
            BootSpecification.placeholder(channel.webhookSecret()));
  }
}
