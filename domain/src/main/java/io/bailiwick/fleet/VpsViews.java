package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.VpsId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** VPSes to be shown. */
public interface VpsViews {

  Optional<VpsView> find(VpsId id);

  /** In no order. */
  List<VpsView> findAll(Collection<VpsId> ids);

  /** Newest first. */
  Page<VpsView> list(Filter filter, PageRequest page);

  /** Provisioning, older than this, oldest first. */
  List<VpsView> stuckSince(java.time.Instant before);

  /**
   * Each part may be empty.
   *
   * @param lost only those whose machine is gone, as {@link Drifts} knows
   */
  record Filter(
      Optional<OrganizationId> organization,
      Optional<VpsState> state,
      Optional<DesiredState> desired,
      boolean lost) {

    public Filter(
        Optional<OrganizationId> organization,
        Optional<VpsState> state,
        Optional<DesiredState> desired) {
      this(organization, state, desired, false);
    }
  }
}
