package io.bailiwick.identity.store;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.kernel.LinkedAccountId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Linked logins in {@code accounts}; the provider there is the issuer. No token of it is kept. */
@ApplicationScoped
public class SqlLinkedAccounts implements LinkedAccounts {

  private static final String ADD =
      """
      INSERT INTO accounts (id, user_id, type, provider, provider_account_id, created_at,
                            updated_at)
      VALUES (:id, :user, 'oidc', :issuer, :subject, :createdAt, :createdAt)
      ON CONFLICT (provider, provider_account_id) DO NOTHING
      """;

  /** Rides the unique index on provider and account. */
  private static final String FIND =
      """
      SELECT id, user_id AS "user", provider AS issuer, provider_account_id AS subject, created_at
      FROM accounts
      WHERE provider = :issuer AND provider_account_id = :subject
      """;

  /** Walks accounts_user_id: ids are ordered by time. */
  private static final String LIST =
      """
      SELECT id, user_id AS "user", provider AS issuer, provider_account_id AS subject, created_at
      FROM accounts
      WHERE user_id = :user AND id > :after
      ORDER BY id
      LIMIT :limit
      """;

  /** Rides accounts_user_id: a handful of rows, locked in the same order by everybody. */
  private static final String LOCK =
      """
      SELECT id, user_id AS "user", provider AS issuer, provider_account_id AS subject, created_at
      FROM accounts
      WHERE user_id = :user
      ORDER BY id
      FOR UPDATE
      """;

  private static final String REMOVE = "DELETE FROM accounts WHERE id = :id";

  private static final UUID FIRST = new UUID(0, 0);

  private final Sql sql;

  @Inject
  SqlLinkedAccounts(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlLinkedAccounts() {
    this(null);
  }

  @Override
  public void add(LinkedAccount account) {
    var added = sql.run(handle -> handle.createUpdate(ADD).bindMethods(account).execute());
    if (added == 0) {
      throw Problem.conflict("This login is linked to a user already.");
    }
  }

  @Override
  public Optional<LinkedAccount> find(ExternalIdentity identity) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .mapTo(LinkedAccount.class)
                .findOne());
  }

  @Override
  public Page<LinkedAccount> list(UserId user, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("user", user)
                    .bind("after", page.after().map(Keys::uuid).orElse(FIRST))
                    .bind("limit", page.oneMore())
                    .mapTo(LinkedAccount.class)
                    .list());
    return Page.of(rows, page, account -> account.id().toString());
  }

  @Override
  public List<LinkedAccount> lock(UserId user) {
    return sql.run(
        handle -> handle.createQuery(LOCK).bind("user", user).mapTo(LinkedAccount.class).list());
  }

  @Override
  public void remove(LinkedAccountId id) {
    sql.run(handle -> handle.createUpdate(REMOVE).bind("id", id).execute());
  }
}
