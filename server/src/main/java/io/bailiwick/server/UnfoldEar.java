package io.bailiwick.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes one web archive of {@code bailiwick.ear}, because Payara Micro takes no EAR: the web module
 * as it is, the EJB module and the libraries in its {@code WEB-INF/lib}. The EJB module's
 * descriptor goes to {@code WEB-INF/ejb-jar.xml}, where a web archive has its own, and what the
 * application's descriptor declares goes to {@code WEB-INF/web.xml}.
 */
final class UnfoldEar {
  private static final String APPLICATION_DESCRIPTOR = "META-INF/application.xml";
  private static final String EJB_DESCRIPTOR = "META-INF/ejb-jar.xml";
  private static final String WEB_DESCRIPTOR = "WEB-INF/web.xml";

  private final Set<String> written = new HashSet<>();
  private ApplicationResources resources;

  /** Writes the web archive; the server unpacks it again at once, so it is not compressed. */
  void unfold(Path ear, Path war) throws IOException {
    try (var archive = new ZipFile(ear.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(war))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      resources = resourcesOf(archive);
      for (var entries = archive.entries().asIterator(); entries.hasNext(); ) {
        var entry = entries.next();
        try (var content = archive.getInputStream(entry)) {
          unfold(entry.getName(), content, out);
        }
      }
    }
  }

  private static ApplicationResources resourcesOf(ZipFile ear) throws IOException {
    try (var descriptor = ear.getInputStream(ear.getEntry(APPLICATION_DESCRIPTOR))) {
      return new ApplicationResources(descriptor.readAllBytes());
    }
  }

  private void unfold(String name, InputStream content, ZipOutputStream out) throws IOException {
    if (name.endsWith(".war")) {
      copyEntries(content, out);
    } else if (name.startsWith("lib/") && name.endsWith(".jar")) {
      add("WEB-INF/lib/" + name.substring("lib/".length()), content.readAllBytes(), out);
    } else if (name.endsWith(".jar")) {
      var module = content.readAllBytes();
      add("WEB-INF/lib/" + name, module, out);
      copyDescriptor(module, out);
    }
  }

  private void copyEntries(InputStream war, ZipOutputStream out) throws IOException {
    var in = new ZipInputStream(war);
    for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().equals(WEB_DESCRIPTOR)) {
        add(WEB_DESCRIPTOR, resources.addedTo(in.readAllBytes()), out);
      } else if (!entry.isDirectory()) {
        add(entry.getName(), in.readAllBytes(), out);
      }
    }
  }

  private void copyDescriptor(byte[] module, ZipOutputStream out) throws IOException {
    var in = new ZipInputStream(new ByteArrayInputStream(module));
    for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().equals(EJB_DESCRIPTOR)) {
        add("WEB-INF/ejb-jar.xml", in.readAllBytes(), out);
      }
    }
  }

  private void add(String name, byte[] content, ZipOutputStream out) throws IOException {
    if (!written.add(name)) {
      return;
    }
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
