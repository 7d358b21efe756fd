package io.bailiwick.kernel.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The committed document, read as a user's generator reads it. */
final class OpenApi {

  private OpenApi() {}

  /** One method on one path. */
  record Call(HttpMethod method, String path, PathItem item, Operation operation) {

    String required() {
      return String.valueOf(Objects.requireNonNull(extensions()).get("x-required"));
    }

    boolean proxied() {
      return extensions().containsKey("x-proxied");
    }

    List<Parameter> parameters() {
      return Stream.of(item.getParameters(), operation.getParameters())
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .toList();
    }

    boolean takes(String parameter) {
      return parameters().stream().anyMatch(each -> each.getName().equals(parameter));
    }

    Set<String> statuses() {
      return operation.getResponses().keySet();
    }

    private java.util.Map<String, Object> extensions() {
      return operation.getExtensions();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static SwaggerParseResult parse() {
    var options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text(), List.of(), options);
  }

  /** With every reference among parameters and answers followed. */
  static OpenAPI document() {
    var options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    return new OpenAPIV3Parser().readContents(text(), List.of(), options).getOpenAPI();
  }

  static List<Call> calls() {
    return document().getPaths().entrySet().stream()
        .flatMap(
            path ->
                path.getValue().readOperationsMap().entrySet().stream()
                    .map(
                        each ->
                            new Call(
                                each.getKey(), path.getKey(), path.getValue(), each.getValue())))
        .toList();
  }

  private static String text() {
    try (var in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
