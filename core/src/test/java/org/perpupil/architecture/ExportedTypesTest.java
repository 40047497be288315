package org.perpupil.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.Workspace;

/** How much of the library a program sees: what its users need and no more. */
@Tag("slow")
class ExportedTypesTest {
  private static final int MOST = 150;

  @Test
  void aProgramSeesFewTypes() throws Exception {
    Set<String> exported = packages(exports -> !exports.isQualified());
    List<String> types =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("org.perpupil").stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getEnclosingClass().isPresent())
                .filter(type -> exported.contains(type.getPackageName()))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    assertThat(types).contains(Workspace.class.getName()).hasSizeBetween(50, MOST);
  }

  @Test
  void closedRoomsAreOpenToTheCommandLineAlone() throws Exception {
    Set<String> targets =
        descriptor().exports().stream()
            .filter(Exports::isQualified)
            .flatMap(exports -> exports.targets().stream())
            .collect(Collectors.toSet());
    assertThat(targets).containsExactly("org.perpupil.examples");
  }

  private static Set<String> packages(Predicate<Exports> which) throws Exception {
    return descriptor().exports().stream()
        .filter(which)
        .map(Exports::source)
        .collect(Collectors.toSet());
  }

  private static ModuleDescriptor descriptor() throws Exception {
    URI classes = Workspace.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (InputStream in = Files.newInputStream(Path.of(classes).resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }
}
