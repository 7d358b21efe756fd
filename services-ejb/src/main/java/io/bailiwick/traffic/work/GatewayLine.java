package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.bailiwick.wire.Cut;
import io.bailiwick.wire.Patrol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/**
 * The life of one connection to a machine's gateway, whatever is spoken over it: dialled once,
 * counted, looked at by the patrol, and ended once. Its fields belong to its event loop, except for
 * the channel.
 */
final class GatewayLine implements Patrol.Beat {

  private final EventLoop loop;
  private final Patrol patrol;
  private final Pass pass;
  private final Leave leave;
  private final Meter meter;
  private final GatewayRoute route;
  private final Runnable over;
  private final Deadlines deadlines;
  private volatile Channel channel;
  private Consumer<GatewayFailure> failed;
  private boolean ended;

  /**
   * @param over run once, at its end
   */
  GatewayLine(ForwardProxy proxy, Pass pass, Leave leave, GatewayRoute route, Runnable over) {
    this.loop = proxy.nextLoop();
    this.patrol = proxy.patrolOf(loop);
    this.pass = pass;
    this.leave = leave;
    this.meter = pass.meter().orElseThrow();
    this.route = route;
    this.over = over;
    deadlines = new Deadlines(proxy.limits());
  }

  /**
   * Connects, from any thread; what follows is told on the loop.
   *
   * @param protocol adds what is spoken to the new connection's pipeline
   * @param whenFailed told at most once, when the line ends by itself
   */
  void dial(
      GatewayDialler dialler,
      Consumer<ChannelPipeline> protocol,
      Runnable connected,
      Consumer<GatewayFailure> whenFailed) {
    loop.execute(
        () -> {
          failed = whenFailed;
          patrol.add(this);
          dialler
              .dial(loop, route.way(), made -> install(made, protocol))
              .addListener(
                  made -> {
                    if (!made.isSuccess()) {
                      fail(GatewayFailure.UNREACHABLE);
                    } else if (ended) {
                      Cut.reset(channel);
                    } else {
                      connected.run();
                    }
                  });
        });
  }

  private void install(Channel made, Consumer<ChannelPipeline> protocol) {
    channel = made;
    made.pipeline()
        .addLast(
            new WireCounter(
                bytes -> {
                  deadlines.moved();
                  meter.countAnswered(bytes);
                }));
    protocol.accept(made.pipeline());
  }

  GatewayRoute route() {
    return route;
  }

  /** Null before the first attempt to connect, for which the way has to be open. */
  Channel channel() {
    return channel;
  }

  boolean isOver() {
    return ended;
  }

  void execute(Runnable onLoop) {
    loop.execute(onLoop);
  }

  /** The caller has said something. */
  void moved() {
    deadlines.moved();
  }

  /** From any thread. */
  void countAsked(long bytes) {
    meter.countAsked(bytes);
  }

  /** From any thread. */
  void wantMore(boolean yes) {
    var from = channel;
    if (from != null) {
      from.config().setAutoRead(yes);
    }
  }

  @Override
  public void look(long nanoTime) {
    pass.use();
    if (!pass.verdict().passes()) {
      fail(GatewayFailure.REFUSED);
    } else if (!leave.stands()) {
      fail(GatewayFailure.CREDENTIAL_ENDED);
    } else if (deadlines.over(nanoTime, true)) {
      fail(GatewayFailure.SILENT);
    }
  }

  /** Ends it and says why; on the loop. */
  void fail(GatewayFailure why) {
    if (!ended) {
      end();
      failed.accept(why);
    }
  }

  /** Ends it and says nothing; on the loop. */
  void end() {
    if (!ended) {
      ended = true;
      patrol.remove(this);
      Cut.reset(channel);
      over.run();
    }
  }
}
