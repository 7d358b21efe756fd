package io.bailiwick.launched;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** {@code openapi.yaml}, to which the server is held with each call that a test makes. */
final class Contract {
  private static final Path SOURCE =
      Path.of(
          System.getProperty("bailiwick.openapi", "../web-rest/src/main/resources/openapi.yaml"));
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createFor(SOURCE.toUri().toString()).build();

  private Contract() {}

  /**
   * Compares the answer with what is written down for the call; the request too if the server took
   * it: what the server refuses may well be wrong.
   */
  static void check(
      String method, String path, Map<String, String> headers, String body, Answer answer) {
    var uri = URI.create("/api/v1" + path);
    refuse(
        answer,
        VALIDATOR.validateResponse(
            uri.getPath(), Request.Method.valueOf(method), response(answer)));
    if (answer.status() < 300) {
      refuse(answer, VALIDATOR.validateRequest(request(method, uri, headers, body)));
    }
  }

  private static SimpleRequest request(
      String method, URI uri, Map<String, String> headers, String body) {
    var request = new SimpleRequest.Builder(method, uri.getPath());
    headers.forEach(request::withHeader);
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getQuery().split("&", -1)) {
        var equals = pair.indexOf('=');
        request.withQueryParam(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    if (body != null) {
      request.withBody(body);
      if (!headers.containsKey("Content-Type")) {
        request.withContentType("application/json");
      }
    }
    return request.build();
  }

  private static SimpleResponse response(Answer answer) {
    var response = new SimpleResponse.Builder(answer.status());
    answer.headers().map().forEach(response::withHeader);
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    return response.build();
  }

  private static void refuse(Answer answer, ValidationReport report) {
    if (report.hasErrors()) {
      throw new AssertionError(
          answer.call()
              + " answered "
              + answer.status()
              + ", which openapi.yaml does not allow:\n"
              + SimpleValidationReportFormat.getInstance().apply(report)
              + "\n"
              + answer.body());
    }
  }
}
