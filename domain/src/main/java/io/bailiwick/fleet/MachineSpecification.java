package io.bailiwick.fleet;

import java.util.List;
import java.util.Map;

/**
 * What a machine boots with, secrets resolved: lives only as long as the call.
 *
 * @param name for people, such as {@code agent-0190…}
 * @param image what runs: an image reference, or for {@code local} a program's name
 * @param environment names and values; holds the gateway token, so it is never logged
 */
public record MachineSpecification(
    String name,
    String image,
    int cpuMillicores,
    int memoryMb,
    int diskGb,
    Map<String, String> environment,
    List<MachineFile> files) {

  public MachineSpecification {
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
  }

  @Override
  public String toString() {
    return "MachineSpecification[name=" + name + ", image=" + image + "]";
  }
}
