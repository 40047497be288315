package org.perpupil.io.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.yaml.YamlNode;
import org.perpupil.io.yaml.YamlReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;

/**
 * A workspace, {@code perpupil.yaml}: it names the files and years of a folder once.
 *
 * <p>Immutable and thread-safe.
 *
 * @param schools files with the same columns, read one after the other; empty when it names none
 * @param formulas a file, or {@code nff:} and an edition
 * @param budgets the file of budgets
 * @param staff the file of posts
 * @param assumptions the file of assumptions
 * @param trusts the file of trusts
 * @param authorities the file of authorities
 * @param services the file of services
 * @param years the first and the last funding year
 * @param title what it is about
 * @param priceBase the year in whose prices results are to be seen
 */
public record WorkspaceFile(
    List<Source> schools,
    Optional<FormulaName> formulas,
    Optional<Source> budgets,
    Optional<Source> staff,
    Optional<Source> assumptions,
    Optional<Source> trusts,
    Optional<Source> authorities,
    Optional<Source> services,
    Optional<FundingYears> years,
    Optional<String> title,
    Optional<FundingYear> priceBase) {
  /** What the file is called. */
  public static final String NAME = "perpupil.yaml";

  private static final List<String> KEYS =
      List.of(
          "title",
          "schools",
          "formulas",
          "budgets",
          "staff",
          "assumptions",
          "trusts",
          "authorities",
          "services",
          "years",
          "price_base");

  /** Copies the list. */
  public WorkspaceFile {
    schools = List.copyOf(schools);
  }

  /**
   * Reads a workspace; the files that it names are not read, and lie in its folder or below.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static WorkspaceFile read(Source file) {
    return read(file, FileScope.IN_ITS_FOLDER);
  }

  /**
   * Reads a workspace; the files that it names are not read.
   *
   * @param mayName where they may lie
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static WorkspaceFile read(Source file, FileScope mayName) {
    List<Problem> problems = new ArrayList<>();
    Optional<WorkspaceFile> read =
        YamlNode.read(file, problems).map(root -> new Reader(file, mayName, problems).read(root));
    ProblemsException.throwIfAny(problems);
    return read.orElseThrow();
  }

  /** Reads the keys of one file. */
  private static final class Reader {
    private final Source file;
    private final FileScope mayName;
    private final List<Problem> problems;
    private final YamlReader yaml;

    Reader(Source file, FileScope mayName, List<Problem> problems) {
      this.file = file;
      this.mayName = mayName;
      this.problems = problems;
      this.yaml = new YamlReader(problems);
    }

    WorkspaceFile read(YamlNode root) {
      Map<String, YamlNode> keys = yaml.mapping(root, KEYS);
      List<Source> schools = new ArrayList<>();
      at(keys, "schools")
          .ifPresent(
              list -> yaml.items(list).forEach(item -> beside(item).ifPresent(schools::add)));
      return new WorkspaceFile(
          schools,
          at(keys, "formulas").flatMap(this::formulas),
          at(keys, "budgets").flatMap(this::beside),
          at(keys, "staff").flatMap(this::beside),
          at(keys, "assumptions").flatMap(this::beside),
          at(keys, "trusts").flatMap(this::beside),
          at(keys, "authorities").flatMap(this::beside),
          at(keys, "services").flatMap(this::beside),
          at(keys, "years").flatMap(node -> yaml.parsed(node, FundingYears::parse)),
          at(keys, "title").flatMap(yaml::text),
          at(keys, "price_base").flatMap(node -> yaml.parsed(node, FundingYear::parse)));
    }

    private static Optional<YamlNode> at(Map<String, YamlNode> keys, String key) {
      return Optional.ofNullable(keys.get(key));
    }

    private Optional<FormulaName> formulas(YamlNode node) {
      return yaml.text(node)
          .flatMap(
              text ->
                  FormulaName.isNational(text)
                      ? Optional.of(FormulaName.parse(text))
                      : resolve(node, text).map(FormulaName::of));
    }

    private Optional<Source> beside(YamlNode node) {
      return yaml.text(node).flatMap(name -> resolve(node, name));
    }

    private Optional<Source> resolve(YamlNode node, String name) {
      return file.resolve(mayName, name, node.place(), problems);
    }
  }
}
