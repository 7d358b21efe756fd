package io.bailiwick.identity;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who somebody is at an issuer, by that issuer's word: issuer and subject together, and for ever.
 * The rest may change there from one token to the next, and names nobody.
 *
 * @param email empty when the token says none, or nothing that could be one
 * @param emailVerified whether the issuer says that it has seen to it that the e-mail is theirs
 * @param name empty when the token says none that we would take
 */
public record ExternalIdentity(
    String issuer,
    String subject,
    Optional<Email> email,
    boolean emailVerified,
    Optional<String> name) {

  /** Of an OpenID Connect {@code sub}, in characters (OpenID Connect Core, section 2). */
  private static final int MAX_SUBJECT = 255;

  /**
   * By the claims of a token. Of what names nobody, e-mail and name, we leave out what we would not
   * take from the user either.
   *
   * @throws Problem UNAUTHENTICATED for a subject that is not 1 to 255 characters without controls
   */
  public static ExternalIdentity claimed(
      String issuer, String subject, String email, boolean emailVerified, String name) {
    if (!isSubject(subject)) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "The token does not say whose it is (sub).");
    }
    var address = taken(email, Email::new);
    return new ExternalIdentity(
        issuer,
        subject,
        address,
        emailVerified && address.isPresent(),
        taken(name, text -> Texts.name("name", text)));
  }

  private static boolean isSubject(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_SUBJECT
        && text.chars().noneMatch(Character::isISOControl)
        && isWellFormed(text);
  }

  private static <T> Optional<T> taken(String text, Function<String, T> take) {
    try {
      return Optional.ofNullable(text).filter(ExternalIdentity::isWellFormed).map(take);
    } catch (Problem unusable) {
      return Optional.empty();
    }
  }

  /** JSON may hold half a surrogate pair, which no database takes. */
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
