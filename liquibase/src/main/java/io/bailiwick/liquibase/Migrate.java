package io.bailiwick.liquibase;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code java -jar bailiwick-liquibase.jar update | rollback <count>|all | status}, on the database
 * of {@code BAILIWICK_DATABASE_URL}, {@code _USER} and {@code _PASSWORD} (or {@code
 * _PASSWORD_FILE}); with {@code BAILIWICK_DATABASE_APP_ROLE}, {@code _SYSTEM_ROLE} and {@code
 * _APP_PASSWORD} if wanted. Exits with 0 when done, 1 when refused, 2 when called wrongly, 3 when
 * {@code status} finds the schema not up to date.
 */
public final class Migrate {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int CALLED_WRONGLY = 2;
  private static final int NOT_CURRENT = 3;
  private static final String USAGE = "Usage: update | rollback <count>|all | status";

  private final Map<String, String> environment;
  private final PrintStream out;

  Migrate(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new Migrate(System.getenv(), System.out).run(arguments));
  }

  int run(String... arguments) {
    try {
      return arguments.length == 0 ? usage() : command(arguments);
    } catch (MigrationRefused | IllegalArgumentException refusal) {
      out.println(refusal.getMessage());
      return REFUSED;
    }
  }

  private int command(String[] arguments) {
    return switch (arguments[0]) {
      case "update" -> update();
      case "rollback" -> arguments.length == 2 ? rollback(arguments[1]) : usage();
      case "status" -> status();
      default -> usage();
    };
  }

  private int update() {
    var migrations = migrations();
    var applied = migrations.update();
    value("APP_PASSWORD").ifPresent(migrations::setAppPassword);
    out.println(applied.isEmpty() ? "Up to date." : applied.size() + " changes applied.");
    return DONE;
  }

  private int rollback(String count) {
    if (!count.equals("all") && !count.matches("[1-9]\\d{0,5}")) {
      return usage();
    }
    var migrations = migrations();
    var changes =
        count.equals("all")
            ? migrations.rollbackAll()
            : migrations.rollback(Integer.parseInt(count));
    out.println(changes + " changes taken back.");
    return DONE;
  }

  private int status() {
    var status = migrations().status();
    out.println(status.applied().size() + " changes applied.");
    status.pending().forEach(id -> out.println("pending: " + id));
    status.unknown().forEach(id -> out.println("made by a newer program: " + id));
    return status.current() ? DONE : NOT_CURRENT;
  }

  private int usage() {
    out.println(USAGE);
    return CALLED_WRONGLY;
  }

  private Migrations migrations() {
    var owner = new OwnerLogin(required("URL"), required("USER"), value("PASSWORD").orElse(null));
    var roles =
        new Roles(
            value("APP_ROLE").orElse(Roles.DEFAULT.app()),
            value("SYSTEM_ROLE").orElse(Roles.DEFAULT.system()));
    return new Migrations(owner, roles);
  }

  private String required(String name) {
    return value(name)
        .orElseThrow(
            () -> new IllegalArgumentException("Set BAILIWICK_DATABASE_" + name + ", then retry."));
  }

  private Optional<String> value(String name) {
    var variable = "BAILIWICK_DATABASE_" + name;
    return Optional.ofNullable(environment.get(variable))
        .or(() -> Optional.ofNullable(environment.get(variable + "_FILE")).map(Migrate::read))
        .filter(text -> !text.isBlank());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException fault) {
      throw new IllegalArgumentException("The file " + file + " cannot be read.", fault);
    }
  }
}
