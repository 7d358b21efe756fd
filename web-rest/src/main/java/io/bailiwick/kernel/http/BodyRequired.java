package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** JAX-RS makes null of a body that is missing along with its type; no call here takes that. */
@Provider
public class BodyRequired implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    var read = body.proceed();
    if (read == null) {
      throw new Problem(
          ProblemType.INVALID_REQUEST, "This call needs a body: a JSON object, application/json.");
    }
    return read;
  }
}
