package io.bailiwick.fleet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.Hold;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.http.Json;
import java.time.Instant;

/** A VPS as it is answered; nulls are told. */
public record VpsBody(
    VpsId id,
    OrganizationId organizationId,
    AgentId agentId,
    VpsConfigId vpsConfigId,
    String name,
    String provider,
    VpsState state,
    DesiredState desiredState,
    HoldBody hold,
    boolean autoResume,
    String failure,
    JsonNode details,
    long storageUsedBytes,
    Long cpuUsedMs,
    Long memoryUsedMbSeconds,
    Instant staleSince,
    Instant createdAt,
    Instant updatedAt) {

  /** Why the control plane keeps it stopped. */
  public record HoldBody(Hold kind, String reason) {}

  /** Null for none. */
  public static VpsBody of(VpsView vps) {
    if (vps == null) {
      return null;
    }
    return new VpsBody(
        vps.id(),
        vps.organizationId(),
        vps.agentId(),
        vps.vpsConfigId(),
        vps.name(),
        vps.provider(),
        vps.state(),
        vps.desiredState(),
        vps.hold() == null ? null : new HoldBody(vps.hold(), vps.holdReason()),
        vps.autoResume(),
        vps.failure(),
        json(vps.details()),
        vps.storageUsedBytes(),
        vps.cpuUsedMs(),
        vps.memoryUsedMbSeconds(),
        vps.staleSince(),
        vps.createdAt(),
        vps.updatedAt());
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A jsonb column holds no JSON.", e);
    }
  }
}
