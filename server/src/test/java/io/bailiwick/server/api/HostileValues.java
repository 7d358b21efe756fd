package io.bailiwick.server.api;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON texts that a field's schema forbids, each with what is wrong about it. */
final class HostileValues {

  private HostileValues() {}

  static Map<String, String> of(Schema<?> schema) {
    var values = new LinkedHashMap<String, String>();
    switch (schema.getType()) {
      case "string" -> texts(schema, values);
      case "integer" -> integers(schema, values);
      case "boolean" -> booleans(values);
      case "array" -> arrays(schema, values);
      default -> objects(schema, values);
    }
    return values;
  }

  private static void texts(Schema<?> schema, Map<String, String> values) {
    values.put("a number for a text", "12");
    values.put("a boolean for a text", "true");
    values.put("a list for a text", "[\"text\"]");
    values.put("an object for a text", "{\"text\": \"text\"}");
    values.put("a NUL", "\"nul \\u0000\"");
    values.put("a lone surrogate", "\"half \\ud83d\"");
    var longest = schema.getMaxLength() == null ? 0 : schema.getMaxLength();
    values.put("a very long text", "\"" + "a".repeat(Math.max(12_000, longest + 1)) + "\"");
    if (schema.getEnum() != null) {
      values.put("not one of the values", "\"surprise\"");
      values.put(
          "upper case",
          "\"" + String.valueOf(schema.getEnum().get(0)).toUpperCase(java.util.Locale.ROOT) + "\"");
      values.put("empty", "\"\"");
    } else if (schema.getFormat() != null && schema.getFormat().equals("uuid")) {
      values.put("a bad UUID", "\"0193a4c2-7d1e-7c3a-9b57\"");
      values.put("a short UUID", "\"1-1-1-1-1\"");
      values.put("empty", "\"\"");
    } else if (schema.getFormat() != null && schema.getFormat().equals("date-time")) {
      values.put("not an instant", "\"yesterday\"");
      values.put("a day that is not", "\"2026-02-30T00:00:00Z\"");
      values.put("an instant without a zone", "\"2026-02-03T00:00:00\"");
    } else {
      values.put("one too long", "\"" + "a".repeat(schema.getMaxLength() + 1) + "\"");
      if (schema.getMinLength() != null && schema.getMinLength() > 0) {
        values.put("empty", "\"\"");
      }
      if (schema.getPattern().contains("\\S")) {
        values.put("blank", "\"   \"");
        values.put("two lines", "\"two\\nlines\"");
      }
    }
  }

  private static void integers(Schema<?> schema, Map<String, String> values) {
    values.put("a text for a number", "\"12\"");
    values.put("a boolean for a number", "true");
    values.put("a fraction", "1.5");
    values.put("too small", String.valueOf(schema.getMinimum().longValueExact() - 1));
    values.put("too large", String.valueOf(schema.getMaximum().longValueExact() + 1));
    values.put("larger than a long", "9223372036854775808");
    values.put("very negative", "-99999999999999999999999999");
    values.put("of a thousand digits", "9".repeat(1000));
    values.put("an exponent", "1e400");
  }

  private static void booleans(Map<String, String> values) {
    values.put("a text for a boolean", "\"true\"");
    values.put("a number for a boolean", "1");
  }

  private static void arrays(Schema<?> schema, Map<String, String> values) {
    values.put("a text for a list", "\"text\"");
    values.put("an object for a list", "{}");
    of(schema.getItems()).forEach((what, json) -> values.put("in it " + what, "[" + json + "]"));
    if (schema.getMinItems() != null && schema.getMinItems() > 0) {
      values.put("an empty list", "[]");
    }
    if (Boolean.TRUE.equals(schema.getUniqueItems())) {
      var item = ValidBody.example(schema.getItems());
      values.put("the same twice", "[" + item + ", " + item + "]");
    }
    var item = ValidBody.example(schema.getItems());
    values.put("too many", "[" + (item + ", ").repeat(schema.getMaxItems()) + item + "]");
  }

  private static void objects(Schema<?> schema, Map<String, String> values) {
    values.put("a text for an object", "\"text\"");
    values.put("a list for an object", "[]");
    if (schema.getAdditionalProperties() instanceof Schema<?> value) {
      of(value).forEach((what, json) -> values.put("in it " + what, "{\"key\": " + json + "}"));
    } else {
      values.put("in it a NUL", "{\"key\": {\"deep\": [\"nul \\u0000\"]}}");
      values.put("in it a lone surrogate", "{\"key\": \"half \\ud83d\"}");
      values.put("larger than 16 KB", "{\"key\": \"" + "a".repeat(16_384) + "\"}");
    }
    values.put("a key with a NUL", "{\"k\\u0000\": \"value\"}");
    if (schema.getMinProperties() != null && schema.getMinProperties() > 0) {
      values.put("an empty object", "{}");
    }
    if (schema.getMaxProperties() == null) {
      return;
    }
    var many = new StringBuilder("{");
    for (var at = 0; at <= schema.getMaxProperties(); at++) {
      many.append(at == 0 ? "" : ", ").append("\"k").append(at).append("\": \"value\"");
    }
    values.put("too many keys", many.append("}").toString());
  }
}
