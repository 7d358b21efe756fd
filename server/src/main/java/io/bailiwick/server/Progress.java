package io.bailiwick.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the operator reads while the server starts and stops. It keeps the process's own output,
 * whatever the application server makes of {@code System.out}.
 */
final class Progress {
  private static final PrintStream OUT = open(FileDescriptor.out);
  private static final PrintStream ERR = open(FileDescriptor.err);

  private Progress() {}

  static void say(String line) {
    OUT.println(line);
  }

  /** Says why it ends: one line on the error output. */
  static void complain(String line) {
    ERR.println("bailiwick: " + line.replaceAll("\\s*\\R\\s*", " "));
  }

  private static PrintStream open(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
