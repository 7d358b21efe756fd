package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Figures;
import java.util.Arrays;
import java.util.Objects;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** Figures as the read-only attributes of one MBean. */
final class FiguresMBean implements DynamicMBean {

  private final Figures figures;

  FiguresMBean(Figures figures) {
    this.figures = figures;
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    var value = figures.read().get(name);
    if (value == null) {
      throw new AttributeNotFoundException(name);
    }
    return value;
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    var read = figures.read();
    var list = new AttributeList();
    Arrays.stream(names)
        .filter(name -> Objects.nonNull(read.get(name)))
        .forEach(name -> list.add(new Attribute(name, read.get(name))));
    return list;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " can only be read.");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] arguments, String[] signature) {
    throw new IllegalArgumentException("There is no operation " + action + ".");
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    var attributes =
        figures.read().keySet().stream()
            .sorted()
            .map(name -> new MBeanAttributeInfo(name, "long", name, true, false, false))
            .toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(Figures.class.getName(), figures.name(), attributes, null, null, null);
  }
}
