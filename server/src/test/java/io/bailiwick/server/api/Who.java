package io.bailiwick.server.api;

/** Every kind of caller that the table of roles and calls knows. */
enum Who {
  NOBODY,
  A_FORGED_TOKEN,
  A_SIGNED_OUT_USER,
  A_REVOKED_KEY,
  AN_EXPIRED_KEY,
  A_PENDING_USER,
  A_SUSPENDED_USER,
  A_MEMBER,
  AN_ORGANIZATIONS_ADMIN,
  AN_OWNER,
  A_KEY_THAT_READS,
  A_KEY_THAT_WRITES,
  A_KEY_THAT_MANAGES,
  THE_PLATFORMS_ADMIN,
  ANOTHER_TENANTS_OWNER;

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
