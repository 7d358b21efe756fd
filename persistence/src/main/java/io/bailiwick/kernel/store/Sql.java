package io.bailiwick.kernel.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * SQL on the running transaction's own connection, so that it sees what JPA has written and obeys
 * the same row-level security. For lists and hot paths; aggregates go through JPA.
 *
 * <p>A handle binds and reads typed ids, lower-case enums and instants, and maps rows to records by
 * their components' names.
 */
@ApplicationScoped
public class Sql {

  private final Jdbi jdbi;

  @Inject
  Sql(EntityManager entities) {
    this(
        () -> {
          entities.flush();
          return entities.unwrap(Connection.class);
        });
  }

  private Sql(Supplier<Connection> transaction) {
    jdbi = Jdbi.create(new Borrowed(transaction));
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    // What a statement was given stays out of the log that its failure is written to.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    Columns.register(jdbi);
  }

  /** For the container's proxy. */
  protected Sql() {
    jdbi = null;
  }

  /** SQL on a connection whose transaction the caller owns. */
  public static Sql on(Connection connection) {
    return new Sql(() -> connection);
  }

  /** Runs the work; the handle is good for its duration only. */
  public <T> T run(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }

  /** A connection that belongs to the transaction, so that closing it is not ours. */
  private record Borrowed(Supplier<Connection> transaction) implements ConnectionFactory {

    @Override
    public Connection openConnection() {
      return transaction.get();
    }

    @Override
    public void closeConnection(Connection connection) {
      // The transaction's end closes it.
    }
  }
}
