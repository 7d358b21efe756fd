package io.bailiwick.server;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Every setting that an operator can make, with its default. {@code docs/configuration.md} is this
 * list in words; a test compares the two.
 *
 * <p>A setting named {@code HTTP_PORT} is read from the environment as {@code BAILIWICK_HTTP_PORT}
 * and handed to the application as the configuration key {@code bailiwick.http-port}. Secrets can
 * also be given as a file, {@code …_FILE}.
 */
enum Setting {
  HTTP_PORT(Kind.PORT, "8080", "The port of the HTTP API."),
  FORWARD_PROXY_PORT(Kind.PORT, "3128", "The port of the forward proxy that agents call out by."),
  DATA(Kind.TEXT, "data", "The folder of everything that must outlive the process."),
  PUBLIC_URL(
      Kind.URL,
      "",
      "The URL by which clients reach the API. Unset: `http://localhost:<HTTP port>`, with TLS"
          + " `https`."),
  PROXY_PUBLIC_URL(
      Kind.URL,
      "",
      "The URL by which VPSes reach the forward proxy. Unset: `http://127.0.0.1:<proxy port>`, with"
          + " TLS `https://localhost:<proxy port>`."),
  TLS_CERTIFICATE(
      Kind.TEXT,
      "",
      "A PEM file: the server's certificate, then those that vouch for it. With `TLS_KEY`, both"
          + " ports [speak TLS](#tls). Unset: neither does."),
  TLS_KEY(Kind.TEXT, "", "A PEM file: its private key, without a passphrase."),
  TRUSTED_PROXIES(
      Kind.NETWORKS,
      "",
      "Addresses or networks, with commas, whose `X-Forwarded-For` is believed. Unset: none."),

  MAX_BODY_BYTES(
      Kind.BYTES,
      "1048576",
      "The longest request body that any call of the API reads; most take less: 64 KB, and 16 KB"
          + " without a credential."),
  RATE_LIMIT_CREDENTIAL(
      Kind.COUNT, "12000", "Requests a minute for each credential; 0 for no limit."),
  RATE_LIMIT_ANONYMOUS(
      Kind.COUNT,
      "1200",
      "Requests a minute without a credential from one address; 0 for no limit."),

  DATABASE_URL(
      Kind.TEXT,
      "",
      "JDBC URL of an existing PostgreSQL 15 or newer. Unset: the embedded PostgreSQL."),
  DATABASE_USER(
      Kind.TEXT,
      "",
      "The role that owns the schema and migrates it. It must be allowed to create roles."),
  DATABASE_PASSWORD(Kind.SECRET, "", "Its password."),
  DATABASE_APP_ROLE(
      Kind.ROLE, "bailiwick_app", "The role that the application logs in as; made if missing."),
  DATABASE_SYSTEM_ROLE(Kind.ROLE, "bailiwick_system", "The role that jobs take; made if missing."),
  MASTER_KEY(
      Kind.SECRET,
      "",
      "32 bytes in Base64 that encrypt all other secrets. Must be given with `DATABASE_URL`; with"
          + " the embedded PostgreSQL it is made once in `master.key` of the data folder."),

  BACKUP_PASSPHRASE(
      Kind.SECRET,
      "",
      "Seals and opens [backups](backup.md); at least 12 characters. Read by `bailiwick backup` and"
          + " `bailiwick restore`."),

  WAL_ARCHIVE(
      Kind.TEXT,
      "",
      "The folder, outside of the data folder, in which the embedded PostgreSQL archives what a"
          + " [restore to a point in time](backup.md#to-a-point-in-time) needs. Unset: off."),
  WAL_ARCHIVE_DAYS(Kind.DAYS, "7", "How many days back such a restore can go; 1 to 365."),

  ADMIN_EMAIL(Kind.TEXT, "admin@localhost", "The e-mail of the admin that the first start makes."),
  SIGN_UP(Kind.SIGN_UP, "approval", "`open`, `approval` or `closed`."),
  DEFAULT_PLAN(
      Kind.TEXT,
      "demo",
      "The name of the plan that an approved user's organization gets, and the first admin's."),
  SESSION_DAYS(Kind.DAYS, "30", "How many days a session lives after signing in; 1 to 365."),
  OIDC(
      Kind.SECRET,
      "",
      "The OpenID Connect issuers that users may sign in with, as a [JSON"
          + " array](#single-sign-on). Unset: none."),
  MONITOR_INTERVAL(Kind.DURATION, "60s", "How often the monitor samples every running VPS."),
  PROXY_ALLOW_LOOPBACK(
      Kind.BOOLEAN,
      "false",
      "`true` lets the forward proxy reach loopback and this host's own addresses, its database"
          + " among them: for trials, never in production."),
  KEEP_LOCAL_VPSES(
      Kind.BOOLEAN, "false", "`true` leaves `local` VPSes running when the server is stopped."),

