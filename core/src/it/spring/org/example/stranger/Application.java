package org.example.stranger;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that asks the library and answers through the framework's own Jackson. */
@SpringBootApplication
public class Application {
  /** What the application answers. */
  public record Answer(String formula, double basicPrimary) {}

  public static void main(String[] args) throws Exception {
    try (var context = SpringApplication.run(Application.class, args)) {
      Stranger.main(args);
      Formula formula = Formula.national("2025-26");
      Answer answer =
          new Answer(formula.title(), formula.value(Parameter.BASIC_PRIMARY).orElseThrow());
      String json = context.getBean(ObjectMapper.class).writeValueAsString(answer);
      if (!json.equals("{\"formula\":\"" + formula.title() + "\",\"basicPrimary\":3847.0}")) {
        throw new IllegalStateException(json);
      }
      System.out.println(json);
    }
  }
}
