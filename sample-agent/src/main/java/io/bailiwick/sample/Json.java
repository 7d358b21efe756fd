package io.bailiwick.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Just enough JSON for small messages: objects, arrays, strings, whole numbers and decimals,
 * booleans and null. Here so that the agent needs no library.
 */
final class Json {

  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /** Throws {@link IllegalArgumentException} for anything that is not one whole JSON value. */
  static Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.broken();
    }
    return value;
  }

  /** The object in this text; throws {@link IllegalArgumentException} for anything else. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(String text) {
    if (parse(text) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("The message must be a JSON object.");
  }

  private Object value() {
    skipSpace();
    switch (peek()) {
      case '{':
        return members();
      case '[':
        return items();
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, Object> members() {
    enter();
    var members = new LinkedHashMap<String, Object>();
    while (!closes('}', members.isEmpty())) {
      skipSpace();
      var name = string();
      skipSpace();
      expect(':');
      members.put(name, value());
    }
    return members;
  }

  private List<Object> items() {
    enter();
    var items = new ArrayList<>();
    while (!closes(']', items.isEmpty())) {
      items.add(value());
    }
    return items;
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw broken();
    }
  }

  private boolean closes(char end, boolean first) {
    skipSpace();
    if (peek() == end) {
      at++;
      depth--;
      return true;
    }
    if (!first) {
      expect(',');
    }
    return false;
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (peek() != '"') {
      var c = next();
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    var c = next();
    switch (c) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        if (at + 4 > text.length()) {
          throw broken();
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
      default:
        return c;
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw broken();
    }
    at += word.length();
    return value;
  }

  private Number number() {
    var start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = new java.math.BigDecimal(text.substring(start, at));
    return digits.scale() <= 0 ? digits.longValue() : digits;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw broken();
    }
    return text.charAt(at);
  }

  private char next() {
    var c = peek();
    at++;
    return c;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw broken();
    }
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("The message is not JSON, at character " + at + ".");
  }
}
