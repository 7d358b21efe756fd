package io.bailiwick.sample;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes what {@link Json} reads. */
final class JsonText {

  private JsonText() {}

  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(entry.getKey().toString()) + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Iterable<?> items) {
      var text = new StringBuilder("[");
      for (var item : items) {
        text.append(text.length() > 1 ? "," : "").append(of(item));
      }
      return text.append(']').toString();
    }
    return value instanceof CharSequence text ? quoted(text.toString()) : String.valueOf(value);
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c == '"' || c == '\\' ? "\\" + c : c);
      }
    }
    return out.append('"').toString();
  }
}
