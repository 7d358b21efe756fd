package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.LogContext;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Says in every log line, whatever its format, which request or job it belongs to. */
@Startup
@Singleton
public class CorrelateLogLines {

  private final Map<Handler, Formatter> before = new HashMap<>();

  @PostConstruct
  void start() {
    for (var handler : Logger.getLogger("").getHandlers()) {
      if (handler.getFormatter() != null) {
        before.put(handler, handler.getFormatter());
        handler.setFormatter(new WithContext(handler.getFormatter()));
      }
    }
  }

  @PreDestroy
  void stop() {
    before.forEach(Handler::setFormatter);
  }

  private static final class WithContext extends Formatter {

    private final Formatter format;

    WithContext(Formatter format) {
      this.format = format;
    }

    @Override
    public String format(LogRecord line) {
      var about = LogContext.text();
      if (about.isEmpty()) {
        return format.format(line);
      }
      var message = format.formatMessage(line);
      var told = new LogRecord(line.getLevel(), message + " " + about);
      told.setInstant(line.getInstant());
      told.setLoggerName(line.getLoggerName());
      told.setThrown(line.getThrown());
      return format.format(told);
    }
  }
}
