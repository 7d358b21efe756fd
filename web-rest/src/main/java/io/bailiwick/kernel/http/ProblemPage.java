package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import java.util.Arrays;

/** A problem for people: one small page, without script, style or anything from elsewhere. */
final class ProblemPage {

  static final String MEDIA_TYPE = "text/html;charset=UTF-8";

  private ProblemPage() {}

  /**
   * @param accept the header; null where there is none
   */
  static boolean isWanted(String accept) {
    return accept != null
        && Arrays.stream(accept.split(","))
            .map(each -> each.replaceFirst(";.*", "").strip())
            .anyMatch("text/html"::equalsIgnoreCase);
  }

  static String of(Problem problem, String requestId) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title></head>
        <body>
        <h1>%1$s</h1>
        <p>%2$s</p>
        <p><a href="/">Back to the start</a></p>
        <p><small>Request %3$s</small></p>
        </body>
        </html>
        """
        .formatted(text(problem.type().title()), text(problem.detail()), text(requestId));
  }

  /** As text, whatever it holds: some of it came with the request. */
  private static String text(String any) {
    return any.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
