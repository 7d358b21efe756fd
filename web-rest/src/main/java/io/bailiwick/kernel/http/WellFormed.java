package io.bailiwick.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.bailiwick.kernel.Problem;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Refuses texts that PostgreSQL cannot keep: a NUL byte, or half of a surrogate pair. */
final class WellFormed {

  private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

  private WellFormed() {}

  static void check(Object value) {
    check("", value);
  }

  static void check(String path, Object value) {
    if (value instanceof String text) {
      checkText(path, text);
    } else if (value instanceof Record bean) {
      for (var component : bean.getClass().getRecordComponents()) {
        check(join(path, SNAKE.translate(component.getName())), read(bean, component));
      }
    } else if (value instanceof JsonNode node) {
      checkNode(path, node);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> {
            check(path, key);
            check(join(path, String.valueOf(key)), each);
          });
    } else if (value instanceof Iterable<?> many) {
      many.forEach(each -> check(path, each));
    }
  }

  /** Free-form JSON is kept as it came, so each of its texts and names is looked at. */
  private static void checkNode(String path, JsonNode node) {
    if (node.isTextual()) {
      checkText(path, node.textValue());
    }
    for (var fields = node.fieldNames(); fields.hasNext(); ) {
      var name = fields.next();
      checkText(path, name);
      checkNode(join(path, name), node.get(name));
    }
    if (node.isArray()) {
      node.forEach(each -> checkNode(path, each));
    }
  }

  private static void checkText(String path, String text) {
    for (var at = 0; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == 0) {
        throw Problem.invalid(path, "must not hold a NUL character");
      }
      var pair =
          Character.isHighSurrogate(c)
              && at + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(at + 1));
      if (pair) {
        at++;
      } else if (Character.isSurrogate(c)) {
        throw Problem.invalid(path, "must not hold half of a surrogate pair");
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Object read(Record bean, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
