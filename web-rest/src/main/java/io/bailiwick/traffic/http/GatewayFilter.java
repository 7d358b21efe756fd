package io.bailiwick.traffic.http;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.ProblemAnswer;
import io.bailiwick.traffic.work.GatewayDoor;
import io.bailiwick.traffic.work.OpenGateway;
import io.bailiwick.traffic.work.OpenGatewaySocket;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Serves everything below an agent's gateway. A filter, since no servlet's mapping has the id in
 * its middle; it comes after authentication, and whatever is not a gateway's goes on to the API.
 */
public class GatewayFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  @Inject private transient OpenGateway openGateway;
  @Inject private transient OpenGatewaySocket openGatewaySocket;
  @Inject private transient OpenedSockets openedSockets;
  @Inject private transient GatewayDoor door;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      var path = GatewayPath.parse(request.getRequestURI());
      if (path.isPresent()) {
        pass(request, response, path.get());
        return;
      }
      var socket = GatewayPath.ofSocket(request.getRequestURI());
      if (socket.isPresent()) {
        openSocket(request, socket.get());
      }
      chain.doFilter(request, response);
    } catch (Problem refused) {
      ProblemAnswer.write(request, response, refused);
    }
  }

  /** The refusals of a handshake are told here, where they still have a status of their own. */
  private void openSocket(HttpServletRequest request, AgentId agent) {
    var upgrade = request.getHeader("Upgrade");
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      throw new Problem(ProblemType.INVALID_REQUEST, "This address opens a WebSocket only.");
    }
    var ticket = request.getParameter("ticket");
    if (ticket == null || !TICKET.matcher(ticket).matches()) {
      throw Problem.invalid("ticket", "must be one that was issued");
    }
    var route = openGatewaySocket.open(agent, ticket);
    var pass = door.passOf(agent).toCompletableFuture().join();
    door.mustPass(pass);
    door.mustHaveRoomForSocket(pass);
    openedSockets.add(ticket, route, pass);
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, GatewayPath path) {
    var caller = CurrentCall.callerOf(request);
    if (!METHODS.contains(request.getMethod())) {
      throw new Problem(
          ProblemType.METHOD_NOT_ALLOWED, "A gateway takes " + String.join(", ", METHODS) + ".");
    }
    path.mustBePassable(request.getMethod());
    if (request.getContentLengthLong() > GatewayUpload.MOST_BODY) {
      throw GatewayUpload.tooLarge();
    }
    var route = openGateway.open(caller, path.agent());
    var exchange = new GatewayExchange(door, request, response, path);
    exchange.begin(route);
  }
}
