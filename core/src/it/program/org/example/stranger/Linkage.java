package org.example.stranger;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;

/** Looks up everything that the library asks of others in the versions on the class path. */
public final class Linkage {
  private Linkage() {}

  public static void main(String[] args) {
    JavaClasses classes = new ClassFileImporter().importPackages("org.perpupil");
    Set<String> missing = new TreeSet<>();
    int found = 0;
    for (JavaClass by : classes) {
      for (JavaAccess<?> access : by.getAccessesFromSelf()) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isArray() || owner.getPackageName().startsWith("java.lang.invoke")) {
          continue;
        }
        if (access.getTarget().resolveMember().isPresent()) {
          found++;
        } else {
          missing.add(access.getTarget().getFullName());
        }
      }
    }
    if (!missing.isEmpty() || found < 10_000) {
      throw new IllegalStateException(found + " found, missing: " + missing);
    }
    System.out.println(found + " calls and fields are there");
  }
}
