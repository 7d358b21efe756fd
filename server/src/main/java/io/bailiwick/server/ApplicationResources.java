package io.bailiwick.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The data source that an EAR's {@code application.xml} declares for the whole application. In a
 * web archive, the descriptor of the web module has to say it.
 */
final class ApplicationResources {
  private static final String CARRIED = "data-source";

  private final Document application;

  ApplicationResources(byte[] applicationXml) throws IOException {
    application = parse(applicationXml);
  }

  /** The web module's descriptor, and these after its own. */
  byte[] addedTo(byte[] webXml) throws IOException {
    var web = parse(webXml);
    var declared = application.getElementsByTagNameNS("*", CARRIED);
    for (var at = 0; at < declared.getLength(); at++) {
      web.getDocumentElement().appendChild(web.importNode(declared.item(at), true));
    }
    return written(web);
  }

  private static Document parse(byte[] xml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException | SAXException fault) {
      throw new IOException("A descriptor of the application cannot be read.", fault);
    }
  }

  private static byte[] written(Document document) throws IOException {
    try {
      var bytes = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException fault) {
      throw new IOException("A descriptor of the application cannot be written.", fault);
    }
  }
}
