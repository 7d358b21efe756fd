package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Shows all {@link Figures} over JMX. */
@Startup
@Singleton
public class FigureBeans {

  @Inject @Any private Instance<Figures> all;

  private final MBeans beans = new MBeans();

  @PostConstruct
  void start() {
    all.forEach(figures -> beans.register(figures.name(), new FiguresMBean(figures)));
  }

  @PreDestroy
  void stop() {
    beans.unregisterAll();
  }
}
