package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.Words;
import java.util.List;

/** Waits for what Hetzner does by and by: it answers at once with an action that can be read. */
final class Actions {

  private final HetznerApi api;
  private final Looks looks;

  Actions(HetznerApi api, Looks looks) {
    this.api = api;
    this.looks = looks;
  }

  /**
   * Returns when all have succeeded, or when one takes longer than a call waits: what comes after
   * it has not begun then.
   *
   * @throws ProviderException passing when one failed
   */
  void await(List<Long> actions) {
    for (var action : actions) {
      if (!hasSucceeded(action)) {
        return;
      }
    }
  }

  void await(long action) {
    await(List.of(action));
  }

  /** Else it is still under way. */
  private boolean hasSucceeded(long id) {
    var action =
        looks.until(seen -> !seen.path("status").asText().equals("running"), () -> api.action(id));
    if (action.path("status").asText().equals("error")) {
      throw ProviderException.passing(
          "hetzner failed to "
              + action.path("command").asText("act")
              + ": "
              + Words.of(action.path("error").path("message").asText("")),
          null);
    }
    return action.path("status").asText().equals("success");
  }
}
