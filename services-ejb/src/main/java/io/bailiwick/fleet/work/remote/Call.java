package io.bailiwick.fleet.work.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to a provider.
 *
 * @param path behind the endpoint's URL, with its query
 * @param repeatable whether doing it twice is the same as doing it once, so that it may be sent
 *     again when its answer was lost
 * @param patience for the whole answer; empty for the endpoint's own
 */
public record Call(
    String method,
    String path,
    Map<String, String> headers,
    Optional<JsonNode> body,
    boolean repeatable,
    Optional<Duration> patience) {

  public static Call get(String path) {
    return new Call("GET", path, Map.of(), Optional.empty(), true, Optional.empty());
  }

  public static Call put(String path, JsonNode body) {
    return new Call("PUT", path, Map.of(), Optional.of(body), true, Optional.empty());
  }

  public static Call delete(String path) {
    return new Call("DELETE", path, Map.of(), Optional.empty(), true, Optional.empty());
  }

  /** Sent once only, unless {@link #again} says otherwise. */
  public static Call post(String path, JsonNode body) {
    return new Call("POST", path, Map.of(), Optional.of(body), false, Optional.empty());
  }

  /** The same, which may be sent again when its answer was lost. */
  public Call again() {
    return new Call(method, path, headers, body, true, patience);
  }

  /** The same, sent once only: for one that takes its time, so that several take too much. */
  public Call once() {
    return new Call(method, path, headers, body, false, patience);
  }

  public Call with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Call(method, path, more, body, repeatable, patience);
  }

  public Call within(Duration limit) {
    return new Call(method, path, headers, body, repeatable, Optional.of(limit));
  }

  /** Without headers and body, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
