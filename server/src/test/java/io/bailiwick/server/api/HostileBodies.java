package io.bailiwick.server.api;

import io.swagger.v3.oas.models.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an attacker, or a tired programmer, sends: one thing wrong in an otherwise valid body. */
final class HostileBodies {

  private HostileBodies() {}

  static List<Hostile> of(Schema<?> schema) {
    return of(schema, ValidBody.of(schema));
  }

  static List<Hostile> of(Schema<?> schema, ValidBody valid) {
    var all = new ArrayList<>(wholes(valid));
    all.add(Hostile.field("unknown field", "surprise", valid.with("surprise", "1")));
    var required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
    schema
        .getProperties()
        .forEach(
            (name, field) -> {
              if (required.contains(name)) {
                all.add(Hostile.field("left out", name, valid.without(name)));
                if (!Boolean.TRUE.equals(field.getNullable())) {
                  all.add(Hostile.field("null", name, valid.with(name, "null")));
                }
              }
              HostileValues.of(field)
                  .forEach(
                      (what, json) -> all.add(Hostile.field(what, name, valid.with(name, json))));
            });
    return all;
  }

  private static List<Hostile> wholes(ValidBody valid) {
    var json = valid.json();
    var first = valid.fields().entrySet().iterator().next();
    var twice = "{\"" + first.getKey() + "\": " + first.getValue() + ", " + json.substring(1);
    return List.of(
        Hostile.whole("nothing", ""),
        Hostile.whole("null", "null"),
        Hostile.whole("a list", "[" + json + "]"),
        Hostile.whole("a text", "\"text\""),
        Hostile.whole("cut off", json.substring(0, json.length() - 1)),
        Hostile.whole("not JSON", "name=value"),
        Hostile.whole("a comment", json + " // why"),
        Hostile.whole("trailing junk", json + " x"),
        Hostile.whole("a second object", json + json),
        Hostile.whole("a duplicate key", twice),
        Hostile.whole("not a number", "{\"" + first.getKey() + "\": NaN}"),
        Hostile.whole("single quotes", json.replace('"', '\'')),
        Hostile.whole("nested without end", "{\"surprise\": " + "[".repeat(5000)),
        new Hostile("not UTF-8", Optional.empty(), notUtf8(first.getKey())));
  }

  /** A text of one byte that no UTF-8 text holds. */
  private static byte[] notUtf8(String field) {
    var bytes = ("{\"" + field + "\": \"?\"}").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;
    return bytes;
  }
}
