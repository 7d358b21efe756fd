package io.bailiwick.fleet;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;

/**
 * A VPS as it is shown.
 *
 * @param agentId null once it is detached
 * @param hold null when it is not held
 * @param failure what went wrong last; null when nothing did
 * @param details a JSON object
 * @param cpuUsedMs null where the provider does not tell, or has not yet
 * @param settled whether the machine is as it is wanted, so that waiting for it is over
 */
public record VpsView(
    VpsId id,
    OrganizationId organizationId,
    AgentId agentId,
    VpsConfigId vpsConfigId,
    String name,
    String provider,
    VpsState state,
    DesiredState desiredState,
    Hold hold,
    String holdReason,
    boolean autoResume,
    String failure,
    String address,
    String details,
    long storageUsedBytes,
    Long cpuUsedMs,
    Long memoryUsedMbSeconds,
    Instant staleSince,
    Instant createdAt,
    Instant updatedAt,
    boolean settled,
    long version) {}
