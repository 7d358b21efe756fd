package io.bailiwick.fleet;

import java.util.List;

/**
 * A file for a machine.
 *
 * @param path relative to the agent's home folder, with forward slashes, such as {@code
 *     workspace/SOUL.md}; never leads out of it
 */
public record MachineFile(String path, String content) {

  /** Throws {@link IllegalArgumentException} for a path that is not as said above. */
  public MachineFile {
    var parts = List.of(path.split("/", -1));
    if (parts.contains("") || parts.contains(".") || parts.contains("..") || hasControls(path)) {
      throw new IllegalArgumentException(
          "The path of a machine's file must stay below its home folder.");
    }
  }

  private static boolean hasControls(String path) {
    return path.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  @Override
  public String toString() {
    return "MachineFile[" + path + "]";
  }
}
