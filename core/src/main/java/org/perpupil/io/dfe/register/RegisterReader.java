package org.perpupil.io.dfe.register;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedName;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;

/** Reads the rows of a register or of links, row by row, and of each only the columns it needs. */
public final class RegisterReader {
  private static final int OLDEST = 25;

  private final RegisterKind.Header header;
  private final Register to;

  private RegisterReader(RegisterKind.Header header, Register to) {
    this.header = header;
    this.to = to;
  }

  /**
   * Reads a file.
   *
   * @param header of a kind that is not refused
   * @param to where its rows are added
   * @param problems where what is wrong with the file is added
   */
  public static void read(
      PublishedFile file, RegisterKind.Header header, Register to, List<Problem> problems) {
    RegisterReader reader = new RegisterReader(header, to);
    int[] row = {0};
    PublishedTable.forEach(
        file,
        cells -> {
          if (row[0]++ > header.row()) {
            reader.row(cells);
          }
        },
        problems);
  }

  private void row(List<String> cells) {
    to.count(header.kind());
    String urn = digits(cells, "urn");
    if (!urn.matches("\\d{5,7}")) {
      to.leaveOut("a row without the URN of a school");
      return;
    }
    switch (header.kind()) {
      case REGISTER -> school(cells, urn);
      case TRUSTS -> trust(cells, urn);
      case LINKS -> link(cells, urn);
      case SPINE, CENSUS, PUPILS -> throw new IllegalStateException(header.kind().title());
    }
  }

  private void school(List<String> cells, String urn) {
    String laCode = digits(cells, "la_code");
    String group = Layout.plain(header.cell(cells, "group"));
    to.add(
        new RegisteredSchool(
            urn,
            laestab(laCode, digits(cells, "number")),
            laestab(digits(cells, "previous_la_code"), digits(cells, "previous_number")),
            laCode,
            name(cells, "la_name"),
            name(cells, "name"),
            Layout.plain(header.cell(cells, "status")).startsWith("open"),
            academy(group),
            age(cells, "low_age"),
            age(cells, "high_age"),
            name(cells, "trust")));
  }

  private static @Nullable Boolean academy(String group) {
    if (group.equals("academies") || group.equals("free schools")) {
      return true;
    }
    return group.equals("local authority maintained schools") ? false : null;
  }

  private void trust(List<String> cells, String urn) {
    String type = Layout.plain(header.cell(cells, "group"));
    String status = Layout.plain(header.cell(cells, "status"));
    if (!type.endsWith("academy trust") || (!status.isEmpty() && !status.equals("open"))) {
      to.leaveOut("a group that is no open academy trust");
      return;
    }
    to.addTrust(urn, name(cells, "trust"));
  }

  /** A school that was merged or split is another one, whose baseline is none of one school. */
  private void link(List<String> cells, String urn) {
    String other = digits(cells, "other");
    String type = header.cell(cells, "type").toLowerCase(Locale.ROOT);
    if (type.startsWith("predecessor") && !other.isEmpty()) {
      to.addLink(urn, other);
    } else if (type.startsWith("successor") && !other.isEmpty()) {
      to.addLink(other, urn);
    }
    if (type.equals("predecessor") && !other.isEmpty()) {
      to.addPredecessor(urn, other);
    } else if (type.equals("successor") && !other.isEmpty()) {
      to.addPredecessor(other, urn);
    } else {
      to.leaveOut("a link that is neither of one predecessor nor of one successor");
    }
  }

  private int age(List<String> cells, String column) {
    String text = digits(cells, column);
    if (!text.matches("\\d{1,2}")) {
      return 0;
    }
    int age = Integer.parseInt(text);
    return age <= OLDEST ? age : 0;
  }

  private static String laestab(String laCode, String number) {
    return laCode.matches("\\d{3}") && number.matches("\\d{4}") ? laCode + number : "";
  }

  private String name(List<String> cells, String column) {
    return PublishedName.of(header.cell(cells, column));
  }

  private String digits(List<String> cells, String column) {
    return header.cell(cells, column).replaceAll("\\.0+$", "");
  }
}
