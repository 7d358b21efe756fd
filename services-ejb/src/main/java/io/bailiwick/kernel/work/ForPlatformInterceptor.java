package io.bailiwick.kernel.work;

import io.bailiwick.kernel.TransactionScope;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets the transaction see every organization. */
@ForPlatform
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ForPlatformInterceptor extends Visibility {

  private static final long serialVersionUID = 1L;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    return within(TransactionScope.Seen.EVERYTHING, call);
  }
}
