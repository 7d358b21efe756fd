package io.bailiwick.kernel.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * This server among those on the same database.
 *
 * @param id kept in the data folder, so that a node that comes back is the same node; it owns the
 *     local machines
 */
public record Node(UUID id) {

  /** Reads the id that the launcher set; without one, the node is new at each start. */
  @ApplicationScoped
  public static class FromSettings {

    @Produces
    @Singleton
    Node node() {
      return new Node(
          Settings.text("bailiwick.node-id").map(UUID::fromString).orElseGet(UUID::randomUUID));
    }
  }
}
