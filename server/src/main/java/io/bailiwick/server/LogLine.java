package io.bailiwick.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * One line for each record: time (UTC), level, logger, message. What the application knows of the
 * request stands in the message as {@code key=value}. A stack trace follows on lines of its own,
 * indented, so that a reader can tell it from the next record.
 */
public final class LogLine extends Formatter {
  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

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
    var text = message == null ? "" : message.strip();
    var isPlain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
    return isPlain ? text : BREAK.matcher(text).replaceAll(" | ");
  }

  private static String trace(Throwable thrown) {
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString().strip().indent(4);
  }
}
