package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsConfigId;

/**
 * What is asked for when a VPS is provisioned.
 *
 * @param provider as the configuration names it
 * @param autoResume whether a hold goes by itself when its cause has gone
 * @param boot a {@link BootSpecification} as it is kept
 */
public record VpsOrder(
    VpsConfigId config, String name, String provider, boolean autoResume, String boot) {}
