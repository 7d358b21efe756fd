package io.bailiwick.operations.work;

/** This node as its launcher, or an operator over JMX, speaks to it. */
public interface NodeMXBean {

  /**
   * Ends this node's work, before its server is stopped: no job starts, the proxies cut what is
   * open, the bytes that they counted are written, and local VPSes stop unless they are kept. Does
   * not wait for longer than this, and cannot be undone but by a restart.
   */
  void endWork(long milliseconds);
}
