package io.bailiwick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipInputStream;

/** Reads what {@link ArchiveWriter} wrote, from the beginning to the end and once. */
final class ArchiveReader implements AutoCloseable {

  private final InputStream content;
  private final ZipInputStream zip;

  ArchiveReader(InputStream content) {
    this.content = content;
    this.zip = new ZipInputStream(content);
  }

  Head head() throws IOException {
    advanceTo(ArchiveWriter.HEAD);
    return Head.parse(zip.readAllBytes());
  }

  /** The rows of the next table, to be read before the next call. */
  InputStream table(String name) throws IOException {
    advanceTo(ArchiveWriter.TABLES + name);
    return zip;
  }

  /** The end; after it, nothing of the file is left unread and thus unauthenticated. */
  Tail tail() throws IOException {
    advanceTo(ArchiveWriter.TAIL);
    var tail = Tail.parse(zip.readAllBytes());
    content.transferTo(OutputStream.nullOutputStream());
    return tail;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void advanceTo(String name) throws IOException {
    var entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new BackupRefused("The backup has no " + name + " where it should be.");
    }
  }
}
