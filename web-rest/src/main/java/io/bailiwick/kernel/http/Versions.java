package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.util.OptionalLong;

/** A resource's version as its {@code ETag}, and what {@code If-Match} asks for. */
public final class Versions {

  private Versions() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that the caller has seen; empty when it does not care.
   *
   * @throws Problem PRECONDITION_FAILED for a tag that we never gave
   */
  public static OptionalLong expected(String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return OptionalLong.empty();
    }
    var tag = ifMatch.strip();
    if (tag.matches("\"\\d{1,18}\"")) {
      return OptionalLong.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }
    throw new Problem(
        ProblemType.PRECONDITION_FAILED,
        "If-Match must be the ETag that the resource was read with; read it again.");
  }
}
