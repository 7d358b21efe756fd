package io.bailiwick.fleet.work.remote;

import io.bailiwick.fleet.MachineSpecification;
import java.util.Collection;
import java.util.List;

/** A provider's own words about what it refused, made fit to be shown and kept. */
public final class Words {

  private static final int LONGEST = 200;

  /** Shorter values, such as a port, are no secrets and may stand in any sentence. */
  private static final int SHORTEST_SECRET = 12;

  private Words() {}

  public static String of(String text) {
    return of(text, List.of());
  }

  /** Left out whole when they quote what the machine was to be given. */
  public static String of(String text, MachineSpecification specification) {
    return of(text, specification.environment().values());
  }

  private static String of(String text, Collection<String> secrets) {
    if (text.isBlank()) {
      return "no reason given";
    }
    if (secrets.stream().anyMatch(secret -> isQuoted(secret, text))) {
      return "its reason quotes a secret and is left out";
    }
    var line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static boolean isQuoted(String secret, String text) {
    return secret.length() >= SHORTEST_SECRET && text.contains(secret);
  }
}
