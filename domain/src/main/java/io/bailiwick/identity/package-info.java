/**
 * Context 1: who calls, and for whom. Users sign up, are approved, sign in, hold sessions; they
 * belong to organizations (the tenants) as owner, admin or member; an organization has API keys.
 * Issuers that the operator trusts say who somebody is; a user has linked accounts there.
 *
 * <p>Verbs: authenticate, sign up, sign in and out, admit a JWT, sign in with an issuer, link and
 * unlink its accounts, change a password, reset it by a link, make and revoke keys, add and remove
 * members, take a place up, approve and suspend users, make administrators.
 *
 * <p>Invariants: an e-mail belongs to one living user, in whatever case. A secret (password,
 * session token, key, reset token) is kept as its hash only. A platform with an active
 * administrator keeps one; an organization with an owner keeps one. A place that somebody gave
 * changes nothing for its user until the user takes it up. A key never may more than its maker
 * still may. Sign-in fails five times in 15 minutes for an e-mail and address, on all nodes
 * together, and then waits. An identity at an issuer (issuer and subject) belongs to one user; a
 * user keeps a way in. A JWT opens one session, and none after that one has ended.
 *
 * <p>Left to others: which plan an approved user's organization gets (catalog, told by {@link
 * io.bailiwick.identity.UserApproved}), and what a suspended user's machines do.
 */
package io.bailiwick.identity;
