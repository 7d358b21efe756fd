package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment that a program boots with, as the launcher reads it. Whatever proxy address the
 * agent was given, the one that works from inside takes its place, with the same credentials.
 */
final class MachineEnvironment {

  /** A pipe holds 64 KB: below that, writing never waits for the reader. */
  private static final int MOST_BYTES = 60_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PROXY = Pattern.compile("(?i)https?_proxy");

  private final Map<String, String> values = new TreeMap<>();

  MachineEnvironment(Map<String, String> given, String home, int gatewayPort, String proxy) {
    values.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    values.put("LANG", "C.UTF-8");
    values.put("TMPDIR", "/tmp");
    given.forEach((name, value) -> put(name, value, proxy));
    values.put("HOME", home);
    values.put("GATEWAY_HOST", "127.0.0.1");
    values.put("GATEWAY_PORT", Integer.toString(gatewayPort));
  }

  private void put(String name, String value, String proxy) {
    if (!NAME.matcher(name).matches() || value.indexOf('\0') >= 0) {
      throw ProviderException.permanent(
          "The environment holds a name or a value that no process can have: " + name + ".");
    }
    values.put(name, PROXY.matcher(name).matches() ? through(proxy, name, value) : value);
  }

  private static String through(String proxy, String name, String value) {
    try {
      var user = new URI(value).getRawUserInfo();
      return "http://" + (user == null ? "" : user + "@") + proxy;
    } catch (URISyntaxException broken) {
      // Not the cause: it quotes the URL, and so the credentials.
      throw ProviderException.permanent("The value of " + name + " is not a URL.");
    }
  }

  /** Records ended by a NUL, and a dot as the last one. Permanent above 60 KB. */
  byte[] records() {
    var records = new ByteArrayOutputStream();
    values.forEach(
        (name, value) ->
            records.writeBytes((name + "=" + value + "\0").getBytes(StandardCharsets.UTF_8)));
    records.writeBytes(".\0".getBytes(StandardCharsets.UTF_8));
    if (records.size() > MOST_BYTES) {
      throw ProviderException.permanent("The environment is larger than 60 KB; make it smaller.");
    }
    return records.toByteArray();
  }
}
