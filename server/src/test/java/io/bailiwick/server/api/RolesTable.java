package io.bailiwick.server.api;

import io.bailiwick.server.api.Who.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden file of who gets what from which call. */
final class RolesTable {

  static final Path FILE = Path.of("../docs/roles-and-calls.txt");

  private static final int CALL_ENDS_AT = 58;
  private static final int CELLS_AT = 72;

  private static final String ABOUT =
      """
      What each kind of caller gets from each call: the exact status, as the launched server answers it.
      RolesAndCallsIT compares; with -Dbailiwick.golden=write it writes this file instead, and its diff is
      the review. `needs` is x-required of openapi.yaml, and RolesTableTest holds the two together.

      Each call is about something that exists, made afresh where the call uses it up. Another tenant's owner
      and the platform's admin ask for the owner's things; where the path names none, for their own. A 409 of start, stop
      and restart says that the machine is not in the state for it; a 400 of POST /password-resets that the
      link does not serve, and of PUT /test/clock that time goes forward only; the gateway's calls are
      answered by the agent, whose program knows GET /health only. The suspended user's session has ended.
      This server trusts no identity provider, hence their 404 and 400; nobody here has a linked account.

      """;

  private final Map<String, String> rows = new LinkedHashMap<>();

  void add(ApiCall call, Map<Who, Integer> statuses) {
    var cells = Stream.of(Who.values()).map(who -> "%-5d".formatted(statuses.get(who))).toList();
    rows.put(call.toString(), row(call.toString(), call.required(), cells));
  }

  String text() {
    var legend =
        Stream.of(Who.values())
            .map(who -> "  %-5s %s".formatted(who.head(), who.words()))
            .collect(Collectors.joining("\n", "", "\n\n"));
    var heads = Stream.of(Who.values()).map(who -> "%-5s".formatted(who.head())).toList();
    return ABOUT + legend + row("call", "needs", heads) + String.join("", rows.values());
  }

  private static String row(String call, String needs, List<String> cells) {
    return "%-58s%-14s%s".formatted(call, needs, String.join("", cells)).stripTrailing() + "\n";
  }

  static String committed() {
    try {
      return Files.readString(FILE);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static void write(String text) {
    try {
      Files.writeString(FILE, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** What the committed table says against {@code x-required}, in words; empty when it agrees. */
  static List<String> contradictions() {
    var lines =
        committed()
            .lines()
            .filter(line -> line.matches("[A-Z]+ /.*"))
            .collect(
                Collectors.toMap(line -> line.substring(0, CALL_ENDS_AT).strip(), line -> line));
    var faults = new ArrayList<String>();
    for (var call : ApiDocument.calls()) {
      var line = lines.remove(call.toString());
      if (line == null) {
        faults.add(call + " has no row");
      } else if (!call.required().equals("ticket")) {
        contradictions(call, line.substring(CELLS_AT).strip().split(" +")).forEach(faults::add);
      }
    }
    lines.keySet().forEach(row -> faults.add(row + " is no call"));
    return faults;
  }

  private static Stream<String> contradictions(ApiCall call, String[] cells) {
    return Stream.of(Who.values())
        .filter(who -> !agrees(who.doorOf(call.required()), cells[who.ordinal()]))
        .map(who -> call + " answers " + cells[who.ordinal()] + " to " + who.words());
  }

  private static boolean agrees(Door door, String status) {
    return switch (door) {
      case UNAUTHENTICATED -> status.equals("401");
      case FORBIDDEN -> status.equals("403");
      case OPEN -> !status.equals("401") && !status.equals("403") && !status.startsWith("5");
    };
  }
}
