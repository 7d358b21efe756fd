package io.bailiwick.kernel;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A refusal in words: thrown by entities and use cases, rolled back by the container, and answered
 * as {@code application/problem+json}. Its detail is a full sentence that the caller may read, so
 * it never holds a secret, nor another tenant's name.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<FieldError> errors;
  private final long retryAfterSeconds;

  /** One field of the request and what is wrong with it. */
  public record FieldError(String field, String message) {}

  public Problem(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public Problem(ProblemType type, String detail, List<FieldError> errors) {
    this(type, detail, errors, -1);
  }

  private Problem(
      ProblemType type, String detail, List<FieldError> errors, long retryAfterSeconds) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return getMessage();
  }

  public List<FieldError> errors() {
    return errors == null ? List.of() : errors;
  }

  /** How long to wait before it is worth trying again, where that is known. */
  public OptionalLong retryAfterSeconds() {
    return retryAfterSeconds < 0 ? OptionalLong.empty() : OptionalLong.of(retryAfterSeconds);
  }

  /** 429, with the time after which it is worth trying again, rounded up to a second. */
  public static Problem tooMany(String detail, Duration retryAfter) {
    return later(ProblemType.TOO_MANY_REQUESTS, detail, retryAfter);
  }

  /** 503, likewise. */
  public static Problem unavailable(String detail, Duration retryAfter) {
    return later(ProblemType.UNAVAILABLE, detail, retryAfter);
  }

  private static Problem later(ProblemType type, String detail, Duration retryAfter) {
    var seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return new Problem(type, detail, List.of(), seconds);
  }

  /** 400, naming the field. */
  public static Problem invalid(String field, String message) {
    return new Problem(
        ProblemType.INVALID_REQUEST,
        "The field '" + field + "' is not valid: " + message,
        List.of(new FieldError(field, message)));
  }

  /** 404, also for what belongs to another organization: whether it exists is not told. */
  public static Problem notFound(String noun) {
    return new Problem(ProblemType.NOT_FOUND, "There is no such " + noun + ".");
  }

  public static Problem conflict(String detail) {
    return new Problem(ProblemType.CONFLICT, detail);
  }

  public static Problem forbidden(String detail) {
    return new Problem(ProblemType.FORBIDDEN, detail);
  }

  public static Problem planLimit(String detail) {
    return new Problem(ProblemType.PLAN_LIMIT, detail);
  }
}
