package io.bailiwick.kernel.work;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Holds the transaction to the caller's organization. */
@ForTenant
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ForTenantInterceptor extends Visibility {

  private static final long serialVersionUID = 1L;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    return within(tenantOf(call.getParameters()), call);
  }
}
