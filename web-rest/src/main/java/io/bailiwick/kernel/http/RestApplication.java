package io.bailiwick.kernel.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api/v1}; the resources are found by the container. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
