package io.bailiwick.kernel;

import java.util.List;

/**
 * A refusal in words: thrown by entities and use cases, rolled back by the container, and answered
 * as {@code application/problem+json}. Its detail is a full sentence that the caller may read, so
 * it never holds a secret, nor another tenant's name.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<FieldError> errors;

  /** One field of the request and what is wrong with it. */
  public record FieldError(String field, String message) {}

  public Problem(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public Problem(ProblemType type, String detail, List<FieldError> errors) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
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
