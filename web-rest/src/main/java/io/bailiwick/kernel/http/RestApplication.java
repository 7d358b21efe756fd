package io.bailiwick.kernel.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api/v1}; the resources are found by the container. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

  /** No WADL, and errors without a body are set, not sent, so that no error page is made. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.server.response.setStatusOverSendError", true);
  }
}
