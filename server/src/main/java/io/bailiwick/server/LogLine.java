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
    var text = new StringBuilder(200);
    text.append(line.getInstant()).append(' ').append(line.getLevel().getName()).append(' ');
    text.append(line.getLoggerName()).append(' ').append(oneLine(formatMessage(line)));
    text.append('\n');
    if (line.getThrown() != null) {
      text.append(trace(line.getThrown()));
    }
    return text.toString();
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
