package io.bailiwick.identity.work;

import io.bailiwick.identity.Profile;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes the caller's own name or image. */
@Stateless
@ForPlatform
public class ChangeProfile {

  @Inject private Users users;
  @Inject private ShowProfile showProfile;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @param name empty keeps it; an empty value in it clears it
   * @param image likewise
   */
  public record Change(Optional<Optional<String>> name, Optional<Optional<String>> image) {}

  /**
   * @param expected the version that the caller has seen; empty when it does not care
   * @throws Problem PRECONDITION_FAILED when it has changed since
   */
  public Profile change(Caller caller, Change change, OptionalLong expected) {
    var user = users.find(caller.person()).orElseThrow(() -> Problem.notFound("user"));
    user.mustBe(expected);
    var before = values(user);
    change.name().ifPresent(name -> user.rename(name.orElse(null), clock.instant()));
    change.image().ifPresent(image -> user.showImage(image.orElse(null), clock.instant()));
    users.save();
    audit.user(caller, "user.profile.change", user.id(), before, values(user));
    return showProfile.show(caller);
  }

  private static Map<String, String> values(User user) {
    var values = new HashMap<String, String>();
    values.put("name", user.name().orElse(null));
    values.put("image", user.image().orElse(null));
    return values;
  }
}
