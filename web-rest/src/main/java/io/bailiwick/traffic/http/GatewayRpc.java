package io.bailiwick.traffic.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a caller says to a gateway over its WebSocket, before the machine hears it. Calls that would
 * change the machine's configuration or approve its commands are answered here; the first {@code
 * connect} gets the real token, which no browser ever sees. What looks like JSON but cannot be read
 * without doubt is refused too: the machine's parser might read in it what ours did not.
 */
final class GatewayRpc {

  /** A call's own name for itself is echoed up to here. */
  private static final int LONGEST_ID = 128;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(2_000_000).build());
  }

  private static final int NOT_FOUND = -32601;
  private static final int UNREADABLE = -32700;

  private final String token;
  private boolean connected;

  GatewayRpc(String token) {
    this.token = token;
  }

  /** What becomes of a message: exactly one of the two is not null. */
  record Ruling(String pass, String answer) {
    static Ruling pass(String message) {
      return new Ruling(message, null);
    }

    static Ruling answer(String message) {
      return new Ruling(null, message);
    }
  }

  Ruling rule(String message) {
    if (!looksLikeJson(message)) {
      return Ruling.pass(message);
    }
    try {
      var call = JSON.readTree(message);
      if (!call.isObject()) {
        return refuse(null, UNREADABLE, "One call a message, please; batches are not passed on.");
      }
      return rule((ObjectNode) call, message);
    } catch (JsonProcessingException unreadable) {
      return refuse(null, UNREADABLE, "The message is not JSON that can be read without doubt.");
    }
  }

  private Ruling rule(ObjectNode call, String message) throws JsonProcessingException {
    var method = call.path("method").asText("");
    if (isBlocked(method)) {
      return refuse(call, NOT_FOUND, "This method is not available through the gateway.");
    }
    if (method.equals("connect") && !connected) {
      connected = true;
      return Ruling.pass(JSON.writeValueAsString(withToken(call)));
    }
    return Ruling.pass(message);
  }

  private static boolean looksLikeJson(String message) {
    var start = message.strip();
    start = start.startsWith("\uFEFF") ? start.substring(1).strip() : start;
    return start.startsWith("{") || start.startsWith("[");
  }

  /** Behaviour 1b; also with spaces or in capitals, should the machine be that forgiving. */
  private static boolean isBlocked(String method) {
    var name = method.strip().toLowerCase(java.util.Locale.ROOT);
    return name.startsWith("config.")
        || name.startsWith("exec.approvals.")
        || name.equals("exec.approval.resolve")
        || name.equals("update.run");
  }

  private ObjectNode withToken(ObjectNode call) {
    var params = call.withObjectProperty("params");
    var auth = params.withObjectProperty("auth");
    auth.put("token", token);
    sign(auth, params);
    sign(params, params);
    if (params.get("device") instanceof ObjectNode device) {
      sign(device, params);
    }
    return call;
  }

  /** Where a nonce is signed, it is signed anew, with the real token. */
  private void sign(ObjectNode holder, ObjectNode params) {
    var nonce = holder.has("nonce") ? holder.get("nonce") : params.get("nonce");
    var isSigned = holder.has("signedNonce") || holder.has("nonce");
    if (isSigned && nonce != null && nonce.isValueNode()) {
      holder.put("signedNonce", signature(nonce.asText()));
    }
  }

  private String signature(String nonce) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HmacSHA256.", impossible);
    }
  }

  private static Ruling refuse(ObjectNode call, int code, String sentence) {
    var answer = JSON.createObjectNode();
    if (call != null && call.has("jsonrpc")) {
      answer.set("jsonrpc", call.get("jsonrpc"));
    }
    if (call != null && call.path("type").asText("").equals("req")) {
      answer.put("type", "res").put("ok", false);
    }
    answer.set("id", call == null ? JSON.nullNode() : idOf(call));
    answer.putObject("error").put("code", code).put("message", sentence);
    return Ruling.answer(answer.toString());
  }

  private static JsonNode idOf(ObjectNode call) {
    var id = call.get("id");
    var echoed = id != null && id.isValueNode() && id.asText().length() <= LONGEST_ID;
    return echoed ? id : JSON.nullNode();
  }
}
