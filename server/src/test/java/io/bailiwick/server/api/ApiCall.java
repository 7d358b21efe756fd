package io.bailiwick.server.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One operation of {@code openapi.yaml}: what the tests over every call go through. */
record ApiCall(String method, String path, PathItem item, Operation operation) {

  String name() {
    return operation.getOperationId();
  }

  /** Who may make it, as {@code x-required} says. */
  String required() {
    return String.valueOf(operation.getExtensions().get("x-required"));
  }

  /** Whether the agent answers instead of the control plane. */
  boolean proxied() {
    return operation.getExtensions().containsKey("x-proxied");
  }

  boolean socket() {
    return operation.getExtensions().containsKey("x-websocket");
  }

  /** Whether it lies outside {@code /api/v1}. */
  boolean outside() {
    return item.getServers() != null && !item.getServers().isEmpty();
  }

  /** The path on the server, its parameters still in braces. */
  String template() {
    return outside() ? path : "/api/v1" + path;
  }

  List<Parameter> parameters() {
    return Stream.of(item.getParameters(), operation.getParameters())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .toList();
  }

  List<Parameter> parameters(String in) {
    return parameters().stream().filter(each -> each.getIn().equals(in)).toList();
  }

  boolean takes(String parameter) {
    return parameters().stream().anyMatch(each -> each.getName().equals(parameter));
  }

  /** The schema of its JSON body; empty where it takes none, or passes on whatever comes. */
  Optional<Schema<?>> body() {
    if (operation.getRequestBody() == null || proxied()) {
      return Optional.empty();
    }
    var json = operation.getRequestBody().getContent().get("application/json");
    return Optional.of(json.getSchema());
  }

  boolean answers(int status) {
    return operation.getResponses().containsKey(String.valueOf(status));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
