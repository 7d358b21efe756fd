package io.bailiwick.kernel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.util.List;

/** A problem as it goes over the wire (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    List<Problem.FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static ProblemBody of(Problem problem, String instance, String requestId) {
    return of(problem.type(), problem.detail(), problem.errors(), instance, requestId);
  }

  static ProblemBody of(
      ProblemType type,
      String detail,
      List<Problem.FieldError> errors,
      String instance,
      String requestId) {
    return new ProblemBody(
        "/problems/" + type.slug(),
        type.title(),
        type.status(),
        detail,
        instance,
        requestId,
        errors);
  }
}
