package io.bailiwick.fleet.work.remote;

import io.bailiwick.fleet.MachineFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files on their way into a machine: a small script that any POSIX shell runs there, and the
 * records that it reads. Each file is written whole under another name and then moved, so that
 * nobody sees half of one; a file may be written twice at once.
 */
public final class FileRecords {

  /** Takes the folder as its only argument. Holds no single quote, so that it can stand in some. */
  public static final String SCRIPT =
      """
      set -eu
      mkdir -p "$1"
      cd "$1"
      while read -r path content; do
        file="./$(printf %s "$path" | base64 -d)"
        mkdir -p "${file%/*}"
        printf %s "$content" | base64 -d > "$file.$$"
        mv -f "$file.$$" "$file"
      done
      """;

  private FileRecords() {}

  /** A line for each file: its path and its content, both in Base64. */
  public static String of(List<MachineFile> files) {
    return files.stream()
        .map(file -> base64(file.path()) + " " + base64(file.content()) + "\n")
        .collect(Collectors.joining());
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
