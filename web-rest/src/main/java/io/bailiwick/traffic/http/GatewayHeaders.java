package io.bailiwick.traffic.http;

import io.bailiwick.traffic.work.GatewayRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers cross the gateway. The caller's credential and cookies stay here; and what a
 * machine answers cannot speak for our origin: it sets no cookies, lifts no policy, opens no
 * origin, clears no storage and sends nobody elsewhere. The headers that every answer of ours
 * carries (among them a Content-Security-Policy with sandbox, and nosniff) are on its answers too,
 * and stay.
 */
final class GatewayHeaders {

  private static final Set<String> NOT_FOR_THE_MACHINE =
      Set.of(
          "host",
          "cookie",
          "authorization",
          "content-length",
          "transfer-encoding",
          "expect",
          "x-csrf-token",
          "x-http-method-override",
          "x-http-method",
          "x-method-override",
          "bailiwick-organization",
          "bailiwick-front",
          "idempotency-key");

  private static final Set<String> NOT_FOR_THE_BROWSER =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "content-security-policy",
          "content-security-policy-report-only",
          "x-content-type-options",
          "x-frame-options",
          "referrer-policy",
          "strict-transport-security",
          "clear-site-data",
          "nel",
          "report-to",
          "reporting-endpoints",
          "alt-svc",
          "refresh",
          "accept-ch",
          "critical-ch",
          "origin-agent-cluster",
          "service-worker-allowed",
          "www-authenticate",
          "x-request-id",
          "ratelimit-limit",
          "ratelimit-remaining",
          "ratelimit-reset",
          "content-length");

  private GatewayHeaders() {}

  static GatewayRequest forTheMachine(HttpServletRequest request, GatewayPath path) {
    var headers = new ArrayList<Map.Entry<String, String>>();
    for (var name : Collections.list(request.getHeaderNames())) {
      if (!NOT_FOR_THE_MACHINE.contains(name.toLowerCase(Locale.ROOT))) {
        for (var value : Collections.list(request.getHeaders(name))) {
          headers.add(Map.entry(name, value));
        }
      }
    }
    var query = request.getQueryString();
    var uri = query == null ? path.below() : path.below() + "?" + query;
    return new GatewayRequest(request.getMethod(), uri, headers, lengthOf(request));
  }

  private static long lengthOf(HttpServletRequest request) {
    var length = request.getContentLengthLong();
    if (length >= 0) {
      return length;
    }
    return request.getHeader("Transfer-Encoding") == null ? 0 : -1;
  }

  /** How many bytes the caller's head had on the wire, give or take its own spacing. */
  static long sizeOf(HttpServletRequest request) {
    var size = request.getMethod().length() + request.getRequestURI().length() + 14L;
    size += request.getQueryString() == null ? 0 : request.getQueryString().length() + 1;
    for (var name : Collections.list(request.getHeaderNames())) {
      for (var value : Collections.list(request.getHeaders(name))) {
        size += name.length() + value.length() + 4L;
      }
    }
    return size;
  }

  static void toTheBrowser(
      List<Map.Entry<String, String>> headers, HttpServletResponse response, String base) {
    for (var header : headers) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("content-length")) {
        response.setContentLengthLong(Long.parseLong(header.getValue()));
      } else if (name.equals("content-type")) {
        response.setContentType(header.getValue());
      } else if (name.equals("location")) {
        response.addHeader(header.getKey(), located(header.getValue(), base));
      } else if (name.equals("cache-control")) {
        response.setHeader(header.getKey(), header.getValue());
      } else if (!NOT_FOR_THE_BROWSER.contains(name) && !name.startsWith("access-control-")) {
        response.addHeader(header.getKey(), header.getValue());
      }
    }
  }

  /** A path of the machine's stands below its gateway here. */
  private static String located(String location, String base) {
    return location.startsWith("/") && !location.startsWith("//") ? base + location : location;
  }
}
