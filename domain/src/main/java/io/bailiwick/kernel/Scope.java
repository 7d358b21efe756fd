package io.bailiwick.kernel;

/** What an API key may do in its organization. A signed-in member's scopes follow from its role. */
public enum Scope {
  /** See everything of the organization. */
  READ,
  /** Create, change and destroy agents and machines. */
  WRITE,
  /** Members, keys and budgets. */
  MANAGE
}
