/** Operations at work: timers, wake-ups between nodes, answers given once, the platform's beans. */
package io.bailiwick.operations.work;
