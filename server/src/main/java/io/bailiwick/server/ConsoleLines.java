package io.bailiwick.server;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * The log as the operator sees it on the console: the application's own lines, and what went wrong
 * elsewhere, each on one line. The application server's chatter and all stack traces stay in the
 * file.
 */
public final class ConsoleLines extends Handler {
  private static final String OURS = "io.bailiwick.";
  private static final LogLine FORMAT = new LogLine();

  /** The log manager makes it, by the name in {@code logging.properties}. */
  public ConsoleLines() {
    setFormatter(FORMAT);
    setLevel(Level.INFO);
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line) && concernsTheOperator(line)) {
      var thrown = line.getThrown();
      var why = thrown == null ? "" : " (" + LogLine.oneLine(thrown.toString()) + ")";
      Progress.say(FORMAT.head(line) + why);
    }
  }

  @Override
  public void flush() {
    // Progress writes each line at once.
  }

  @Override
  public void close() {
    // The process's output is not ours to close.
  }

  private static boolean concernsTheOperator(LogRecord line) {
    var name = line.getLoggerName();
    if (name != null && name.startsWith(OURS)) {
      return true;
    }
    // Once the application has said why it does not start, the container's word for it is noise.
    return line.getLevel().intValue() >= Level.SEVERE.intValue()
        && System.getProperty(ApplicationServer.REFUSAL) == null;
  }
}
