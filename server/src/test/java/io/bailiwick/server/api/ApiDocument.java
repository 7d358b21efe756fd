package io.bailiwick.server.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed {@code openapi.yaml}, with its references followed. */
final class ApiDocument {

  private static final Path SOURCE = Path.of("../web-rest/src/main/resources/openapi.yaml");

  private static final List<ApiCall> CALLS = read();

  private ApiDocument() {}

  static String text() {
    try {
      return Files.readString(SOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ApiCall> calls() {
    return CALLS;
  }

  static ApiCall call(String name) {
    return CALLS.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<ApiCall> read() {
    return parse().getPaths().entrySet().stream()
        .flatMap(
            path ->
                path.getValue().readOperationsMap().entrySet().stream()
                    .map(
                        each ->
                            new ApiCall(
                                each.getKey().name(),
                                path.getKey(),
                                path.getValue(),
                                each.getValue())))
        .toList();
  }

  private static OpenAPI parse() {
    var options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    return new OpenAPIV3Parser().readContents(text(), List.of(), options).getOpenAPI();
  }
}
