package org.perpupil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing is collected in an order that changes from one virtual machine to the next: those of the
 * JDK's own unmodifiable sets and maps are drawn when it starts.
 */
@Tag("slow")
class HashOrderTest {
  private static final List<String> COLLECTORS =
      List.of(
          "toSet",
          "toMap",
          "toUnmodifiableSet",
          "toUnmodifiableMap",
          "toConcurrentMap",
          "groupingByConcurrent");

  private static final DescribedPredicate<JavaMethodCall> DRAWN =
      new DescribedPredicate<>("collections in an order drawn by the virtual machine") {
        @Override
        public boolean test(JavaMethodCall call) {
          return isDrawn(call);
        }
      };

  @Test
  void nothingIsCollectedInAnOrderThatChanges() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.perpupil");
    assertThat(product).hasSizeGreaterThan(300);
    noClasses().should().callMethodWhere(DRAWN).check(product);
  }

  /** The rule finds what it is there to find, and lets pass what has one element at most. */
  @Test
  void theRuleFindsThem() {
    JavaClasses own = new ClassFileImporter().importClasses(Drawn.class, Ordered.class);
    assertThat(own.get(Drawn.class).getMethodCallsFromSelf()).filteredOn(DRAWN).hasSize(8);
    assertThat(own.get(Ordered.class).getMethodCallsFromSelf()).filteredOn(DRAWN).isEmpty();
  }

  private static boolean isDrawn(JavaMethodCall call) {
    String name = call.getTarget().getName();
    int parameters = call.getTarget().getRawParameterTypes().size();
    if (call.getTargetOwner().isEquivalentTo(Set.class)) {
      boolean isArray = parameters == 1 && call.getTarget().getRawParameterTypes().get(0).isArray();
      return name.equals("copyOf") || (name.equals("of") && (parameters > 1 || isArray));
    }
    if (call.getTargetOwner().isEquivalentTo(Map.class)) {
      return name.equals("copyOf")
          || name.equals("ofEntries")
          || (name.equals("of") && parameters > 2);
    }
    if (call.getTargetOwner().isEquivalentTo(Collectors.class)) {
      boolean isHashed = parameters < 4 && COLLECTORS.contains(name);
      return isHashed || (name.equals("groupingBy") && parameters < 3);
    }
    return (call.getTargetOwner().isAssignableTo(Collection.class) && name.equals("parallelStream"))
        || (call.getTargetOwner().isAssignableTo(BaseStream.class) && name.equals("parallel"));
  }

  static final class Drawn {
    private Drawn() {}

    static List<Object> all(List<String> names, String[] array) {
      return List.of(
          Set.of(array),
          Set.of("a", "b"),
          Set.copyOf(names),
          Map.of("a", 1, "b", 2),
          Map.copyOf(new HashMap<>()),
          names.stream().collect(Collectors.toSet()),
          names.stream().collect(Collectors.groupingBy(String::length)),
          names.parallelStream());
    }
  }

  static final class Ordered {
    private Ordered() {}

    static List<Object> all(List<String> names) {
      return List.of(
          Set.of(),
          Set.of("a"),
          Map.of(),
          Map.of("a", 1),
          new HashSet<>(names).contains("a"),
          names.stream()
              .collect(
                  Collectors.groupingBy(s -> s, java.util.TreeMap::new, Collectors.counting())));
    }
  }
}
