package io.bailiwick.identity.store;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Users in their table. */
@ApplicationScoped
public class JpaUsers implements Users {

  /** Rides users_email_of_the_living. */
  private static final String BY_EMAIL =
      "SELECT id FROM users WHERE lower(email) = :email AND deleted_at IS NULL";

  /** Rides users_admins: a handful of rows, locked in the same order by everybody. */
  private static final String LOCK_ADMINS =
      "SELECT id FROM users WHERE role = 'admin' AND status = 'active' ORDER BY id FOR UPDATE";

  private static final String SIGNED_IN =
      """
      UPDATE users SET last_login_at = :now, login_count = login_count + 1, updated_at = :now
      WHERE id = :id
      """;

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaUsers(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaUsers() {
    this(null, null);
  }

  @Override
  public void add(User user) {
    // Asked for first, since PostgreSQL logs each violation; of two at once, the index decides.
    if (find(user.email()).isPresent()) {
      throw taken();
    }
    entities.persist(user);
    save();
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(entities.find(User.class, id.value()));
  }

  @Override
  public void save() {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      if (find(e, "users_email_of_the_living")) {
        throw taken();
      }
      if (find(e, "users_external_id")) {
        throw Problem.conflict("This login elsewhere is another user's already.");
      }
      throw e;
    }
  }

  private static Problem taken() {
    return Problem.conflict("This e-mail has an account already; sign in.");
  }

  @Override
  public Optional<User> find(Email email) {
    return sql.run(
            handle ->
                handle
                    .createQuery(BY_EMAIL)
                    .bind("email", email.value())
                    .mapTo(UserId.class)
                    .findOne())
        .flatMap(this::find);
  }

  @Override
  public int lockActiveAdmins() {
    return sql.run(handle -> handle.createQuery(LOCK_ADMINS).mapTo(UserId.class).list().size());
  }

  @Override
  public void signedIn(UserId id, Instant now) {
    sql.run(handle -> handle.createUpdate(SIGNED_IN).bind("id", id).bind("now", now).execute());
  }

  /** Walks the primary key backwards: ids are ordered by time. */
  @Override
  public Page<User> list(Filter filter, PageRequest page) {
    var query =
        entities
            .createQuery(
                """
                SELECT u FROM User u
                WHERE (:all = TRUE OR u.id < :after)
                  AND (:anyStatus = TRUE OR u.status = :status)
                  AND LOCATE(:email, LOWER(u.email)) > 0
                ORDER BY u.id DESC
                """,
                User.class)
            .setParameter("all", page.after().isEmpty())
            .setParameter("after", page.after().map(Keys::uuid).orElse(new UUID(0, 0)))
            .setParameter("anyStatus", filter.status().isEmpty())
            .setParameter("status", filter.status().orElse(UserStatus.ACTIVE))
            .setParameter("email", filter.email().orElse("").toLowerCase(java.util.Locale.ROOT))
            .setMaxResults(page.oneMore());
    return Page.of(query.getResultList(), page, user -> user.id().toString());
  }

  private static boolean find(Throwable thrown, String constraint) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(constraint)) {
        return true;
      }
    }
    return false;
  }
}
