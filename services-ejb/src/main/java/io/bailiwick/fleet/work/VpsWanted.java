package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BootSpecification.BootFile;
import io.bailiwick.kernel.VpsConfigId;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants a VPS for.
 *
 * @param autoResume whether a hold goes by itself when its cause has gone
 * @param environment names and templates
 */
public record VpsWanted(
    VpsConfigId config,
    String name,
    boolean autoResume,
    Map<String, String> environment,
    List<BootFile> files) {}
