package io.bailiwick.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What stands in a backup, once it is opened: a ZIP archive with {@code head}, {@code
 * tables/<name>} in the order of the head, as {@code COPY} writes them in text with a header line,
 * and {@code tail}.
 */
final class ArchiveWriter implements AutoCloseable {

  static final String HEAD = "head";
  static final String TABLES = "tables/";
  static final String TAIL = "tail";

  private final ZipOutputStream zip;

  ArchiveWriter(OutputStream content) {
    zip = new ZipOutputStream(content);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** A table's rows, which it writes itself. */
  interface Rows {
    /** Answers how many there were. */
    long writeTo(OutputStream out) throws SQLException, IOException;
  }

  void head(Head head) throws IOException {
    entry(HEAD, head.text());
  }

  long table(String name, Rows rows) throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(TABLES + name));
    var count = rows.writeTo(zip);
    zip.closeEntry();
    return count;
  }

  void tail(Tail tail) throws IOException {
    entry(TAIL, tail.text());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void entry(String name, byte[] text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text);
    zip.closeEntry();
  }
}
