package io.bailiwick.operations.work;

import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.Wakeups.Wakeup;
import io.bailiwick.kernel.work.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Hears the wake-ups of all nodes on a connection of its own, and fires them in this one. When the
 * connection was lost, so may have been wake-ups: then everybody is woken.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ListenForWakeups {

  private static final Logger LOG = System.getLogger(ListenForWakeups.class.getName());
  private static final int WAIT_MS = 10_000;
  private static final int SECONDS_TO_ANSWER = 5;
  private static final long RETRY_MS = 1_000;

  @Resource private ManagedThreadFactory threads;
  @Inject private Event<Wakeup> wakeups;

  private volatile boolean stopping;
  private volatile Connection connection;

  @PostConstruct
  void start() {
    threads.newThread(this::listen).start();
  }

  private void listen() {
    while (!stopping) {
      try (var listening = connect()) {
        connection = listening;
        fire(new Wakeup(Wakeup.EVERYTHING, ""));
        hear(listening.unwrap(PGConnection.class));
      } catch (SQLException e) {
        pauseAfter(e);
      }
    }
  }

  private static Connection connect() throws SQLException {
    var connection =
        DriverManager.getConnection(
            Settings.text("bailiwick.database.url").orElseThrow(),
            Settings.text("bailiwick.database.user").orElseThrow(),
            Settings.text("bailiwick.database.password").orElse(""));
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + Wakeups.NOTIFICATIONS);
    }
    return connection;
  }

  private void hear(PGConnection listening) throws SQLException {
    while (!stopping) {
      var heard = listening.getNotifications(WAIT_MS);
      if (heard.length == 0) {
        mustAnswer();
      }
      for (var notification : heard) {
        var payload = notification.getParameter();
        var space = payload.indexOf(' ');
        if (space > 0) {
          fire(new Wakeup(payload.substring(0, space), payload.substring(space + 1)));
        }
      }
    }
  }

  /** Who only listens never learns that nobody is there any more. */
  private void mustAnswer() throws SQLException {
    if (!stopping && !connection.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("the database did not answer", "08006");
    }
  }

  private void fire(Wakeup wakeup) {
    try {
      wakeups.fire(wakeup);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A wake-up on '" + wakeup.channel() + "' was not taken up.", e);
    }
  }

  private void pauseAfter(SQLException e) {
    if (stopping) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "Wake-ups cannot be heard ({0}); jobs run on their timers until they can.",
        e.getMessage());
    try {
      Thread.sleep(RETRY_MS);
    } catch (InterruptedException interrupted) {
      stopping = true;
    }
  }

  @PreDestroy
  public void stop() {
    stopping = true;
    var open = connection;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "The listening connection was closed already.", e);
    }
  }
}
