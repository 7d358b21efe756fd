package io.bailiwick.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of our own answers into maps, lists, texts, numbers and booleans. A library would
 * lie on the launcher's class path, where the application finds it before its own.
 */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, Object> object(String text) {
    return new Json(text).object();
  }

  /** Writes an object of texts. */
  static String of(Map<String, String> texts) {
    var members = new ArrayList<String>();
    texts.forEach((name, value) -> members.add(quoted(name) + ":" + quoted(value)));
    return "{" + String.join(",", members) + "}";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private Map<String, Object> object() {
    var members = new LinkedHashMap<String, Object>();
    expect('{');
    while (!next('}')) {
      var name = string();
      expect(':');
      members.put(name, value());
      next(',');
    }
    return members;
  }

  private List<Object> array() {
    var items = new ArrayList<Object>();
    expect('[');
    while (!next(']')) {
      items.add(value());
      next(',');
    }
    return items;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Object literal() {
    var start = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var word = text.substring(start, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> new BigDecimal(word);
    };
  }

  private String string() {
    expect('"');
    var value = new StringBuilder();
    while (text.charAt(at) != '"') {
      value.append(text.charAt(at) == '\\' ? escape() : text.charAt(at));
      at++;
    }
    at++;
    return value.toString();
  }

  private char escape() {
    at++;
    return switch (text.charAt(at)) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> text.charAt(at);
    };
  }

  private char unicode() {
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
  }

  private boolean next(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw new IllegalArgumentException("The answer is no JSON object at character " + at + ".");
    }
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }
}
