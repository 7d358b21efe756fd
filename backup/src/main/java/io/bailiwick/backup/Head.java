package io.bailiwick.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a restore must know before it loads the first row.
 *
 * @param program the version of the Bailiwick that made the backup
 * @param takenAt the moment that it shows, by the database's clock
 * @param origin what belongs to the database but does not stand in it
 * @param changes ids of the schema's changes, in the order in which they were applied
 * @param partitions of the partitioned tables
 * @param tables in the order in which they follow, which foreign keys allow
 */
record Head(
    String program,
    Instant takenAt,
    Origin origin,
    List<String> changes,
    List<Partition> partitions,
    List<String> tables) {

  /**
   * @param masterKey opens the secrets in the database
   * @param node the id of the one node of an embedded database, whose local VPSes the database
   *     lists; empty where several nodes share one
   */
  record Origin(String masterKey, String node) {

    @Override
    public String toString() {
      return "Origin";
    }
  }

  Head {
    changes = List.copyOf(changes);
    partitions = List.copyOf(partitions);
    tables = List.copyOf(tables);
  }

  byte[] text() {
    var facts =
        new Facts()
            .add("program", program)
            .add("taken", takenAt.toString())
            .add("master-key", origin.masterKey())
            .add("node", origin.node());
    changes.forEach(id -> facts.add("change", id));
    partitions.forEach(p -> facts.add("partition", p.parent(), p.name(), p.bound()));
    tables.forEach(table -> facts.add("table", table));
    return facts.text();
  }

  static Head parse(byte[] text) {
    var facts = Facts.parse(text);
    return new Head(
        facts.one("program"),
        Instant.parse(facts.one("taken")),
        new Origin(facts.one("master-key"), facts.one("node")),
        facts.names("change"),
        facts.all("partition").stream()
            .map(values -> new Partition(values.get(0), values.get(1), values.get(2)))
            .toList(),
        facts.names("table"));
  }
}
