package io.bailiwick.fleet;

import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;

/**
 * A box as it is shown. What it said of itself when it last connected is null until it has.
 *
 * @param labels a JSON object of texts
 * @param os linux, darwin or windows
 * @param agentVersion of the program on the box
 * @param createdBy null when an API key made it
 * @param metadata a JSON object
 */
public record BoxView(
    BoxId id,
    OrganizationId organizationId,
    String name,
    String labels,
    BoxStatus status,
    String hardwareId,
    String hostname,
    String os,
    String arch,
    String agentVersion,
    Instant lastSeenAt,
    String lastIp,
    UserId createdBy,
    String metadata,
    Instant createdAt,
    Instant updatedAt,
    long version) {}
