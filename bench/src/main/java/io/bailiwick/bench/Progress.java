package io.bailiwick.bench;

/** What goes on meanwhile, apart from the table, which alone is printed to the standard output. */
final class Progress {
  private Progress() {}

  static void say(String line) {
    System.err.println(line);
  }
}
