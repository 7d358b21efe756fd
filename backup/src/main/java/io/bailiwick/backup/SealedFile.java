package io.bailiwick.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a backup is encrypted: a header, then segments of 1 MB by Tink's streaming AES256-GCM-HKDF.
 * Each segment is authenticated before a byte of it is given out, with its place and whether it is
 * the last one; the header is associated data of all. So nothing can be altered, reordered, dropped
 * or cut off unnoticed.
 */
final class SealedFile {

  static final int SEGMENT_BYTES = 1 << 20;

  private static final int ROUNDS = 600_000; // Nearly three times what OWASP asks for.
  private static final int KEY_BYTES = 32;

  private final Passphrase passphrase;
  private final int rounds;

  SealedFile(Passphrase passphrase) {
    this(passphrase, ROUNDS);
  }

  /** For tests that cannot wait. */
  SealedFile(Passphrase passphrase, int rounds) {
    this.passphrase = passphrase;
    this.rounds = rounds;
  }

  /** Writes the header and answers where the content goes; closing that closes the file. */
  OutputStream write(OutputStream file) throws IOException {
    var blank = SealedHeader.fresh(rounds);
    var keys = passphrase.stretched(blank.salt(), rounds);
    var header = blank.with(proof(keys, blank));
    file.write(header.lines());
    try {
      return cipher(keys).newEncryptingStream(file, header.lines());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Tink has AES256-GCM-HKDF.", impossible);
    }
  }

  /**
   * Reads the header and answers the content.
   *
   * @throws BackupRefused here if the passphrase is another one, and from a read of the content if
   *     it was cut short or altered
   */
  InputStream read(InputStream file) throws IOException {
    var header = SealedHeader.read(file);
    var keys = passphrase.stretched(header.salt(), header.rounds());
    if (!MessageDigest.isEqual(header.proof(), proof(keys, header))) {
      throw new BackupRefused(
          "The passphrase is not the one that this backup was made with (or its first lines were"
              + " altered). Nothing was changed.");
    }
    try {
      return new Checked(cipher(keys).newDecryptingStream(file, header.lines()));
    } catch (GeneralSecurityException | IOException cut) {
      throw damaged(cut);
    }
  }

  private static AesGcmHkdfStreaming cipher(byte[] keys) throws GeneralSecurityException {
    var key = Arrays.copyOf(keys, KEY_BYTES);
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }

  private static byte[] proof(byte[] keys, SealedHeader header) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys, KEY_BYTES, KEY_BYTES, "HmacSHA256"));
      return mac.doFinal(header.claim());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every Java has HmacSHA256.", absent);
    }
  }

  private static BackupRefused damaged(Exception fault) {
    return new BackupRefused(
        "The backup is damaged: it was cut short or altered. Nothing was changed; take another copy"
            + " of it.",
        fault);
  }

  /** Says in the operator's words what Tink says in its own. */
  private static final class Checked extends FilterInputStream {

    Checked(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      try {
        return super.read(bytes, from, count);
      } catch (IOException fault) {
        throw damaged(fault);
      }
    }
  }
}
