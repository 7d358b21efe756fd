package io.bailiwick.launched;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.UUID;

/** What the server answered to one call. */
public record Answer(String call, int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fails, showing the answer, unless the status is this one. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError(
          call + " answered " + status + " instead of " + expected + ":\n" + body);
    }
    return this;
  }

  /** Fails unless it is a problem of this type: the last part of its {@code type}. */
  public Answer problem(String slug) {
    if (!text("/type").endsWith("/problems/" + slug)) {
      throw new AssertionError(call + " answered " + status + ", but no " + slug + ":\n" + body);
    }
    return this;
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(call + " answered no JSON:\n" + body, notJson);
    }
  }

  /** The value at a JSON pointer such as {@code /items/0/name}, as text. */
  public String text(String pointer) {
    return at(pointer).asText();
  }

  public long number(String pointer) {
    return at(pointer).asLong();
  }

  public UUID id() {
    return UUID.fromString(text("/id"));
  }

  /** The first value of a header; null if there is none. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  private JsonNode at(String pointer) {
    var node = json().at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError(call + " answered nothing at " + pointer + ":\n" + body);
    }
    return node;
  }
}
