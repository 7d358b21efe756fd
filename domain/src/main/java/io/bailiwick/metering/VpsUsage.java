package io.bailiwick.metering;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.VpsId;

/**
 * What one VPS used in a month; zeroes when it used nothing.
 *
 * @param agentId null once the VPS has been detached
 */
public record VpsUsage(
    VpsId vpsId,
    String vpsName,
    AgentId agentId,
    long bandwidthBytes,
    long cpuUsedMs,
    long memoryUsedMbSeconds) {}
