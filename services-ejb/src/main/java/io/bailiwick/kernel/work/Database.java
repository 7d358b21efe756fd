package io.bailiwick.kernel.work;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The one data source, as the application's role, and the entity manager on it. With {@code
 * stringtype=unspecified} in the URL, PostgreSQL takes our texts as uuid and jsonb.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/bailiwick",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=bailiwick.database.url}",
    user = "${MPCONFIG=bailiwick.database.user}",
    password = "${MPCONFIG=bailiwick.database.password}",
    initialPoolSize = 4,
    minPoolSize = 4,
    maxPoolSize = 32,
    properties = {
      // A connection that was idle for a second is asked whether it lives, before it is handed out.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      // Who gets none within ten seconds is told so, rather than kept.
      "fish.payara.max-wait-time-in-millis=10000"
    })
@ApplicationScoped
public class Database {

  @Produces
  @PersistenceContext(unitName = "bailiwick")
  private EntityManager entities;
}
