package io.bailiwick.server.api;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A body that the schema allows: each field with the JSON text of its value, so that a test can put
 * there what no JSON library would write.
 */
record ValidBody(Map<String, String> fields) {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** Every field filled, and no two bodies with the same names. */
  static ValidBody of(Schema<?> schema) {
    var unique = "%x-%d".formatted(System.nanoTime() & 0xffffff, COUNTER.incrementAndGet());
    var fields = new LinkedHashMap<String, String>();
    schema.getProperties().forEach((name, field) -> fields.put(name, value(field, unique)));
    return new ValidBody(fields);
  }

  /** The JSON text of one value that the schema allows. */
  static String example(Schema<?> schema) {
    return value(schema, "example-1");
  }

  ValidBody with(String field, String json) {
    var changed = new LinkedHashMap<>(fields);
    changed.put(field, json);
    return new ValidBody(changed);
  }

  ValidBody without(String field) {
    var changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new ValidBody(changed);
  }

  String json() {
    return fields.entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(Schema<?> schema, String unique) {
    return switch (schema.getType()) {
      case "string" -> "\"" + text(schema, unique) + "\"";
      case "integer" -> String.valueOf(schema.getMinimum().longValueExact() + 1);
      case "boolean" -> "false";
      case "array" -> "[" + value(schema.getItems(), unique) + "]";
      default ->
          schema.getAdditionalProperties() instanceof Schema<?> each
              ? "{\"key\": " + value(each, unique) + "}"
              : "{\"key\": \"" + unique + "\"}";
    };
  }

  private static String text(Schema<?> schema, String unique) {
    if (schema.getEnum() != null) {
      return String.valueOf(schema.getEnum().get(0));
    }
    if ("uuid".equals(schema.getFormat())) {
      return "0193a4c2-7d1e-7c3a-9b57-2f6d1c0e8a41";
    }
    if ("date-time".equals(schema.getFormat())) {
      return "2099-01-01T00:00:00Z";
    }
    var candidates =
        List.of(
            "example-of-" + unique,
            unique + "@example.com",
            "https://example.com/" + unique,
            "/" + unique);
    return candidates.stream()
        .filter(each -> Pattern.compile(schema.getPattern()).matcher(each).find())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No example fits " + schema.getPattern()));
  }
}
