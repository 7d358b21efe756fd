package io.bailiwick.identity.work;

import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Makes a user an administrator of the platform, or takes it back. */
@Stateless
@ForPlatform
public class ChangeUserRole {

  @Inject private Users users;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND without such a user; CONFLICT for the last active administrator
   */
  public void change(Caller caller, UserId id, PlatformRole to) {
    caller.mustBePlatformAdmin();
    var activeAdmins = users.lockActiveAdmins();
    var user = users.find(id).orElseThrow(() -> Problem.notFound("user"));
    var before = user.role();
    if (!user.become(to, activeAdmins, clock.instant())) {
      return;
    }
    users.save();
    audit.user(
        caller,
        "user.role.change",
        id,
        Map.of("role", LowercaseEnum.text(before)),
        Map.of("role", LowercaseEnum.text(to)));
  }
}
