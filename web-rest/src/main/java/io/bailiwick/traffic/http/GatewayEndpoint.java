package io.bailiwick.traffic.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.traffic.work.GatewayDoor;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** The caller's side of a gateway's WebSocket; the filter has taken its ticket already. */
@ServerEndpoint("/api/v1/agents/{agent_id}/gateway/ws")
public class GatewayEndpoint {

  private static final int MOST_MESSAGE = 128 << 10;

  @Inject private GatewayDoor door;
  @Inject private OpenedSockets openedSockets;

  private GatewayRelay relay;

  @OnOpen
  public void open(Session session) throws IOException {
    var tickets = session.getRequestParameterMap().get("ticket");
    var opened = openedSockets.take(tickets == null ? null : tickets.get(0));
    if (opened.isEmpty()) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "Ask for another ticket."));
      return;
    }
    session.setMaxTextMessageBufferSize(MOST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(MOST_MESSAGE);
    session.setMaxIdleTimeout(0);
    var route = opened.get().route();
    try {
      relay = new GatewayRelay(session, route.token());
      relay.connect(door.socket(opened.get().pass(), route, relay));
    } catch (Problem tooMany) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "Too many connections."));
    }
  }

  @OnMessage(maxMessageSize = MOST_MESSAGE)
  public void text(String message) {
    relay.fromCaller(message);
  }

  @OnMessage(maxMessageSize = MOST_MESSAGE)
  public void binary(byte[] message) {
    relay.fromCaller(message);
  }

  @OnClose
  public void closed() {
    if (relay != null) {
      relay.callerGone();
    }
  }

  @OnError
  public void failed(Session session, Throwable cause) throws IOException {
    closed();
    session.close();
  }
}
