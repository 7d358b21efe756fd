package io.bailiwick.fleet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.BoxStatus;
import io.bailiwick.fleet.BoxView;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.http.Metadata;
import java.time.Instant;

/** A box as it is answered; nulls are told. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BoxBody(
    BoxId id,
    OrganizationId organizationId,
    String name,
    JsonNode labels,
    BoxStatus status,
    String hardwareId,
    String hostname,
    String os,
    String arch,
    String agentVersion,
    Instant lastSeenAt,
    String lastIp,
    JsonNode metadata,
    UserId createdBy,
    Instant createdAt,
    Instant updatedAt) {

  static BoxBody of(BoxView box) {
    return new BoxBody(
        box.id(),
        box.organizationId(),
        box.name(),
        Metadata.read(box.labels()),
        box.status(),
        box.hardwareId(),
        box.hostname(),
        box.os(),
        box.arch(),
        box.agentVersion(),
        box.lastSeenAt(),
        box.lastIp(),
        Metadata.read(box.metadata()),
        box.createdBy(),
        box.createdAt(),
        box.updatedAt());
  }
}
