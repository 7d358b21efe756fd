package io.bailiwick.operations.http;

import io.bailiwick.kernel.http.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The API's contract as it stands in the sources. */
@Path("openapi.yaml")
public class OpenApiResource {

  @GET
  @Access(Access.To.EVERYBODY)
  @Produces("application/yaml")
  public InputStream show() {
    return OpenApiResource.class.getResourceAsStream("/openapi.yaml");
  }
}
