package io.bailiwick.identity;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Everybody who has signed up. */
public interface Users {

  /**
   * @throws Problem CONFLICT when a living user has the e-mail
   */
  void add(User user);

  Optional<User> find(UserId id);

  /**
   * Writes what was changed now, so that its new version is known.
   *
   * @throws Problem CONFLICT when it is now known by what another user is known by
   */
  void save();

  /** The living user with that e-mail. */
  Optional<User> find(Email email);

  /** Counts the active administrators, and keeps others from changing them until the commit. */
  int lockActiveAdmins();

  /** Notes a sign-in, which is no new version of the user. */
  void signedIn(UserId id, Instant now);

  /** Newest first. */
  Page<User> list(Filter filter, PageRequest page);

  /**
   * @param status only users of this status; empty for all
   * @param email only users whose e-mail contains this text, in whatever case; empty for all
   */
  record Filter(Optional<UserStatus> status, Optional<String> email) {}
}
