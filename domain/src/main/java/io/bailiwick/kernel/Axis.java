package io.bailiwick.kernel;

/** What a VPS can use up. The first three are summed over the month; storage is a gauge. */
public enum Axis {
  /** Bytes that passed the proxies, both ways. */
  BANDWIDTH,
  /** Milliseconds of one core. */
  CPU,
  /** Megabytes held, times the seconds they were held. */
  MEMORY,
  /** Bytes on the VPS's own disk, now. */
  STORAGE
}
