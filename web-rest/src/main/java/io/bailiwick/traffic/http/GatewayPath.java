package io.bailiwick.traffic.http;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.TypedParams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path below an agent's gateway, as it came over the wire. What the machine sees is exactly what
 * was sent; what is blocked is judged on what the most forgiving server would make of it.
 *
 * @param below what follows {@code /gateway}; begins with a slash
 */
record GatewayPath(AgentId agent, String below) {

  private static final Pattern SHAPE =
      Pattern.compile("/api/v1/agents/([^/]+)/gateway(/.*)?", Pattern.DOTALL);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String INVOKE = "tools/invoke";

  /** Ours, not the machine's: served by others. */
  private static final Set<String> OURS = Set.of("/tickets", "/ws");

  /**
   * Reads it.
   *
   * @return empty for whatever is not passed on to a gateway
   * @throws Problem INVALID_REQUEST for an id that is none
   */
  static Optional<GatewayPath> parse(String rawPath) {
    var match = SHAPE.matcher(rawPath);
    if (!match.matches() || OURS.contains(String.valueOf(match.group(2)))) {
      return Optional.empty();
    }
    var agent = new AgentId(TypedParams.uuid("agent_id", match.group(1)));
    return Optional.of(new GatewayPath(agent, match.group(2) == null ? "/" : match.group(2)));
  }

  /** The agent whose WebSocket this path is; empty for every other path. */
  static Optional<AgentId> ofSocket(String rawPath) {
    var match = SHAPE.matcher(rawPath);
    return match.matches() && "/ws".equals(match.group(2))
        ? Optional.of(new AgentId(TypedParams.uuid("agent_id", match.group(1))))
        : Optional.empty();
  }

  /**
   * Refuses what is blocked.
   *
   * @throws Problem INVALID_REQUEST for a path that leads elsewhere than it seems, and for a call
   *     that only the agent itself may make
   */
  void mustBePassable(String method) {
    var plain = decoded(below);
    if (plain.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw Problem.invalid("path", "holds a control character");
    }
    for (var segment : plain.replace('\\', '/').split("/", -1)) {
      var name = segment.split(";", 2)[0];
      if (name.equals(".") || name.equals("..")) {
        throw Problem.invalid("path", "must not lead to a parent");
      }
    }
    if (!READING.contains(method) && isInvoke(plain)) {
      throw Problem.invalid("path", "tools are invoked by the agent itself, never from outside");
    }
  }

  private static boolean isInvoke(String plain) {
    var segments = new ArrayDeque<String>();
    for (var segment : plain.replace('\\', '/').split("/", -1)) {
      var name = segment.split(";", 2)[0].strip();
      if (!name.isEmpty()) {
        segments.add(name);
      }
    }
    var path = String.join("/", segments).toLowerCase(Locale.ROOT);
    return path.equals(INVOKE) || path.startsWith(INVOKE + "/");
  }

  /** Percent-decoded until nothing changes, as a chain of servers might do it. */
  private static String decoded(String path) {
    var text = path;
    for (var round = 0; round < 5; round++) {
      var once = decodedOnce(text);
      if (once.equals(text)) {
        return text;
      }
      text = once;
    }
    throw Problem.invalid("path", "is encoded too many times");
  }

  private static String decodedOnce(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var plain = new byte[bytes.length];
    var length = 0;
    for (var i = 0; i < bytes.length; i++) {
      var value = -1;
      if (bytes[i] == '%' && i + 2 < bytes.length) {
        value = hex(bytes[i + 1]) < 0 || hex(bytes[i + 2]) < 0 ? -1 : hex(bytes[i + 1]) * 16;
        value = value < 0 ? value : value + hex(bytes[i + 2]);
      }
      if (value >= 0) {
        i += 2;
      }
      plain[length++] = value >= 0 ? (byte) value : bytes[i];
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static int hex(byte digit) {
    return Character.digit((char) digit, 16);
  }
}
