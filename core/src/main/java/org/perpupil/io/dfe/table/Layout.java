package org.perpupil.io.dfe.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.data.DataFiles;

/**
 * A kind of published file: the names of its columns, by year.
 *
 * <p>Names are compared in lower case, {@code &} as {@code and}, and anything but letters and
 * digits as one space; so {@code total_schools_block_allocation_(pre_mfg)} and {@code Total Schools
 * Block Allocation (Pre MFG)} are one name. Immutable and thread-safe.
 */
public final class Layout {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[£-]?[0-9][0-9,]*(\\.[0-9]+)?%?");
  public static final Layout ALLOCATIONS =
      new Layout("school funding allocations", "school-funding-allocations.csv");

  private static final ImmutableList<Layout> ALL = ImmutableList.of(ALLOCATIONS);

  /** How many rows a title may take before the header. */
  private static final int LAST_HEADER = 10;

  private static final String IGNORED = "ignored";

  private final String title;
  private final ImmutableList<Name> names;

  private Layout(String title, String resource) {
    this.title = title;
    ImmutableList.Builder<Name> read = ImmutableList.builder();
    for (String[] row : DataFiles.rows(DataFiles.bytes(Layout.class, resource))) {
      read.add(new Name(row[0], row[1], row[2], plain(row[2]), row[3], row[4]));
    }
    this.names = read.build();
  }

  /**
   * A name of a column.
   *
   * @param column what this project calls it
   * @param need required, optional, grant or ignored
   * @param name as the file writes it
   * @param plain as names are compared
   * @param from first funding year of the name
   * @param to last funding year, blank while it lasts
   */
  public record Name(
      String column, String need, String name, String plain, String from, String to) {
    boolean holdsIn(String year) {
      return year.compareTo(from) >= 0 && (to.isEmpty() || year.compareTo(to) <= 0);
    }
  }

  /**
   * Where the columns of a file stand.
   *
   * @param row the header's place among the rows
   * @param at the place of each column in a row, by what this project calls it
   * @param grants columns of grants: their budget code, and the places that hold it
   * @param unknown columns with a name that the layout does not have, by that name
   * @param twice names of columns that stand there a second time
   * @param width how many cells the header has
   */
  public record Header(
      int row,
      Map<String, Integer> at,
      Map<String, List<Integer>> grants,
      Map<String, Integer> unknown,
      List<String> twice,
      int width) {

    /** Returns how many cells a row has at least. */
    public int lastNeeded() {
      return at.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }
  }

  /** Returns what the kind is called. */
  public String title() {
    return title;
  }

  /** Returns the header of a year as the published file writes it, in the table's order. */
  public ImmutableList<Name> ofYear(FundingYear year) {
    Set<String> seen = new HashSet<>();
    ImmutableList.Builder<Name> header = ImmutableList.builder();
    for (Name name : names) {
      boolean holds = name.holdsIn(year.toString());
      if (holds && (name.need().equals(IGNORED) || seen.add(name.column()))) {
        header.add(name);
      }
    }
    return header.build();
  }

  /** Returns whether the first rows of a table hold this kind's header. */
  public Optional<Header> find(PublishedTable table) {
    for (int i = 0; i < Math.min(LAST_HEADER, table.rows().size()); i++) {
      Header header = header(i, table.rows().get(i).cells());
      if (header.at().keySet().containsAll(known())) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  /** Returns the required columns that a header lacks, as its year would write them. */
  public List<String> missing(Header header) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (Name name : names) {
      if (name.need().equals("required") && !header.at().containsKey(name.column())) {
        missing.put(name.column(), name.name());
      }
    }
    return List.copyOf(missing.values());
  }

  /**
   * Returns the problem of a file of no known kind.
   *
   * @param others what the kinds are called that are not of this class, and how they are known
   */
  public static Problem notRecognised(PublishedTable table, List<String> others) {
    StringBuilder kinds = new StringBuilder();
    for (Layout layout : ALL) {
      kinds.append(kinds.isEmpty() ? "" : "; ").append(layout.title).append(" (");
      List<String> columns = new ArrayList<>();
      for (Name name : layout.names) {
        if (layout.known().contains(name.column()) && name.to().isEmpty()) {
          columns.add(name.name());
        }
      }
      kinds.append(String.join(", ", columns)).append(" and others)");
    }
    kinds.append("; ").append(ReturnLayout.KINDS);
    others.forEach(other -> kinds.append("; ").append(other));
    List<String> cells = table.rows().isEmpty() ? List.of() : table.rows().get(0).cells();
    // A line without columns, or with a number in it, is no header; what stands in other files,
    // such
    // as people's names in a register that lost its header, is not shown to anybody.
    boolean isData = cells.stream().anyMatch(cell -> NUMBER.matcher(cell.strip()).matches());
    String first =
        cells.size() < 2
            ? "no columns"
            : isData ? cells.size() + " columns without a header" : String.join(",", cells);
    return Problem.error(
        table.file() + ", line 1",
        first.length() > 300 ? first.substring(0, 300) + "…" : first,
        "the header of a kind that is known: " + kinds,
        // Read so, 1,5 might be one and a half or fifteen.
        isPartedOtherwise(cells)
            ? "a spreadsheet parted its columns by semicolons or tabs; saved as a workbook (.xlsx), or"
                + " with commas, it can be read"
            : "the file is another of the Department's, or its header was changed");
  }

  private static boolean isPartedOtherwise(List<String> cells) {
    long others =
        cells.stream().flatMapToInt(String::chars).filter(c -> c == ';' || c == '\t').count();
    return others > cells.size();
  }

  /** Returns a name as names are compared. */
  public static String plain(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT).replace("&", " and ");
    return OTHER.matcher(lower).replaceAll(" ").strip();
  }

  /** Columns that no other kind has, by which this one is known. */
  private Set<String> known() {
    return ImmutableSet.of("basic_primary", "minimum", "adjustment");
  }

  private Header header(int row, List<String> cells) {
    Map<String, Integer> at = new LinkedHashMap<>();
    Map<String, List<Integer>> grants = new LinkedHashMap<>();
    Map<String, Integer> unknown = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < cells.size(); i++) {
      String plain = plain(cells.get(i));
      if (!plain.isEmpty() && !seen.add(plain)) {
        twice.add(cells.get(i).strip());
        continue;
      }
      Optional<Name> name = names.stream().filter(n -> n.plain().equals(plain)).findFirst();
      if (name.isEmpty()) {
        if (!plain.isEmpty()) {
          unknown.put(cells.get(i).strip(), i);
        }
      } else if (name.get().need().equals("grant")) {
        grants.computeIfAbsent(name.get().column(), key -> new ArrayList<>()).add(i);
      } else if (!name.get().need().equals(IGNORED)
          && at.putIfAbsent(name.get().column(), i) != null) {
        twice.add(cells.get(i).strip());
      }
    }
    return new Header(row, at, grants, unknown, twice, cells.size());
  }
}
