package io.bailiwick.identity;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import java.util.List;

/**
 * A user may come in: approved by an administrator, or at once where sign-up is open. Fired in the
 * transaction of the change, which sees the whole platform.
 *
 * @param owned the organizations that the user owns, some of which may have no plan yet
 * @param caller who approved; the user itself where nobody had to
 */
public record UserApproved(UserId user, List<OrganizationId> owned, Caller caller) {

  public UserApproved {
    owned = List.copyOf(owned);
  }
}
