package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.ExternalIdentity;

/**
 * What a code was good for.
 *
 * @param accessToken for the issuer's userinfo endpoint; empty where it gave none
 */
record Redeemed(ExternalIdentity identity, String accessToken) {

  /** Without the token. */
  @Override
  public String toString() {
    return "Redeemed[" + identity.subject() + "]";
  }
}
