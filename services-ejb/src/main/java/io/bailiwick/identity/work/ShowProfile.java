package io.bailiwick.identity.work;

import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The caller itself, with its organizations and their plans; also before approval. */
@Stateless
@ForPlatform
public class ShowProfile {

  @Inject private Users users;
  @Inject private Organizations organizations;

  public Profile show(Caller caller) {
    var id = caller.person();
    var user = users.find(id).orElseThrow(() -> Problem.notFound("user"));
    return new Profile(user, organizations.placesOf(List.of(id)).getOrDefault(id, List.of()));
  }
}
