package io.bailiwick.fleet;

/**
 * A file for a machine.
 *
 * @param path relative to the agent's home folder, with forward slashes, such as {@code
 *     workspace/SOUL.md}; never leads out of it
 */
public record MachineFile(String path, String content) {

  @Override
  public String toString() {
    return "MachineFile[" + path + "]";
  }
}
