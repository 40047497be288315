package org.perpupil.projection.plan;

import java.util.List;
import java.util.Map;
import org.perpupil.formula.Formula;
import org.perpupil.projection.pay.CostRow;
import org.perpupil.projection.pay.Fold;
import org.perpupil.projection.pay.PostsOneByOne;
import org.perpupil.projection.world.Timeline;
import org.perpupil.school.School;

/**
 * A compiled plan: units of schools, the posts that cost tables price, and formulas over years.
 *
 * @param costRows kinds of post that cost tables price
 * @param folds which of them stand for posts of other pay, too
 * @param oneByOne the posts one by one
 * @param profiles a school of each group that shares its assumptions, but for those that only move
 *     pupils
 * @param pupilGroups a school of each group that shares those, too
 * @param paths the formulas of each path, by year before uplift
 * @param uplifted for each path, whether a year's formula is the year before's uplifted
 * @param pathProfiles the profile of each path
 * @param failures by row, why a school is in no unit
 * @param groups what is worked out over several schools together
 */
public record Compiled(
    Timeline timeline,
    List<UnitPlan> units,
    List<CostRow> costRows,
    List<Fold> folds,
    PostsOneByOne oneByOne,
    List<School> profiles,
    List<School> pupilGroups,
    List<List<Formula>> paths,
    List<boolean[]> uplifted,
    List<Integer> pathProfiles,
    Map<Integer, String> failures,
    Groups groups) {}
