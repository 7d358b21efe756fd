package io.bailiwick.kernel.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Lets a request in to its resource method, before its body is read. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;
  @Inject private CurrentCall call;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    var access = method == null ? null : method.getAnnotation(Access.class);
    if (access == null) {
      call.mustBeActive();
      return;
    }
    switch (access.value()) {
      case EVERYBODY -> {}
      case PENDING_USERS -> call.caller();
    }
  }
}
