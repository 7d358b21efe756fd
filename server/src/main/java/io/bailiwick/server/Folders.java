package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What the JDK lacks for folders. */
final class Folders {
  private Folders() {}

  /** Deletes a folder with all that is in it; links are deleted, never followed. */
  static void delete(Path folder) throws IOException {
    for (var path : deepestFirst(folder)) {
      Files.deleteIfExists(path);
    }
  }

  /** Leaves an empty folder. */
  static void makeEmpty(Path folder) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException nothing) {
      return List.of();
    }
  }
}
