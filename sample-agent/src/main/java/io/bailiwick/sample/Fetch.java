package io.bailiwick.sample;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Calls out through the proxy, for every target, loopback too, and answers {@code {status, bytes}}.
 * A proxy that refuses is answered with its own status: that is what an agent meets when its
 * organization is blocked.
 */
final class Fetch {

  private final Settings settings;

  Fetch(Settings settings) {
    this.settings = settings;
  }

  void answer(Map<String, Object> call, Reply reply) throws IOException {
    if (!(call.get("url") instanceof String url)) {
      throw new IllegalArgumentException("url is needed.");
    }
    var target = URI.create(url);
    if (target.getHost() == null || !Tunnel.speaks(target.getScheme())) {
      throw new IllegalArgumentException("url must be a whole http or https URL.");
    }
    var proxy = target.getScheme().equals("https") ? settings.httpsProxy() : settings.httpProxy();
    try (var tunnel = Tunnel.open(target, proxy)) {
      var response = tunnel.get(target);
      reply.json(200, Map.of("status", response.status(), "bytes", response.bytes()));
    } catch (IOException unreachable) {
      reply.error(502, "The proxy or its target did not answer: " + unreachable.getMessage());
    }
  }
}
