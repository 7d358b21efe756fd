package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What an agent says of itself: {@code Basic base64(agent_id:gateway_token)}. */
record BasicCredentials(AgentId agent, String token) {

  private static final String SCHEME = "Basic ";
  private static final int MAX_LENGTH = 1024;

  static Optional<BasicCredentials> parse(String header) {
    if (header.length() > MAX_LENGTH || !header.regionMatches(true, 0, SCHEME, 0, 6)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      var text = new String(bytes, StandardCharsets.UTF_8);
      var colon = text.indexOf(':');
      // UUID.fromString takes shortened forms; only the whole 36 characters name an agent.
      if (colon != 36) {
        return Optional.empty();
      }
      var agent = new AgentId(UUID.fromString(text.substring(0, colon)));
      return Optional.of(new BasicCredentials(agent, text.substring(colon + 1)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "BasicCredentials[" + agent + "]";
  }
}
