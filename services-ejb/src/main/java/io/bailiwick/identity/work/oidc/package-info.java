/**
 * What OpenID Connect asks for: an issuer's metadata and keys, a JWT's signature and claims, and
 * the authorization code flow with PKCE. Whatever calls the network runs outside any transaction.
 *
 * <p>Of nimbus only the cryptography and the key cache are used: its algorithms run on the Java
 * platform's own, RSA and elliptic curves. For Ed25519 it needs Tink beside it, and the application
 * server loads it where it does not see ours: the Java platform's own serves here too.
 */
package io.bailiwick.identity.work.oidc;
