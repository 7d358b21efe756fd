package io.bailiwick.kernel.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.TransactionScope;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.Serializable;

/**
 * What a transaction sees, for the two interceptors: set when a use case begins, and put back when
 * a use case that was called by another one ends.
 */
abstract class Visibility implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String KEY = Visibility.class.getName();

  @Inject private transient TransactionScope transactions;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private transient TransactionSynchronizationRegistry registry;

  Object within(TransactionScope.Seen seen, InvocationContext call) throws Exception {
    var before = (TransactionScope.Seen) registry.getResource(KEY);
    if (seen.equals(before)) {
      return call.proceed();
    }
    enter(seen);
    var answer = call.proceed();
    // After a failure the transaction rolls back, and there is nothing to put back.
    if (before != null) {
      enter(before);
    }
    return answer;
  }

  private void enter(TransactionScope.Seen seen) {
    transactions.enter(seen);
    registry.putResource(KEY, seen);
  }

  static TransactionScope.Seen tenantOf(Object[] parameters) {
    if (parameters.length > 0 && parameters[0] instanceof Caller caller) {
      return TransactionScope.Seen.tenant(caller.tenant(), caller.user().orElse(null));
    }
    if (parameters.length > 0 && parameters[0] instanceof OrganizationId organization) {
      return TransactionScope.Seen.tenant(organization, null);
    }
    throw new IllegalStateException(
        "A use case for a tenant has a Caller or an OrganizationId as its first parameter.");
  }
}
