package io.bailiwick.front;

/** What the front answers itself: problems of the API's own catalogue, {@code docs/problems.md}. */
enum Refusal {
  INVALID("invalid-request", 400, "The request is not valid"),
  METHOD("method-not-allowed", 405, "The method is not allowed here"),
  SLOW("request-timeout", 408, "The request did not arrive in time"),
  LONG_LINE("uri-too-long", 414, "The address is too long"),
  LONG_HEAD("head-too-large", 431, "The headers are too large"),
  LOST("internal", 500, "Something failed on our side"),
  AWAY("unavailable", 503, "The service is not ready");

  private final String slug;
  private final int status;
  private final String title;

  Refusal(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  String slug() {
    return slug;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