  FLY_API_TOKEN(
      Kind.SECRET,
      "",
      "A token of Fly for the app. The provider `fly` needs it, `FLY_APP`, a place in"
          + " `FLY_NETWORK` and `PROXY_PUBLIC_URL`."),
  FLY_APP(Kind.SLUG, "", "The app in which machines are made; best one for this alone."),
  FLY_NETWORK(
      Kind.NETWORK,
      "fdaa::/16",
      "The private network by which machines' gateways are reached. This server needs an address in"
          + " it; the preset is Fly's own, which WireGuard leads to."),
  FLY_REGION(Kind.SLUG, "", "Where machines are made. Unset: where Fly likes."),
  FLY_API_URL(Kind.URL, "https://api.machines.dev", "The Machines API."),
  HETZNER_API_TOKEN(
      Kind.SECRET,
      "",
      "A read and write token of a Hetzner Cloud project. The provider `hetzner` needs it,"
          + " both SSH keys and `PROXY_PUBLIC_URL`."),
  HETZNER_NETWORK(
      Kind.COUNT,
      "",
      "The id of the private network by which this server reaches its machines' SSH. Unset: by"
          + " their public addresses."),
  HETZNER_SSH_PORT(Kind.PORT, "22", "The port of machines' SSH, by which gateways are reached."),
  HETZNER_SSH_KEY(
      Kind.TEXT, "", "The name or id, at Hetzner, of the SSH key that machines let in."),
  HETZNER_SSH_PRIVATE_KEY(
      Kind.SECRET, "", "Its private half, as OpenSSH writes it, without a passphrase."),
  HETZNER_AGENT_IMAGE(
      Kind.IMAGE,
      "",
      "The container that runs as the agent on the OS image. Unset: the OS image brings a unit"
          + " `bailiwick-agent.service`."),
  HETZNER_LOCATION(Kind.SLUG, "", "Where machines are made. Unset: where Hetzner likes."),
  HETZNER_FIREWALL(Kind.COUNT, "", "The id of the firewall for machines. Unset: none."),
  HETZNER_API_URL(Kind.URL, "https://api.hetzner.cloud/v1", "The Cloud API."),

  JMX_PORT(
      Kind.PORT,
      "",
      "The loopback port for JMX clients. Unset: off. The user and password stand in"
          + " `jmx.properties` of the data folder."),
  HEAP(Kind.SIZE, "320m", "The most that the Java heap may take. Read by `bin/bailiwick`."),
  TEST_MODE(Kind.BOOLEAN, "false", "`true` lets a test move the clock. Never in production.");

  private static final Set<Setting> LAUNCHER_ONLY =
      EnumSet.of(
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          BACKUP_PASSPHRASE,
          WAL_ARCHIVE,
          WAL_ARCHIVE_DAYS,
          JMX_PORT,
          HEAP);

  private final Kind kind;
  private final String preset;
  private final String meaning;

  Setting(Kind kind, String preset, String meaning) {
    this.kind = kind;
    this.preset = preset;
    this.meaning = meaning;
  }

  /** The name in the environment. */
  String variable() {
    return "BAILIWICK_" + name();
  }

  /** The name of the variable that gives a secret as a file. */
  String fileVariable() {
    return variable() + "_FILE";
  }

  /** The key under which the application reads it. */
  String key() {
    var key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "bailiwick." + key.replaceFirst("^database-", "database.");
  }

  Kind kind() {
    return kind;
  }

  /** The default; empty where there is none. */
  String preset() {
    return preset;
  }

  String meaning() {
    return meaning;
  }

  boolean secret() {
    return kind == Kind.SECRET;
  }

  /** Credentials of the database's owner stay with the launcher; the application gets its own. */
  boolean reachesTheApplication() {
    return !LAUNCHER_ONLY.contains(this);
  }
}
