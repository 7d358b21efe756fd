package io.bailiwick.identity;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person. Signs up and waits for approval, unless sign-up is open; then is active, until an
 * administrator suspends it, and may be reinstated. A user who goes is marked deleted and stays in
 * the table, since usage and the audit log refer to it.
 */
@Entity
@Table(name = "users")
public class User extends Aggregate {

  private static final Pattern IMAGE = Pattern.compile("https://[^\\x00-\\x20\\x7F]+");
  private static final int MAX_IMAGE = 2000;

  @Column(name = "external_id")
  private String externalId;

  private String email;

  private String name;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "email_verified")
  private Instant emailVerified;

  private String image;

  @Convert(converter = PlatformRoleConverter.class)
  private PlatformRole role;

  @Convert(converter = UserStatusConverter.class)
  private UserStatus status;

  @Column(name = "last_login_at", insertable = false, updatable = false)
  private Instant lastLoginAt;

  protected User() {}

  private User(UserId id, Instant now) {
    super(id.value(), now);
  }

  /**
   * A new user, pending unless it may come in at once.
   *
   * @param name may be null
   * @param passwordHash null for one who signs in elsewhere only
   */
  public static User signedUp(
      Email email, String name, String passwordHash, boolean atOnce, Instant now) {
    var user = new User(UserId.next(), now);
    user.email = email.value();
    user.name = name == null ? null : Texts.name("name", name);
    user.passwordHash = passwordHash;
    user.role = PlatformRole.USER;
    user.status = atOnce ? UserStatus.ACTIVE : UserStatus.PENDING;
    return user;
  }

  public UserId id() {
    return new UserId(key());
  }

  /** Its {@code sub} at the designated issuer. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  public Email email() {
    return new Email(email);
  }

  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  public Optional<String> image() {
    return Optional.ofNullable(image);
  }

  /** Empty for one who signs in elsewhere only. */
  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  public Optional<Instant> emailVerified() {
    return Optional.ofNullable(emailVerified);
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  public PlatformRole role() {
    return role;
  }

  public UserStatus status() {
    return status;
  }

  public boolean isActiveAdmin() {
    return role == PlatformRole.ADMIN && status == UserStatus.ACTIVE;
  }

  /**
   * @param to may be null, which clears it
   * @throws Problem INVALID_REQUEST when it is no single line of at most 100 characters
   */
  public void rename(String to, Instant now) {
    name = to == null ? null : Texts.name("name", to);
    changed(now);
  }

  /**
   * @param url may be null, which clears it
   * @throws Problem INVALID_REQUEST when it is no https URL
   */
  public void showImage(String url, Instant now) {
    if (url != null && (url.length() > MAX_IMAGE || !IMAGE.matcher(url).matches())) {
      throw Problem.invalid("image", "must be an https URL of at most 2000 characters");
    }
    image = url;
    changed(now);
  }

  public void takePassword(String hash, Instant now) {
    passwordHash = hash;
    changed(now);
  }

  /**
   * Notes that an issuer has seen to it that the e-mail is theirs. Of several proofs the first
   * counts.
   *
   * @return whether it is the first
   */
  public boolean proveEmail(Instant now) {
    if (emailVerified != null) {
      return false;
    }
    emailVerified = now;
    changed(now);
    return true;
  }

  /** Nobody comes in by the password any more. */
  public void forgetPassword(Instant now) {
    passwordHash = null;
    changed(now);
  }

  /** The user is this one at the designated issuer; of several there, the first one stays. */
  public void beKnownAs(String subject, Instant now) {
    if (externalId == null) {
      externalId = subject;
      changed(now);
    }
  }

  /** The user is no longer this one at the designated issuer. */
  public void beUnknownAs(String subject, Instant now) {
    if (subject.equals(externalId)) {
      externalId = null;
      changed(now);
    }
  }

  /**
   * Approves, suspends or reinstates.
   *
   * @param activeAdmins how many there are now, this user included; the caller holds them locked
   * @return whether anything changed
   * @throws Problem CONFLICT for the last active administrator, and for a deleted user;
   *     INVALID_REQUEST for deleted, which is no status to give
   */
  public boolean become(UserStatus to, int activeAdmins, Instant now) {
    if (to == UserStatus.DELETED) {
      throw Problem.invalid("status", "must be one of pending, active, suspended");
    }
    mustLive();
    if (to == status) {
      return false;
    }
    if (isActiveAdmin() && activeAdmins <= 1) {
      throw Problem.conflict(
          "This is the last active administrator; make another user an administrator first.");
    }
    status = to;
    changed(now);
    return true;
  }

  /**
   * Makes an administrator, or takes it back.
   *
   * @param activeAdmins how many there are now, this user included; the caller holds them locked
   * @return whether anything changed
   * @throws Problem CONFLICT for the last active administrator, and for a deleted user
   */
  public boolean become(PlatformRole to, int activeAdmins, Instant now) {
    mustLive();
    if (to == role) {
      return false;
    }
    if (isActiveAdmin() && activeAdmins <= 1) {
      throw Problem.conflict(
          "The last active administrator cannot be demoted; make another user an administrator"
              + " first.");
    }
    role = to;
    changed(now);
    return true;
  }

  private void mustLive() {
    if (status == UserStatus.DELETED) {
      throw Problem.conflict("This user is deleted, which is for ever.");
    }
  }
}
