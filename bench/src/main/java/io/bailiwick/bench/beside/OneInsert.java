package io.bailiwick.bench.beside;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Commits one row: the least that a resource can do that keeps something. */
@Stateless
@Path("inserts")
@Consumes("application/json")
@Produces("application/json")
public class OneInsert {

  @Resource(lookup = "java:app/jdbc/bench")
  private DataSource database;

  @POST
  public String insert(String body) throws SQLException {
    var id = UUID.randomUUID();
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement("INSERT INTO bench_rows (id, body) VALUES (?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, body);
      insert.executeUpdate();
    }
    return "{\"id\":\"" + id + "\"}";
  }
}
