package io.bailiwick.fleet.work.hetzner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An Ed25519 pair in OpenSSH's own forms (source: OpenSSH's PROTOCOL.key, RFC 8709). */
final class HostKey {

  private static final String TYPE = "ssh-ed25519";
  private static final int BLOCK = 8;

  private final byte[] seed;
  private final byte[] publicHalf;

  HostKey(byte[] seed, byte[] publicHalf) {
    this.seed = seed;
    this.publicHalf = publicHalf;
  }

  /** As it stands in {@code known_hosts} behind the host's name. */
  String publicLine() {
    return TYPE + " " + Base64.getEncoder().encodeToString(publicBlob());
  }

  /** As {@code sshd} reads it. */
  String privateText() {
    var body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(container());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private byte[] publicBlob() {
    var blob = new ByteArrayOutputStream();
    put(blob, TYPE.getBytes(StandardCharsets.US_ASCII));
    put(blob, publicHalf);
    return blob.toByteArray();
  }

  /** One key, not encrypted. */
  private byte[] container() {
    var all = new ByteArrayOutputStream();
    all.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    put(all, "none".getBytes(StandardCharsets.US_ASCII));
    put(all, "none".getBytes(StandardCharsets.US_ASCII));
    put(all, new byte[0]);
    all.writeBytes(number(1));
    put(all, publicBlob());
    put(all, privateBlob());
    return all.toByteArray();
  }

  private byte[] privateBlob() {
    var blob = new ByteArrayOutputStream();
    blob.writeBytes(
        number(0)); // Two equal numbers show that it was decrypted; it is not encrypted.
    blob.writeBytes(number(0));
    put(blob, TYPE.getBytes(StandardCharsets.US_ASCII));
    put(blob, publicHalf);
    put(blob, ByteBuffer.allocate(64).put(seed).put(publicHalf).array());
    put(blob, new byte[0]);
    for (byte pad = 1; blob.size() % BLOCK != 0; pad++) {
      blob.write(pad);
    }
    return blob.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(number(bytes.length));
    out.writeBytes(bytes);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
