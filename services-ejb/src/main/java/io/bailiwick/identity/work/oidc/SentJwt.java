package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.text.ParseException;

/** A JWT as it came: readable, signed by somebody, and not believed yet. */
record SentJwt(SignedJWT jwt, JWTClaimsSet claims) {

  private static final int MOST_CHARACTERS = 8192;

  /**
   * @throws Problem UNAUTHENTICATED for what is no signed JWT, too long, or says something twice
   */
  static SentJwt parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw refused("has more than " + MOST_CHARACTERS + " characters");
    }
    try {
      var jwt = SignedJWT.parse(text);
      if (jwt.getHeader().getCriticalParams() != null) {
        throw refused("asks for an extension (crit), and none is supported");
      }
      StrictJson.SNAKE_CASE.readTree(jwt.getHeader().toBase64URL().decodeToString());
      StrictJson.SNAKE_CASE.readTree(jwt.getPayload().toString());
      var claims = jwt.getJWTClaimsSet();
      if (claims == null) {
        throw refused("holds no claims");
      }
      return new SentJwt(jwt, claims);
    } catch (ParseException | JsonProcessingException unreadable) {
      throw refused("is no signed JWT");
    }
  }

  static Problem refused(String why) {
    return new Problem(ProblemType.UNAUTHENTICATED, "The token " + why + ".");
  }
}
