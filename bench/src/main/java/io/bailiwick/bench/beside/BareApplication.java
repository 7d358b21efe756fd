package io.bailiwick.bench.beside;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Jakarta REST with nothing around it, and a pool of as many connections as Bailiwick's. */
@ApplicationPath("/")
@DataSourceDefinition(
    name = "java:app/jdbc/bench",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=bench.url}",
    user = "${MPCONFIG=bench.user}",
    password = "${MPCONFIG=bench.password}",
    minPoolSize = 4,
    maxPoolSize = 32)
public class BareApplication extends Application {}
