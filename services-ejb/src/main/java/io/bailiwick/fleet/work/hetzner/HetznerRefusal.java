package io.bailiwick.fleet.work.hetzner;

import java.util.Set;

/** Which of Hetzner's refusals, by their codes, may be gone the next time. */
final class HetznerRefusal {

  /**
   * Something else is under way, the name is still taken, or there is no room now, be it in the
   * data centre or in the project, whose limit Hetzner raises when asked.
   */
  private static final Set<String> PASSING =
      Set.of(
          "conflict",
          "locked",
          "uniqueness_error",
          "resource_unavailable",
          "resource_limit_exceeded",
          "placement_error",
          "no_subnet_available",
          "server_not_stopped",
          "maintenance",
          "unavailable",
          "timeout",
          "rate_limit_exceeded");

  private HetznerRefusal() {}

  static boolean mayPass(String code) {
    return PASSING.contains(code);
  }
}
