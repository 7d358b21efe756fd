package io.bailiwick.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A body that must be refused.
 *
 * @param field which the refusal must name; empty where the body as a whole is wrong
 */
record Hostile(String what, Optional<String> field, byte[] body) {

  static Hostile field(String what, String field, ValidBody body) {
    return new Hostile(what, Optional.of(field), body.json().getBytes(StandardCharsets.UTF_8));
  }

  static Hostile whole(String what, String body) {
    return new Hostile(what, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return field.map(each -> each + ": " + what).orElse(what);
  }
}
