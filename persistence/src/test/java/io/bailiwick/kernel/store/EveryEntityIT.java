package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every entity finds the columns that it names, and reads a row of them. */
class EveryEntityIT {

  @Test
  void reads_its_table() throws Exception {
    try (var database = TestDatabase.fresh();
        var owner = database.asOwner();
        var entities = TestEntities.on(database)) {
      new TwoTenants(owner);
      var types = entities.factory().getMetamodel().getEntities();
      assertThat(types).isNotEmpty();
      for (var type : types) {
        var rows =
            entities.asSystem(
                manager ->
                    manager
                        .createQuery("SELECT e FROM " + type.getName() + " e", type.getJavaType())
                        .getResultList());
        assertThat(rows).as(type.getName()).isNotEmpty();
      }
    }
  }
}
