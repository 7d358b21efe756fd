package io.bailiwick.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The first call of OpenClaw's gateway protocol: {@code {id, method: "connect", params: {auth:
 * {token, nonce, signedNonce}}}}. The token must be ours, and a nonce must be signed with it:
 * {@code signedNonce = hex(HMAC-SHA256(token, nonce))}. The nonce may stand beside {@code auth}
 * too.
 */
final class ConnectCall {

  private final String token;

  ConnectCall(String token) {
    this.token = token;
  }

  /** The answer to a connect call; empty for every other text. */
  Optional<String> answer(String text) {
    if (!text.contains("\"connect\"")) {
      return Optional.empty();
    }
    try {
      var call = Json.object(text);
      if (!"connect".equals(call.get("method"))) {
        return Optional.empty();
      }
      var answer = new LinkedHashMap<String, Object>();
      answer.put("id", call.get("id"));
      if (mayConnect(member(call, "params"))) {
        answer.put("result", Map.of("connected", true));
      } else {
        var error = Map.of("code", -32001, "message", "The token or its signed nonce is wrong.");
        answer.put("error", error);
      }
      return Optional.of(JsonText.of(answer));
    } catch (IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  private boolean mayConnect(Map<?, ?> params) {
    var auth = member(params, "auth");
    var nonce = auth.containsKey("nonce") ? auth.get("nonce") : params.get("nonce");
    var signed =
        auth.containsKey("signedNonce") ? auth.get("signedNonce") : params.get("signedNonce");
    var noneAsked = nonce == null && signed == null;
    return same(token, auth.get("token"))
        && (noneAsked || same(signature(String.valueOf(nonce)), signed));
  }

  private String signature(String nonce) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", impossible);
    }
  }

  private static Map<?, ?> member(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static boolean same(String wanted, Object shown) {
    var bytes = String.valueOf(shown).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), bytes);
  }
}
