package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.kernel.Problem;
import java.nio.charset.StandardCharsets;

/** What a customer notes down on something: a JSON object of at most 16 KB. */
public final class Metadata {

  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_FIELDS = 100;

  private Metadata() {}

  /**
   * @throws Problem INVALID_REQUEST unless it is an object that is small enough
   */
  public static String text(JsonNode metadata) {
    if (!metadata.isObject()) {
      throw Problem.invalid("metadata", "must be an object");
    }
    if (metadata.size() > MAX_FIELDS) {
      throw Problem.invalid("metadata", "must have at most " + MAX_FIELDS + " fields");
    }
    var text = metadata.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw Problem.invalid("metadata", "must have at most 16 KB");
    }
    return text;
  }

  public static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A jsonb column holds no JSON.", e);
    }
  }
}
