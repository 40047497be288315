package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandsByNameTest {
  @Test
  void everyCommandIsMadeByTheNameThatItHas() {
    for (String name : CommandsByName.NAMES) {
      Command command = CommandsByName.make(name).getClass().getAnnotation(Command.class);
      assertThat(command.name()).isEqualTo(name);
    }
    assertThat(CommandsByName.NAMES).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatIsAskedForIsMade() {
    assertThat(CommandsByName.neededBy(List.of("compare", "--help"))).containsExactly("compare");
    assertThat(CommandsByName.neededBy(List.of("check", "--in", "x"))).containsExactly("check");
    assertThat(CommandsByName.neededBy(List.of("check", "sweep", "--plan", "p")))
        .containsExactly("check", "sweep");
  }

  /** Whatever begins otherwise may need any of them, to tell which there are or which was meant. */
  @Test
  void allAreMadeWhereTheNameIsNotTheFirstWord() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("--help"),
            List.of("--trace", "compare"),
            List.of("help", "compare"),
            List.of("comparee"),
            List.of("check", "comparee"))) {
      assertThat(CommandsByName.neededBy(words)).as("%s", words).isEqualTo(CommandsByName.NAMES);
    }
  }

  @Test
  void anyCommandMayFollowCheckOrHelp() {
    for (String first : List.of("check", "help")) {
      for (String name : CommandsByName.NAMES) {
        Run run = Run.of(first, name);
        assertThat(run.code()).as("%s %s", first, name).isIn(0, 1, 2);
        assertThat(run.out() + run.err()).as("%s %s", first, name).isNotBlank();
        assertThat(run.err()).doesNotContain("Exception");
      }
    }
  }
}
