package io.bailiwick.front;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a request's target must be, so that everybody behind us reads the same path in it: printable
 * ASCII, whole escapes, and a path that is UTF-8 and does not climb above the root.
 */
final class TargetRules {

  private TargetRules() {}

  /** What is written to a proxy names the host before the path (RFC 9112, 3.2.2). */
  static void toOriginForm(HttpRequest request) {
    var target = request.uri();
    var scheme = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
    if (scheme > 0) {
      var slash = target.indexOf('/', scheme);
      var end = slash < 0 ? target.length() : slash;
      request.headers().set(HttpHeaderNames.HOST, target.substring(scheme, end));
      request.setUri(slash < 0 ? "/" : target.substring(slash));
    }
  }

  static void check(String target) throws BadHead {
    if (target.isEmpty() || target.charAt(0) != '/') {
      throw BadHead.invalid("The target is not a path.");
    }
    for (var at = 0; at < target.length(); at++) {
      var each = target.charAt(at);
      if (each <= ' ' || each > '~' || each == '\\' || each == '#') {
        throw BadHead.invalid("The target holds a character that must be escaped.");
      }
      if (each == '%' && !isEscape(target, at)) {
        throw BadHead.invalid("The target holds a % that begins no escape.");
      }
    }
    var query = target.indexOf('?');
    checkPath(query < 0 ? target : target.substring(0, query));
  }

  private static void checkPath(String path) throws BadHead {
    var plain = path.indexOf('%') < 0 ? path : decoded(path);
    if (plain.indexOf('\0') >= 0 || plain.indexOf('\\') >= 0) {
      throw BadHead.invalid("The path holds a NUL or a backslash.");
    }
    if (plain.contains("/..") && climbs(plain)) {
      throw BadHead.invalid("The path leads above the root.");
    }
  }

  private static boolean climbs(String path) {
    var depth = 0;
    for (var segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        depth--;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String path) throws BadHead {
    var bytes = ByteBuffer.allocate(path.length());
    for (var at = 0; at < path.length(); at++) {
      if (path.charAt(at) == '%') {
        bytes.put((byte) Integer.parseInt(path, at + 1, at + 3, 16));
        at += 2;
      } else {
        bytes.put((byte) path.charAt(at));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException broken) {
      throw BadHead.invalid("The path is not UTF-8.");
    }
  }

  private static boolean isEscape(String target, int at) {
    return at + 2 < target.length() && isHex(target.charAt(at + 1)) && isHex(target.charAt(at + 2));
  }

  private static boolean isHex(char each) {
    return Character.digit(each, 16) >= 0 && each < 0x80;
  }
}
