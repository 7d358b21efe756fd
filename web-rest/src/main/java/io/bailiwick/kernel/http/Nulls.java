package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.bailiwick.kernel.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for nulls in bodies that are {@link NullsRefused}, where binding would not tell. */
final class Nulls {

  private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

  private Nulls() {}

  /**
   * @param body valid JSON of that type
   * @throws Problem INVALID_REQUEST naming the field that is null
   */
  static void check(Class<?> type, byte[] body) throws IOException {
    if (!type.isAnnotationPresent(NullsRefused.class)) {
      return;
    }
    var nullable = nullable(type);
    try (var parser = Json.MAPPER.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_NULL && !nullable.contains(field)) {
          throw Problem.invalid(field, "must not be null; leave it out to keep what it is");
        }
        parser.skipChildren();
      }
    }
  }

  private static Set<String> nullable(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getType() == JsonNode.class)
        .map(component -> SNAKE.translate(component.getName()))
        .collect(Collectors.toSet());
  }
}
