package io.bailiwick.agents.http;

import io.bailiwick.kernel.Texts;
import java.util.Optional;

/** The filter of lists of agents: a part of the name. */
final class NamePart {

  private NamePart() {}

  static Optional<String> checked(String name) {
    return Optional.ofNullable(name).map(text -> Texts.name("name", text));
  }
}
