package io.bailiwick.identity.store;

import io.bailiwick.identity.ApiKeys;
import io.bailiwick.identity.Credentials;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.identity.Memberships;
import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.store.TestEntities;
import jakarta.persistence.EntityManager;

/** Identity's stores in one transaction of a test. */
final class Stores {

  final Users users;
  final Organizations organizations;
  final Memberships memberships;
  final Sessions sessions;
  final ApiKeys apiKeys;
  final LinkedAccounts linkedAccounts;
  final ResetTokens resetTokens;
  final SignInAttempts attempts;
  final Credentials credentials;

  Stores(EntityManager entities) {
    var sql = TestEntities.sql(entities);
    users = new JpaUsers(entities, sql);
    organizations = new JpaOrganizations(entities, sql);
    memberships = new SqlMemberships(sql);
    sessions = new SqlSessions(sql);
    apiKeys = new SqlApiKeys(sql);
    linkedAccounts = new SqlLinkedAccounts(sql);
    resetTokens = new SqlResetTokens(sql);
    attempts = new SqlSignInAttempts(sql);
    credentials = new SqlCredentials(sql);
  }
}
