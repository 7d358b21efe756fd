package io.bailiwick.kernel.http;

import jakarta.ws.rs.core.Response;

/**
 * What a creating call answers, so that it can be kept and given again.
 *
 * @param location of what was created, from {@code /api/v1} on; may be null
 * @param etag may be null
 */
public record Answer(int status, String location, String etag, Object body) {

  /**
   * @param path of what was created, within the API; null when it has none
   */
  public static Answer created(String path, Object body) {
    return new Answer(201, under(path), null, body);
  }

  /**
   * @param path of what was created, within the API
   */
  public static Answer created(String path, long version, Object body) {
    return new Answer(201, under(path), Versions.etag(version), body);
  }

  private static String under(String path) {
    return path == null ? null : "/api/v1" + path;
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
