package io.bailiwick.front;

import io.bailiwick.wire.Cut;
import io.bailiwick.wire.Patrol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * One event loop's connections to the application, the last one used first. They are kept a shorter
 * time than the web server keeps them, so that no call meets one that is just being closed.
 */
final class Upstreams implements Patrol.Beat {

  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final int MOST_RESTING = 128;

  private final Bootstrap bootstrap;
  private final ArrayDeque<Upstream> resting = new ArrayDeque<>();

  Upstreams(Bootstrap toTheApplication, EventLoop loop) {
    bootstrap = toTheApplication.clone(loop);
  }

  /** One that rests, at once; else a new one, later. */
  void give(Call call) {
    for (var last = resting.pollLast(); last != null; last = resting.pollLast()) {
      if (last.channel().isActive()) {
        call.send(last, true);
        return;
      }
    }
    dial(call);
  }

  /** A new one. */
  void dial(Call call) {
    var fresh = new Upstream(this);
    bootstrap
        .clone()
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                fresh.install(channel);
              }
            })
        .connect()
        .addListener(
            (ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                call.send(fresh, false);
              } else {
                call.unreachable();
              }
            });
  }

  void keep(Upstream upstream) {
    if (resting.size() < MOST_RESTING) {
      resting.addLast(upstream);
    } else {
      upstream.drop();
    }
  }

  void forget(Upstream upstream) {
    resting.remove(upstream);
  }

  @Override
  public void look(long nanoTime) {
    var before = nanoTime - KEPT.toNanos();
    while (!resting.isEmpty() && resting.peekFirst().restsSince(before)) {
      Cut.closeAfterFlush(resting.pollFirst().channel());
    }
  }
}
