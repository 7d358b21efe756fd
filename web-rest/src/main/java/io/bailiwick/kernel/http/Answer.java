package io.bailiwick.kernel.http;

import jakarta.ws.rs.core.Response;

/**
 * What a creating call answers, so that it can be kept and given again.
 *
 * @param location of what was created, under {@code /api/v1}; may be null
 * @param etag may be null
 */
public record Answer(int status, String location, String etag, Object body) {

  public static Answer created(String location, Object body) {
    return new Answer(201, location, null, body);
  }

  public static Answer created(String location, long version, Object body) {
    return new Answer(201, location, Versions.etag(version), body);
  }

  Response response() {
    var response = Response.status(status).type("application/json").entity(body);
    if (location != null) {
      response.header("Location", location);
    }
    if (etag != null) {
      response.header("ETag", etag);
    }
    return response.build();
  }
}
