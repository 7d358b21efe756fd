package io.bailiwick.operations.work;

import io.bailiwick.fleet.work.NodeLife;
import io.bailiwick.traffic.work.RunForwardProxy;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends this node's work in order while everything that the work needs is still there: a server that
 * stops closes the database's pool before it tells the application. The launcher asks for it first.
 *
 * <p>What a database that hangs could hold up runs apart, so that local VPSes are stopped whatever
 * the database does.
 */
@Startup
@Singleton
@DependsOn({"JobTimers", "ListenForWakeups"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EndWork {

  private static final Logger LOG = System.getLogger(EndWork.class.getName());

  @Resource private ManagedThreadFactory threads;
  @Inject private ListenForWakeups wakeups;
  @Inject private JobTimers jobs;
  @Inject private RunForwardProxy proxy;
  @Inject private NodeLife node;

  private final MBeans beans = new MBeans();

  @PostConstruct
  void start() {
    beans.register("Node", this::endWork, NodeMXBean.class);
  }

  private void endWork(long milliseconds) {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    node.beginStop();
    wakeups.stop();
    jobs.stop();
    var ended = new CountDownLatch(2);
    for (var part : List.<Runnable>of(proxy::stop, node::stop)) {
      threads.newThread(() -> end(part, ended)).start();
    }
    try {
      ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Runnable part, CountDownLatch ended) {
    try {
      part.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A part of this node did not end in order.", e);
    } finally {
      ended.countDown();
    }
  }

  @PreDestroy
  void stop() {
    beans.unregisterAll();
  }
}
