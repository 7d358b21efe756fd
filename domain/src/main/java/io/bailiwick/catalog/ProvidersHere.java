package io.bailiwick.catalog;

/** Which providers this server can order VPSes from; the fleet knows. */
public interface ProvidersHere {

  boolean isConfigured(String provider);
}
