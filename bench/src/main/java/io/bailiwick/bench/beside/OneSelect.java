package io.bailiwick.bench.beside;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads one row in a transaction: the least that a resource can do that looks something up. */
@Stateless
@Path("rows/{id}")
@Produces("application/json")
public class OneSelect {

  @Resource(lookup = "java:app/jdbc/bench")
  private DataSource database;

  @GET
  public String select(@PathParam("id") UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("SELECT body FROM bench_rows WHERE id = ?")) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          throw new NotFoundException();
        }
        return row.getString(1);
      }
    }
  }
}
