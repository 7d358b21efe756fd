package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.util.stream.Collectors;

/** Says of a body that could not be read which field is wrong, without Java's words. */
final class JsonProblems {

  private JsonProblems() {}

  static Problem of(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return Problem.invalid(pathOf(unknown), "is unknown here");
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return Problem.invalid(pathOf(format), enumMessage(format));
    }
    if (e instanceof MismatchedInputException mismatch && !pathOf(mismatch).isEmpty()) {
      return Problem.invalid(pathOf(mismatch), "has the wrong type");
    }
    if (e instanceof JsonMappingException mapping && !pathOf(mapping).isEmpty()) {
      return Problem.invalid(pathOf(mapping), "is not valid");
    }
    var where = e.getLocation();
    return new Problem(
        ProblemType.INVALID_REQUEST,
        where == null || where.getLineNr() < 1
            ? "The body is not the JSON object that this call expects."
            : "The body is not valid JSON at line %d, column %d."
                .formatted(where.getLineNr(), where.getColumnNr()));
  }

  private static String enumMessage(InvalidFormatException e) {
    var text = e.getOriginalMessage();
    var at = text.indexOf("must be one of");
    return at < 0 ? "is not one of the values allowed" : text.substring(at);
  }

  private static String pathOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
