package io.bailiwick.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line for each record: time (UTC), level, logger, message. What the application knows of the
 * request stands in the message as {@code key=value}. A stack trace follows on lines of its own,
 * indented, so that a reader can tell it from the next record.
 */
public final class LogLine extends Formatter {
  @Override
  public String format(LogRecord line) {
    var head = head(line) + '\n';
    return line.getThrown() == null ? head : head + trace(line.getThrown());
  }

  /** The first line alone: time, level, logger, message. */
  String head(LogRecord line) {
    return String.join(
        " ",
        line.getInstant().toString(),
        line.getLevel().getName(),
        line.getLoggerName(),
        oneLine(formatMessage(line)));
  }

  static String oneLine(String message) {
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " | ");
  }

  private static String trace(Throwable thrown) {
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString().strip().indent(4);
  }
}
