/**
 * Context 1: who calls, and for whom. Users sign up, are approved, sign in, hold sessions; they
 * belong to organizations (the tenants) as owner, admin or member; an organization has API keys.
 *
 * <p>Verbs: authenticate, sign up, sign in and out, change a password, reset it by a link, make and
 * revoke keys, add and remove members, take a place up, approve and suspend users, make
 * administrators.
 *
 * <p>Invariants: an e-mail belongs to one living user, in whatever case. A secret (password,
 * session token, key, reset token) is kept as its hash only. A platform with an active
 * administrator keeps one; an organization with an owner keeps one. A place that somebody gave
 * changes nothing for its user until the user takes it up. A key never may more than its maker
 * still may. Sign-in fails five times in 15 minutes for an e-mail and address, on all nodes
 * together, and then waits.
 *
 * <p>Left to others: which plan an approved user's organization gets (catalog, told by {@link
 * io.bailiwick.identity.UserApproved}), and what a suspended user's machines do.
 */
package io.bailiwick.identity;
