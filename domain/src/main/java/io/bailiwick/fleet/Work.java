package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;

/**
 * A VPS whose machine is not as it is wanted, claimed by a node until {@code leaseUntil}.
 *
 * @param targetState what the machine should be: {@code stopped} under a hold, else what is desired
 * @param nextAttemptAt as it was when claimed; another value later means that the wish has changed
 */
public record Work(
    VpsId id,
    OrganizationId organizationId,
    String name,
    String provider,
    VpsState state,
    DesiredState targetState,
    int restartGeneration,
    int bootedGeneration,
    int configGeneration,
    int configuredGeneration,
    int attempts,
    Instant runningSince,
    Instant createdAt,
    Instant nextAttemptAt,
    Instant leaseUntil) {

  /** One thing to ask of the provider; what else is wanted shows after it. */
  public enum Step {
    CREATE,
    START,
    STOP,
    RESTART,
    CONFIGURE,
    DESTROY,
    NOTHING
  }

  public Step step() {
    return switch (targetState) {
      case DESTROYED -> state == VpsState.DESTROYED ? Step.NOTHING : Step.DESTROY;
      case STOPPED ->
          switch (state) {
            case PROVISIONING -> Step.CREATE;
            case RUNNING -> Step.STOP;
            case STOPPED, DESTROYED -> Step.NOTHING;
          };
      case RUNNING ->
          switch (state) {
            case PROVISIONING -> Step.CREATE;
            case RUNNING -> upToDate();
            case STOPPED -> Step.START;
            case DESTROYED -> Step.NOTHING;
          };
    };
  }

  private Step upToDate() {
    if (restartGeneration != bootedGeneration) {
      return Step.RESTART;
    }
    return configGeneration == configuredGeneration ? Step.NOTHING : Step.CONFIGURE;
  }
}
