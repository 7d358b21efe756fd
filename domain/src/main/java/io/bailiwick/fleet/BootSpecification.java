package io.bailiwick.fleet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a machine boots with, as its row keeps it: a secret stands as {@link #placeholder} and is
 * put in only for the call to the provider.
 *
 * @param environment names and templates
 */
public record BootSpecification(
    String image,
    int cpuMillicores,
    int memoryMb,
    int diskGb,
    Map<String, String> environment,
    List<BootFile> files) {

  /**
   * @param path as in {@link MachineFile}
   * @param template whether placeholders in the content are replaced; never for what a customer
   *     wrote, who could name a secret that is not his to see
   */
  public record BootFile(String path, String content, boolean template) {}

  public BootSpecification {
    environment = Map.copyOf(new TreeMap<>(environment));
    files = List.copyOf(files);
  }

  /** How a secret is named in a template. */
  public static String placeholder(io.bailiwick.kernel.SecretId secret) {
    return "${secret:" + secret + "}";
  }

  /** The same machine with other things on it. */
  public BootSpecification with(Map<String, String> otherEnvironment, List<BootFile> otherFiles) {
    return new BootSpecification(
        image, cpuMillicores, memoryMb, diskGb, otherEnvironment, otherFiles);
  }
}
