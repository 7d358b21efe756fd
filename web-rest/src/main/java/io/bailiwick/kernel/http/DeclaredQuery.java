package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Problem.FieldError;
import io.bailiwick.kernel.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a query to what its resource method declares: a misspelt filter would otherwise answer as
 * if nothing had been asked. Whoever may not make the call at all has been told so before.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class DeclaredQuery implements ContainerRequestFilter {

  /** Of one answer, so that no request makes a long one. */
  private static final int MOST_TOLD = 10;

  private static final int MOST_CHARACTERS = 100;
  private static final Set<String> PAGING = Set.of("limit", "page_token");

  @Context private ResourceInfo resource;
  @Inject private CurrentCall call;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    if (!method.isAnnotationPresent(AnyQuery.class)) {
      check(request.getUriInfo(), declared(method), lists(method));
    }
    call.lists(listOf(request.getUriInfo()));
  }

  static Set<String> declared(Method method) {
    return Arrays.stream(method.getParameters())
        .map(each -> each.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that may be given several times. */
  private static Set<String> lists(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(each -> each.getType() == List.class && each.isAnnotationPresent(QueryParam.class))
        .map(each -> each.getAnnotation(QueryParam.class).value())
        .collect(Collectors.toSet());
  }

  private static void check(UriInfo uri, Set<String> declared, Set<String> lists) {
    var errors =
        uri.getQueryParameters().entrySet().stream()
            .filter(
                each ->
                    !declared.contains(each.getKey())
                        || (each.getValue().size() > 1 && !lists.contains(each.getKey())))
            .limit(MOST_TOLD)
            .map(each -> new FieldError(told(each.getKey()), wrong(each.getKey(), declared)))
            .toList();
    if (!errors.isEmpty()) {
      throw new Problem(ProblemType.INVALID_REQUEST, sentence(errors), errors);
    }
  }

  private static String wrong(String name, Set<String> declared) {
    if (declared.contains(name)) {
      return "is given more than once";
    }
    return declared.isEmpty()
        ? "is not known; this call takes no query parameters"
        : "is not known; this call takes " + String.join(", ", declared);
  }

  private static String sentence(List<FieldError> errors) {
    return errors.stream()
        .map(each -> "The query parameter '" + each.field() + "' " + each.message() + ".")
        .collect(Collectors.joining(" "));
  }

  private static String told(String name) {
    return name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
  }

  /**
   * By whom, where, and with which filters: whatever the page is, it is a page of the same list.
   */
  private String listOf(UriInfo uri) {
    var filters = new TreeMap<String, List<String>>(uri.getQueryParameters());
    filters.keySet().removeAll(PAGING);
    return call.identified().flatMap(who -> who.organization()) + " " + uri.getPath() + filters;
  }
}
