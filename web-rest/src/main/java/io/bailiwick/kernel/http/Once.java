package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.operations.IdempotencyKeys.Key;
import io.bailiwick.operations.work.AnswerOnce;
import io.bailiwick.operations.work.AnswerOnce.Sent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;

/** Runs a creating call, at most once for each {@code Idempotency-Key}. */
@ApplicationScoped
public class Once {

  private static final int MAX_KEY = 255;

  @Inject private CurrentCall call;
  @Inject private HttpServletRequest request;
  @Inject private AnswerOnce once;

  /** An answer as it is kept: its headers, and its body as it was written. */
  record KeptAnswer(String location, String etag, com.fasterxml.jackson.databind.JsonNode body) {}

  /**
   * @param key the header {@code Idempotency-Key}; null when the caller sent none
   * @param body the request's body, which the key belongs to; null when there is none
   * @param work the use case's call; its transaction holds the key and the answer as well
   * @throws Problem IDEMPOTENCY_KEY_REUSED with another body, CONFLICT while the first call runs
   */
  public Response answer(String key, Object body, Supplier<Answer> work) {
    if (key == null) {
      return work.get().response();
    }
    var caller = call.caller();
    var owned = new Key(credentialOf(caller), request.getMethod(), pathOf(request), checked(key));
    var sent = once.answer(caller, owned, hashOf(body), () -> written(work.get()));
    return read(sent).response();
  }

  private static String checked(String key) {
    if (key.isBlank()
        || key.length() > MAX_KEY
        || !key.chars().allMatch(c -> c >= 0x21 && c <= 0x7e)) {
      throw Problem.invalid(
          "Idempotency-Key", "must be 1 to " + MAX_KEY + " visible ASCII characters");
    }
    return key;
  }

  private static String credentialOf(Caller caller) {
    var organization = caller.organization().map(each -> "@" + each).orElse("");
    return caller
            .session()
            .map(session -> "session/" + session)
            .or(() -> caller.apiKey().map(apiKey -> "api-key/" + apiKey))
            .or(() -> caller.user().map(user -> "user/" + user))
            .orElseThrow()
        + organization;
  }

  private static String pathOf(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.length() <= 500 ? path : path.substring(0, 500);
  }

  private static byte[] hashOf(Object body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(Json.MAPPER.writeValueAsBytes(body));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sent written(Answer answer) {
    try {
      var kept =
          new KeptAnswer(answer.location(), answer.etag(), Json.MAPPER.valueToTree(answer.body()));
      return new Sent(answer.status(), Json.MAPPER.writeValueAsBytes(kept));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer read(Sent sent) {
    try {
      var kept = Json.MAPPER.readValue(sent.bytes(), KeptAnswer.class);
      return new Answer(sent.status(), kept.location(), kept.etag(), kept.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
