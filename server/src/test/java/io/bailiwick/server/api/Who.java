package io.bailiwick.server.api;

import java.util.Locale;

/** Every kind of caller that the table of roles and calls knows, with the head of its column. */
enum Who {
  NOBODY("none"),
  A_FORGED_TOKEN("forg"),
  A_SIGNED_OUT_USER("gone"),
  A_REVOKED_KEY("revk"),
  AN_EXPIRED_KEY("expk"),
  A_PENDING_USER("pend"),
  A_SUSPENDED_USER("susp"),
  A_MEMBER("memb"),
  AN_ORGANIZATIONS_ADMIN("adm"),
  AN_OWNER("own"),
  A_KEY_THAT_READS("keyr"),
  A_KEY_THAT_WRITES("keyw"),
  A_KEY_THAT_MANAGES("keym"),
  THE_PLATFORMS_ADMIN("plat"),
  ANOTHER_TENANTS_OWNER("othr");

  private final String head;

  Who(String head) {
    this.head = head;
  }

  String head() {
    return head;
  }

  /** As one says it. */
  String words() {
    return name()
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replaceFirst("s (?=admin|owner)", "'s ");
  }

  /** What the call answers at the door. */
  enum Door {
    OPEN,
    UNAUTHENTICATED,
    FORBIDDEN
  }

  /**
   * @param required as {@code x-required} of {@code openapi.yaml} says
   */
  Door doorOf(String required) {
    if (required.equals("public")) {
      return Door.OPEN;
    }
    return switch (this) {
      case NOBODY,
          A_FORGED_TOKEN,
          A_SIGNED_OUT_USER,
          A_REVOKED_KEY,
          AN_EXPIRED_KEY,
          A_SUSPENDED_USER ->
          Door.UNAUTHENTICATED;
      case A_PENDING_USER -> open(required.equals("pending-user") || required.equals("credential"));
      case A_MEMBER -> open(!required.equals("manage") && !required.equals("admin"));
      case AN_ORGANIZATIONS_ADMIN, AN_OWNER, ANOTHER_TENANTS_OWNER ->
          open(!required.equals("admin"));
      case THE_PLATFORMS_ADMIN -> Door.OPEN;
      case A_KEY_THAT_READS -> open(required.equals("credential") || required.equals("read"));
      case A_KEY_THAT_WRITES -> open(required.equals("credential") || required.equals("write"));
      case A_KEY_THAT_MANAGES -> open(required.equals("credential") || required.equals("manage"));
    };
  }

  private static Door open(boolean yes) {
    return yes ? Door.OPEN : Door.FORBIDDEN;
  }
}
