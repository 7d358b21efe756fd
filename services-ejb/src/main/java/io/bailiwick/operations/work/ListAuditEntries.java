package io.bailiwick.operations.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.AuditLog;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Who did what, on the whole platform, newest first. */
@Stateless
@ForPlatform
public class ListAuditEntries {

  @Inject private AuditLog log;

  public Page<AuditLog.Line> list(Caller caller, AuditLog.Filter filter, PageRequest page) {
    caller.mustBePlatformAdmin();
    return log.list(filter, page);
  }
}
