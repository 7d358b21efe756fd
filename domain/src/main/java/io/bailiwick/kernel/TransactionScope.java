package io.bailiwick.kernel;

/** What the running transaction may see; the database's row-level security enforces it. */
public interface TransactionScope {

  /** Holds until the transaction ends, or until it is set again. */
  void enter(Seen seen);

  /**
   * @param everything across all organizations, for the platform's own work
   * @param organization the tenant; null when everything is seen
   * @param user the signed-in user; null for an API key
   */
  record Seen(boolean everything, OrganizationId organization, UserId user) {

    public static final Seen EVERYTHING = new Seen(true, null, null);

    public static Seen tenant(OrganizationId organization, UserId user) {
      return new Seen(false, organization, user);
    }
  }
}
