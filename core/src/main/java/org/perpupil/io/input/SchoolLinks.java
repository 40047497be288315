package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.register.RegisterKind;
import org.perpupil.io.dfe.register.RegisterReader;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Reads links of the register of schools: which schools each came from. */
public final class SchoolLinks {
  private SchoolLinks() {}

  /**
   * Returns the schools that each came from, by URN.
   *
   * @param warnings where what is odd is added
   * @throws ProblemsException when a file has no such links
   */
  public static Map<String, Set<String>> read(List<Path> files, List<Problem> warnings) {
    List<Problem> problems = new ArrayList<>();
    Register register = new Register();
    for (Path path : files) {
      ReadableFile.read(path, ReadableFile.LIMIT, problems)
          .map(bytes -> PublishedFile.of(path, bytes))
          .ifPresent(file -> read(file, register, problems));
    }
    ProblemsException.throwIfAny(problems);
    warnings.addAll(problems);
    return register.links();
  }

  private static void read(PublishedFile file, Register register, List<Problem> problems) {
    Optional<RegisterKind.Header> header =
        PublishedTable.heads(file, problems).stream()
            .flatMap(head -> RegisterKind.find(head).stream())
            .filter(found -> found.kind() == RegisterKind.LINKS)
            .findFirst();
    if (header.isPresent()) {
      RegisterReader.read(file, header.get(), register, problems);
    } else if (problems.stream().noneMatch(Problem::isError)) {
      problems.add(
          Problem.error(
              file.path().toString(),
              "other columns",
              "links of schools to predecessors (URN, LinkURN, LinkType)",
              "the register publishes them apart, as links_edubasealldata and a day"));
    }
  }
}
