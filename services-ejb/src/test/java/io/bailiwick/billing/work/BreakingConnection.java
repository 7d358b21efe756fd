package io.bailiwick.billing.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A connection that is gone before its nth statement, or before its commit when there are fewer: as
 * it looks to the database when the server is killed there.
 */
final class BreakingConnection implements UnaryOperator<Connection> {

  private final AtomicInteger left;

  BreakingConnection(int statements) {
    left = new AtomicInteger(statements);
  }

  /** Whether it broke; else the work ended before. */
  boolean broke() {
    return left.get() < 0;
  }

  @Override
  public Connection apply(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              var counts =
                  method.getName().equals("prepareStatement") || isCommit(method.getName());
              if (counts && left.decrementAndGet() < 0) {
                connection.close();
                throw new SQLException("The server is gone.", "08006");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static boolean isCommit(String method) {
    return method.equals("commit");
  }
}
