package io.bailiwick.kernel;

/**
 * The closed catalogue of refusals (RFC 9457). Each constant is one {@code type} URI under {@code
 * /problems/}, has one HTTP status, and one line in {@code docs/problems.md}.
 */
public enum ProblemType {
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  UNAUTHENTICATED("unauthenticated", 401, "No valid credential was given"),
  SUBSCRIPTION_INACTIVE("subscription-inactive", 402, "The subscription is not active"),
  FORBIDDEN("forbidden", 403, "The credential may not do this"),
  ACCOUNT_STATUS("account-status", 403, "The account is not active"),
  PLAN_LIMIT("plan-limit", 403, "The plan does not allow this"),
  BLOCKED("blocked", 403, "The organization is over its limits and its budget"),
  NOT_FOUND("not-found", 404, "There is no such thing"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No representation is acceptable"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request did not arrive in time"),
  CONFLICT("conflict", 409, "The state does not allow this"),
  BUDGET_EXCEEDED("budget-exceeded", 409, "The budget is exceeded"),
  PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed meanwhile"),
  TOO_LARGE("too-large", 413, "The request is too large"),
  URI_TOO_LONG("uri-too-long", 414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The key was used for another request"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  HEAD_TOO_LARGE("head-too-large", 431, "The headers are too large"),
  INTERNAL("internal", 500, "Something failed on our side"),
  UPSTREAM("upstream", 502, "The machine or its provider did not answer"),
  UNAVAILABLE("unavailable", 503, "The service is not ready"),
  QUOTA_EXCEEDED("quota-exceeded", 507, "The quota is exceeded");

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The last part of the type URI, such as {@code plan-limit}. */
  public String slug() {
    return slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
