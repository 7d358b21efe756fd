package io.bailiwick.identity.work;

import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Every user of the platform, newest first, with organizations and plans. */
@Stateless
@ForPlatform
public class ListUsers {

  @Inject private Users users;
  @Inject private Organizations organizations;

  public Page<Profile> list(Caller caller, Users.Filter filter, PageRequest page) {
    caller.mustBePlatformAdmin();
    var found = users.list(filter, page);
    var places = organizations.placesOf(found.items().stream().map(User::id).toList());
    return found.map(user -> new Profile(user, places.getOrDefault(user.id(), List.of())));
  }
}
