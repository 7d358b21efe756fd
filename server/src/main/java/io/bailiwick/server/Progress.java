package io.bailiwick.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Adds what helps, on the error output too. */
  static void explain(String lines) {
    ERR.println(lines);
  }

  /** Sends what libraries print past the log to a file, so that it does not come in between. */
  static void keepPrintersOut(Path file) throws IOException {
    var printers = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    System.setOut(printers);
    System.setErr(printers);
  }

  private static PrintStream open(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
