package io.bailiwick.kernel.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/** Bounds a body by what its call needs, before it is read and after the caller was let in. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class BodyLimits implements ContainerRequestFilter {

  private static final int OPEN_TO_EVERYBODY = 16 * 1024;
  private static final int OTHERS = 64 * 1024;

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method != null
        && request.getProperty(BoundedRequest.ATTRIBUTE) instanceof BoundedRequest b) {
      b.limitTo(of(method));
    }
  }

  static int of(AnnotatedElement method) {
    var own = method.getAnnotation(MaxBody.class);
    if (own != null) {
      return own.value();
    }
    var access = method.getAnnotation(Access.class);
    return access != null && access.value() == Access.To.EVERYBODY ? OPEN_TO_EVERYBODY : OTHERS;
  }
}
