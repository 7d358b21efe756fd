package io.bailiwick.catalog;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;

/**
 * What a VPS configuration says.
 *
 * @param provider such as {@code local}; one that nobody serves yet is allowed
 * @param image what runs: an image, or for {@code local} a program's name
 * @param cpuMillicores thousandths of a core
 */
public record VpsPreset(
    String name, String provider, String image, int cpuMillicores, int memoryMb, int diskGb) {

  /**
   * @throws Problem INVALID_REQUEST naming the field that is not valid
   */
  public VpsPreset {
    Texts.name("name", name);
    matching("provider", provider, 40, "[a-z][a-z0-9-]*");
    matching("image", image, 255, "[A-Za-z0-9][A-Za-z0-9._/:@+-]*");
    within("cpu_millicores", cpuMillicores, 1_000_000);
    within("memory_mb", memoryMb, 100_000_000);
    within("disk_gb", diskGb, 1_000_000);
  }

  private static void matching(String field, String text, int most, String pattern) {
    Texts.line(field, text, most);
    if (!text.matches(pattern)) {
      throw Problem.invalid(field, "must match " + pattern);
    }
  }

  private static void within(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw Problem.invalid(field, "must be between 1 and " + most);
    }
  }
}
