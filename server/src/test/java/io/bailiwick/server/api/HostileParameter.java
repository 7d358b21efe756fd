package io.bailiwick.server.api;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A path parameter, query parameter or header that must be refused with 400 and its name.
 *
 * @param value as it stands in the request: percent-encoded where it is part of the URL
 */
record HostileParameter(String in, String name, String value) {

  static List<HostileParameter> of(ApiCall call) {
    var all = new ArrayList<HostileParameter>();
    for (var parameter : call.parameters()) {
      for (var value : values(parameter)) {
        all.add(new HostileParameter(parameter.getIn(), parameter.getName(), value));
      }
    }
    return all;
  }

  private static List<String> values(Parameter parameter) {
    var schema = parameter.getSchema();
    if (parameter.getIn().equals("header")) {
      return headers(parameter.getName());
    }
    if (schema.getType().equals("integer")) {
      return List.of("0", "-1", "201", "abc", "1.5", "1e1", "0x10", "99999999999999999999", "%00");
    }
    if (schema.getType().equals("boolean")) {
      return List.of("yes", "1", "TRUE%00");
    }
    if (schema.getEnum() != null) {
      return List.of("surprise", "%00");
    }
    return texts(schema);
  }

  private static List<String> texts(Schema<?> schema) {
    return switch (String.valueOf(schema.getFormat())) {
      case "uuid" ->
          List.of(
              "not-a-uuid",
              "1-1-1-1-1",
              "0193a4c2-7d1e-7c3a-9b57-2f6d1c0e8a41x",
              "0193a4c27d1e7c3a9b572f6d1c0e8a41",
              "0193a4c2-7d1e-7c3a-9b57-2f6d1c0e8a4%00",
              "%27%20OR%201%3D1");
      case "date-time" -> List.of("yesterday", "2026-02-30T00:00:00Z", "2026-02-03", "%00");
      default -> patterned(schema);
    };
  }

  private static List<String> patterned(Schema<?> schema) {
    if (schema.getPattern() == null) {
      return List.of();
    }
    var values = new ArrayList<>(List.of("%00"));
    if (schema.getMaxLength() != null) {
      values.add("a".repeat(schema.getMaxLength() + 1));
    }
    for (var each : List.of("30", "61s", "-1s", "s", "30m", "2026-13", "1999-12", "*", "%21%21")) {
      if (!each.matches(schema.getPattern()) && !schema.getPattern().contains("\\u0000")) {
        values.add(each);
      }
    }
    return values;
  }

  private static List<String> headers(String name) {
    return switch (name) {
      case "Bailiwick-Organization" -> List.of("not-a-uuid", "1-1-1-1-1");
      case "Idempotency-Key" -> List.of("k".repeat(256), "two words");
      default -> List.of();
    };
  }

  @Override
  public String toString() {
    return in + " " + name + "=" + (value.length() > 40 ? value.length() + " characters" : value);
  }
}
