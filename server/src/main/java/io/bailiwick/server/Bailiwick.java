package io.bailiwick.server;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/**
 * What is typed after {@code bailiwick}: the server, or something that its operator does by hand.
 * Exits with 0 when done, 1 when refused (with a line for each reason), 2 when called wrongly.
 */
public final class Bailiwick {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int CALLED_WRONGLY = 2;

  /** Wherever it stands: whoever asks wants nothing done. */
  private static final Set<String> HELP = Set.of("help", "--help", "-h");

  private static final String USAGE =
      """
      Usage: bailiwick <command>
        start [--demo]           the server; the command that is meant when none is given
        migrate                  brings the database's schema up to date, as a start does
        migrate status           tells what is missing; exits with 3 if something is
        prepare                  does what a start does before the application, and writes what the
                                 application needs to application.env: for Payara Server
        rollback <count>|all     takes the newest changes of the schema back, WITH WHAT IS IN THEIR TABLES
        backup <folder> [--keep-days <days>]
                                 writes database and master key to a new sealed file, beside a running
                                 server or without one; then deletes those of its own that are older
        restore <file> [--replace]
                                 fills an empty database from one; --replace deletes everything that
                                 Bailiwick has in the database first, for good
        restore --until <time>|latest
                                 makes the embedded database what it was at a time, such as
                                 2026-11-20T12:34:56Z, from the archive; keeps what it is now beside it
        restore --list           tells which times the archive holds
        version                  tells which version this is
      Settings are environment variables: docs/configuration.md.""";

  private Bailiwick() {}

  public static void main(String[] arguments) throws InterruptedException {
    var words = new ArrayDeque<>(List.of(arguments));
    if (words.stream().anyMatch(HELP::contains)) {
      Progress.say(USAGE);
      System.exit(DONE);
    }
    var start = words.isEmpty() || words.peek().equals("--demo") || words.peek().equals("start");
    if (!start) {
      System.exit(run(words.pop(), List.copyOf(words)));
    }
    words.removeFirstOccurrence("start");
    if (!words.isEmpty() && !List.copyOf(words).equals(List.of("--demo"))) {
      System.exit(usage("start takes nothing but --demo, not: " + String.join(" ", words)));
    }
    Launch.run(!words.isEmpty());
  }

  private static int run(String command, List<String> arguments) {
    try {
      return switch (command) {
        case "migrate" -> migrate(arguments);
        case "prepare" -> prepare();
        case "rollback" -> migrations().rollBack(arguments);
        case "backup" -> backUp(arguments);
        case "restore" -> restore(arguments);
        case "version", "--version" -> version();
        default -> usage(command + " is no command.");
      };
    } catch (StartRefused refusal) {
      refusal.reasons().forEach(Progress::complain);
      return REFUSED;
    } catch (CalledWrongly wrong) {
      Progress.complain(wrong.getMessage());
      return CALLED_WRONGLY;
    }
  }

  private static int migrate(List<String> arguments) {
    if (arguments.isEmpty()) {
      return migrations().update();
    }
    return arguments.equals(List.of("status"))
        ? migrations().status()
        : usage("migrate takes nothing but status, not: " + String.join(" ", arguments));
  }

  private static int prepare() {
    new Prepare(Settings.of(System.getenv())).run();
    return DONE;
  }

  private static int backUp(List<String> arguments) {
    new BackUp(Settings.ofCommand(System.getenv())).run(arguments);
    return DONE;
  }

  private static int restore(List<String> arguments) {
    new Restore(Settings.ofCommand(System.getenv())).run(arguments);
    return DONE;
  }

  private static MigrateByHand migrations() {
    return new MigrateByHand(Settings.ofCommand(System.getenv()));
  }

  private static int version() {
    Progress.say("Bailiwick " + Release.version());
    return DONE;
  }

  private static int usage(String wrong) {
    Progress.complain(wrong);
    Progress.explain(USAGE);
    return CALLED_WRONGLY;
  }
}
