package io.bailiwick.server;

import java.util.Optional;

/** What the operator needs to know once the server serves. */
final class ReadyNotice {
  private final Settings settings;
  private final DataFolder data;

  ReadyNotice(Settings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
  }

  /** Prints it; with the password if the admin was made just now, and then only. */
  void print(Optional<FirstAdminFile.Credentials> newAdmin) {
    Progress.say("");
    Progress.say("Bailiwick is ready.");
    row("URL", settings.publicUrl());
    row("Proxy", settings.proxyPublicUrl());
    newAdmin.ifPresent(
        admin -> {
          row("Admin", admin.email());
          row("Password", admin.password() + "  (shown once; change it soon)");
        });
    row("Data", data.toString());
    row("Stop", "Ctrl-C, or: kill " + ProcessHandle.current().pid());
    Progress.say("");
  }

  private static void row(String name, String value) {
    Progress.say(String.format("  %-10s%s", name, value));
  }
}
