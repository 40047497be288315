package org.perpupil.sweep.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Measure;

/**
 * Arithmetic over figures of a year: measures such as {@code income}, codes such as {@code E01},
 * numbers, {@code + - * /}, parentheses, {@code min}, {@code max} and {@code abs}.
 *
 * <p>Compiled to steps over a stack, so that a value takes no memory. Immutable and thread-safe.
 */
public final class Expression {
  private static final int PUSH_NUMBER = 0;
  private static final int PUSH_FIGURE = 1;
  private static final int ADD = 2;
  private static final int SUBTRACT = 3;
  private static final int MULTIPLY = 4;
  private static final int DIVIDE = 5;
  private static final int NEGATE = 6;
  private static final int MIN = 7;
  private static final int MAX = 8;
  private static final int ABS = 9;

  /** Values that wait for their operation; more deeply nested text is refused. */
  private static final int STACK = 32;

  private final String text;
  private final ImmutableList<String> figures;
  private final int[] steps;
  private final int[] operands;
  private final double[] numbers;

  private Expression(
      String text, List<String> figures, int[] steps, int[] operands, double[] numbers) {
    this.text = text;
    this.figures = ImmutableList.copyOf(figures);
    this.steps = steps;
    this.operands = operands;
    this.numbers = numbers;
  }

  /**
   * Reads an expression.
   *
   * @param place where it stands, for problems
   * @throws ProblemsException when it is none, or names no measure and no code
   */
  public static Expression parse(String place, String text) {
    return new Parser(place, text).parse();
  }

  /** Returns the measures and codes that it names, each once, as files have them; unmodifiable. */
  public List<String> figures() {
    return figures;
  }

  /** Returns a value to work with; for one thread. */
  public double[] stack() {
    return new double[STACK];
  }

  /**
   * Returns the value.
   *
   * @param figures by place of {@link #figures()}, its value
   * @param stack of {@link #stack()}
   * @return NaN where a figure is, or where it has no value, as a division by 0
   */
  public double value(double[] figures, double[] stack) {
    int top = -1;
    for (int i = 0; i < steps.length; i++) {
      int operand = operands[i];
      switch (steps[i]) {
        case PUSH_NUMBER -> stack[++top] = numbers[operand];
        case PUSH_FIGURE -> stack[++top] = figures[operand];
        case NEGATE -> stack[top] = -stack[top];
        case ABS -> stack[top] = Math.abs(stack[top]);
        default -> {
          double right = stack[top--];
          stack[top] = of(steps[i], stack[top], right);
        }
      }
    }
    return Double.isFinite(stack[0]) ? stack[0] : Double.NaN;
  }

  private static double of(int step, double left, double right) {
    return switch (step) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MIN -> Math.min(left, right);
      default -> Math.max(left, right);
    };
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads from left to right. */
  private static final class Parser {
    private final String place;
    private final String text;
    private final List<String> figures = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> operands = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();
    private int at;
    private int depth;
    private int nested;

    Parser(String place, String text) {
      this.place = place;
      this.text = text;
    }

    Expression parse() {
      sum();
      skip();
      if (at < text.length()) {
        throw wrong("an operation or the end after '" + text.substring(0, at).strip() + "'");
      }
      if (figures.isEmpty()) {
        throw wrong("at least one measure or code, such as closing_reserve or E01");
      }
      return new Expression(
          text, figures, Ints.toArray(steps), Ints.toArray(operands), Doubles.toArray(numbers));
    }

    private void sum() {
      if (++nested > STACK) {
        throw wrong("fewer parentheses within each other");
      }
      product();
      while (true) {
        if (takes('+')) {
          product();
          step(ADD, 0, -1);
        } else if (takes('-')) {
          product();
          step(SUBTRACT, 0, -1);
        } else {
          nested--;
          return;
        }
      }
    }

    private void product() {
      signed();
      while (true) {
        if (takes('*')) {
          signed();
          step(MULTIPLY, 0, -1);
        } else if (takes('/')) {
          signed();
          step(DIVIDE, 0, -1);
        } else {
          return;
        }
      }
    }

    private void signed() {
      boolean isNegative = false;
      while (takes('-')) {
        isNegative = !isNegative;
      }
      term();
      if (isNegative) {
        step(NEGATE, 0, 0);
      }
    }

    private void term() {
      skip();
      if (takes('(')) {
        sum();
        require(')');
        return;
      }
      int start = at;
      if (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
          at++;
        }
        number(text.substring(start, at));
        return;
      }
      while (at < text.length() && isOfName(text.charAt(at))) {
        at++;
      }
      name(text.substring(start, at));
    }

    private void number(String digits) {
      try {
        numbers.add(Double.parseDouble(digits));
      } catch (NumberFormatException e) {
        throw wrong("a number in place of '" + digits + "'");
      }
      step(PUSH_NUMBER, numbers.size() - 1, 1);
    }

    private void name(String name) {
      if (name.equals("min") || name.equals("max")) {
        require('(');
        sum();
        require(',');
        sum();
        require(')');
        step(name.equals("min") ? MIN : MAX, 0, -1);
      } else if (name.equals("abs")) {
        require('(');
        sum();
        require(')');
        step(ABS, 0, 0);
      } else {
        String figure = figure(name);
        if (!figures.contains(figure)) {
          figures.add(figure);
        }
        step(PUSH_FIGURE, figures.indexOf(figure), 1);
      }
    }

    private String figure(String name) {
      Optional<String> measure =
          Arrays.stream(Measure.values())
              .map(Measure::fileName)
              .filter(known -> known.equals(name))
              .findFirst();
      Optional<String> code =
          BudgetCode.find(name).filter(BudgetCode::isRevenue).map(BudgetCode::code);
      if (measure.isEmpty() && code.isEmpty()) {
        List<String> known = new ArrayList<>();
        Arrays.stream(Measure.values()).map(Measure::fileName).forEach(known::add);
        Arrays.stream(BudgetCode.values())
            .filter(BudgetCode::isRevenue)
            .map(BudgetCode::code)
            .forEach(known::add);
        throw new ProblemsException(
            Problem.error(
                place,
                name.isEmpty() ? text : name,
                name.isEmpty()
                    ? "a measure, a code or a number after '" + text.substring(0, at).strip() + "'"
                    : "a measure such as income, or a code such as E01",
                name.isEmpty()
                    ? "an operation has nothing on one of its sides"
                    : Names.advice(name, known, "names are written as in the results")));
      }
      return measure.or(() -> code).orElseThrow();
    }

    private void step(int step, int operand, int grows) {
      steps.add(step);
      operands.add(operand);
      depth += grows;
      if (depth > STACK) {
        throw wrong("fewer parentheses within each other");
      }
    }

    private boolean takes(char wanted) {
      skip();
      boolean isThere = at < text.length() && text.charAt(at) == wanted;
      at += isThere ? 1 : 0;
      return isThere;
    }

    private void require(char wanted) {
      if (!takes(wanted)) {
        throw wrong("'" + wanted + "' after '" + text.substring(0, at).strip() + "'");
      }
    }

    private void skip() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private static boolean isDigit(char one) {
      return one >= '0' && one <= '9';
    }

    private static boolean isOfName(char one) {
      return isDigit(one)
          || one == '_'
          || one == ':'
          || (one >= 'a' && one <= 'z')
          || (one >= 'A' && one <= 'Z');
    }

    private ProblemsException wrong(String expected) {
      return new ProblemsException(
          Problem.error(
              place,
              text,
              expected,
              "an operation is missing, or a parenthesis; 100 * closing_reserve / income is one"));
    }
  }
}
