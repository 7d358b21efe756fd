package io.bailiwick.bench.beside;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Says what it was asked: the least that a resource can do. */
@Path("echo/{id}")
@Produces("application/json")
public class Echo {

  @GET
  public String echo(@PathParam("id") String id) {
    return "{\"id\":\"" + id + "\"}";
  }
}
