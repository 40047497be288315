/*
 * The projection of the benchmarks in C: reads schools, worlds and answers that the Java program
 * wrote, works the closing reserves out in its own way, holds them to the answers, and times them.
 *
 * One unit of schools after another, all worlds of it, each loop over whole columns.
 *
 *   gcc -O3 -march=native -fno-math-errno -fno-trapping-math -o peer peer.c -lm && ./peer peers.bin
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define GROUPS 14
#define POINTS 9
#define MOST_YEARS 8
#define MOST_COLUMNS 64
#define ROUNDS 15
#define EACH for (int s = 0; s < n; s++)

typedef double *restrict column;

typedef struct {
  char name[32];
  int count;
  double *values;
} record;

typedef struct {
  int n, first, end, sixth, columns, served, lines;
  double *groups, *shares, *bases, *of_school, *rates, *far, *year_groups, *level[3], *floor;
  double *points, *heads, *teachers, *served_amounts, *base, *drivers, *spent;
  double *premium_primary, *premium_secondary, *opening, *grants, *rolled_in;
} unit;

enum { FIXED, PUPILS, CLASSES, TEACHERS, FLOOR_AREA, SIXTH_FORM, PREMIUM };
enum { ON_PRIMARY, ON_KS3, ON_KS4, ON_SECONDARY, ON_PUPILS, ON_SCHOOL };

static record *records;
static int record_count;
static int years;

static void read_all(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  int room = 0;
  int32_t length;
  while (fread(&length, 4, 1, file) == 1) {
    if (record_count == room) records = realloc(records, (room = 2 * room + 1024) * sizeof *records);
    record *r = &records[record_count++];
    memset(r->name, 0, sizeof r->name);
    int32_t count;
    if (length > 31 || fread(r->name, 1, length, file) != (size_t) length) exit(1);
    if (fread(&count, 4, 1, file) != 1) exit(1);
    r->count = count;
    r->values = aligned_alloc(64, (8 * (size_t) count + 127) / 64 * 64);
    if (fread(r->values, 8, count, file) != (size_t) count) exit(1);
  }
  fclose(file);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const record *) a)->name, ((const record *) b)->name);
}

static double *find(int u, const char *what) {
  record key;
  if (u < 0) snprintf(key.name, sizeof key.name, "%s", what);
  else snprintf(key.name, sizeof key.name, "u%d.%s", u, what);
  record *found = bsearch(&key, records, record_count, sizeof key, by_name);
  if (!found) { fprintf(stderr, "no %s\n", key.name); exit(1); }
  return found->values;
}

static unit load(int u) {
  double *m = find(u, "meta");
  return (unit) {
    m[0], m[1], m[2], m[3], m[4], m[5], m[6],
    find(u, "first"), find(u, "columns"), find(u, "bases"), find(u, "ofSchool"),
    find(u, "rates"), find(u, "far"), find(u, "yearGroups"),
    {find(u, "mppl_primary"), find(u, "mppl_ks3"), find(u, "mppl_ks4")}, find(u, "floor"),
    find(u, "points"), find(u, "heads"), find(u, "teachers"), find(u, "served"),
    find(u, "lines"), find(u, "drivers"), find(u, "spent"), find(u, "premiumPrimary"),
    find(u, "premiumSecondary"), find(u, "opening"), find(u, "grants"), find(u, "rolledIn")};
}

static double *room(int n, int columns) {
  double *p = aligned_alloc(64, 8 * (size_t) n * columns + 64 * 8);
  memset(p, 0, 8 * (size_t) n * columns);
  return p;
}

/* Working columns of the largest unit. */
static double *now[GROUPS], *next[GROUPS], *primary[MOST_YEARS + 1], *ks3[MOST_YEARS + 1];
static double *ks4[MOST_YEARS + 1], *funded[MOST_YEARS + 1], *sixth[MOST_YEARS + 1];
static double *classes[MOST_YEARS + 1], *paid[MOST_YEARS], *point[POINTS], *ratio;
static double *own12, *own13, *held12, *heads, *staff, *kept, *joining, *led, *school, *rated;
static double *last, *last_pupils, *in, *out, *reserve, *least;

static void make_room(int n) {
  for (int g = 0; g < GROUPS; g++) { now[g] = room(n, 1); next[g] = room(n, 1); }
  for (int j = 0; j <= years; j++) {
    primary[j] = room(n, 1); ks3[j] = room(n, 1); ks4[j] = room(n, 1);
    funded[j] = room(n, 1); sixth[j] = room(n, 1); classes[j] = room(n, 1);
  }
  for (int i = 0; i < years; i++) paid[i] = room(n, 1);
  for (int p = 0; p < POINTS; p++) point[p] = room(n, 1);
  double **all[] = {&ratio, &own12, &own13, &held12, &heads, &staff, &kept, &joining, &led, &school,
    &rated, &last, &last_pupils, &in, &out, &reserve, &least};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) *all[i] = room(n, 1);
}

static void sum(int n, int from, int end, column into) {
  memset(into, 0, 8 * n);
  for (int g = from; g < end; g++) {
    column one = now[g];
    EACH into[s] += one[s];
  }
}

static void whole_classes(int n, int from, int end, double size, column into) {
  double each = 1 / size;
  for (int g = from; g < end; g++) {
    column one = now[g];
    EACH into[s] += ceil(one[s] * each - 1e-9);
  }
}

/* Year groups next to each other share a class as long as they fit. */
static void mixed(int n, int from, int end, double size, column into) {
  whole_classes(n, from, end, size, into);
  if (end - from < 2) return;
  double each = 1 / size;
  column low = least;
  EACH low[s] = INFINITY;
  for (int g = from; g + 1 < end; g++) {
    column one = now[g], two = now[g + 1];
    EACH low[s] = one[s] + two[s] < low[s] ? one[s] + two[s] : low[s];
  }
  EACH {
    if (low[s] * each > 1 + 1e-9) continue;
    double open = 0;
    for (int g = from; g < end; g++) {
      double part = now[g][s] * each;
      if (part <= 1e-9) continue;
      if (open > 0 && open + part <= 1 + 1e-9) { open += part; into[s] -= 1; }
      else open = part;
    }
  }
}

static int min(int a, int b) { return a < b ? a : b; }
static int max(int a, int b) { return a > b ? a : b; }

static void rolls(const unit *u, const double *w) {
  int n = u->n;
  for (int g = 0; g < GROUPS; g++) memcpy(now[g], u->groups + g * n, 8 * n);
  column a = own12, b = own13, c = held12;
  memcpy(kept, now[u->first], 8 * n);
  EACH {
    double below = now[11][s], year12 = now[12][s];
    a[s] = below > 0 ? year12 / below : 0;
    c[s] = below > 0 ? 0 : year12;
    b[s] = year12 > 0 ? now[13][s] / year12 : 0;
  }
  for (int j = 0; j <= years; j++) {
    const double *x = w + 9 * j;
    if (j > 0) {
      column come = kept, entry = next[u->first];
      EACH { come[s] *= x[0]; entry[s] = come[s]; }
      for (int g = u->first + 1; g < u->end; g++) {
        column below = now[g - 1], into = next[g];
        EACH into[s] = below[s] * x[1];
      }
      if (u->sixth) {
        column y11 = now[11], y12 = now[12], to12 = next[12], to13 = next[13];
        EACH { to12[s] = (y11[s] * a[s] + c[s]) * x[2]; to13[s] = y12[s] * b[s]; }
      }
      for (int g = 0; g < GROUPS; g++) { double *t = now[g]; now[g] = next[g]; next[g] = t; }
    }
    int f = u->first, e = u->end;
    sum(n, f, min(e, 7), primary[j]);
    sum(n, max(f, 7), min(e, 10), ks3[j]);
    sum(n, max(f, 10), e, ks4[j]);
    sum(n, 12, u->sixth ? 14 : 0, sixth[j]);
    column p = primary[j], q = ks3[j], r = ks4[j], all = funded[j];
    EACH all[s] = p[s] + q[s] + r[s];
    memset(classes[j], 0, 8 * n);
    mixed(n, f, min(e, 3), x[3], classes[j]);
    mixed(n, max(f, 3), min(e, 7), x[3], classes[j]);
    whole_classes(n, max(f, 7), e, x[4], classes[j]);
    if (u->sixth) whole_classes(n, 12, 14, x[5], classes[j]);
  }
}

static void formula(const unit *u, const double *w, int i) {
  int n = u->n;
  const double *x = w + i * (u->columns + 7), *y = x + u->columns;
  column pupils = funded[i], money = led, fixed = school;
  memset(money, 0, 8 * n);
  memset(fixed, 0, 8 * n);
  for (int base = ON_PRIMARY; base <= ON_SCHOOL; base++) {
    column total = rated;
    int any = 0;
    for (int k = 0; k < u->columns; k++) {
      if (u->bases[k] != base) continue;
      column share = u->shares + (size_t) k * n;
      double rate = x[k];
      if (any++) EACH total[s] += rate * share[s];
      else EACH total[s] = rate * share[s];
    }
    if (!any) continue;
    if (base == ON_SCHOOL) { EACH fixed[s] += total[s]; continue; }
    column p = primary[i], q = ks3[i], r = ks4[i];
    if (base == ON_PRIMARY) EACH money[s] += total[s] * p[s];
    if (base == ON_KS3) EACH money[s] += total[s] * q[s];
    if (base == ON_KS4) EACH money[s] += total[s] * r[s];
    if (base == ON_SECONDARY) EACH money[s] += total[s] * (q[s] + r[s]);
    if (base == ON_PUPILS) EACH money[s] += total[s] * pupils[s];
  }
  double most = y[0], limit = y[1];
  column far = u->far, groups = u->year_groups;
  EACH {
    double size = pupils[s] / groups[s], part = 2 - 2 * size / limit;
    part = part < 1 ? part : 1;
    part = part > 0 ? part : 0;
    fixed[s] += pupils[s] > 0 ? most * far[s] * part : 0;
  }
  column a = u->level[0], b = u->level[1], c = u->level[2], rates = u->rates;
  column before = last, pupils_before = last_pupils, given = u->floor, into = paid[i];
  double raise = 1 + y[5] / 100;
  EACH {
    double count = money[s] + fixed[s];
    double level = a[s] * y[2] + b[s] * y[3] + c[s] * y[4];
    double lift = level * pupils[s] - count;
    lift = lift > 0 ? lift : 0;
    lift = pupils[s] > 0 ? lift : 0;
    double baseline = i == 0 ? given[s] : (before[s] - fixed[s]) / pupils_before[s];
    double under = raise * baseline * pupils[s] - (money[s] + lift);
    under = under > 0 ? under : 0;
    under = pupils[s] > 0 && (i == 0 || (pupils_before[s] > 0 && baseline > 0)) ? under : 0;
    into[s] = count + lift + under;
  }
  double dearer = y[6];
  column rolled = u->rolled_in + (size_t) (i + 1 < years ? i + 1 : i) * n;
  EACH {
    before[s] = into[s] + rolled[s];
    pupils_before[s] = pupils[s];
    into[s] += rates[s] * (1 + dearer);
  }
}

static void september(const unit *u, const double *m) {
  int n = u->n;
  column stay = kept, come = joining, had = staff, first = u->teachers, follow = ratio;
  double staying = m[9], need = m[10];
  EACH {
    double target = first[s] * follow[s] * need, remain = had[s] * staying;
    stay[s] = target < remain ? target / had[s] : staying;
    come[s] = target > remain ? target - remain : 0;
    had[s] = target;
  }
  for (int p = POINTS - 1; p > 0; p--) {
    column one = point[p], below = point[p - 1];
    double stays = 1 - m[p], up = m[p - 1];
    EACH one[s] = stay[s] * (one[s] * stays + below[s] * up);
  }
  column lowest = point[0], count = heads;
  double stays = 1 - m[0], above = m[12];
  EACH lowest[s] = stay[s] * lowest[s] * stays;
  EACH count[s] = count[s] * stay[s] + come[s];
  column at = point[(int) m[11]], over = point[(int) m[11] + 1];
  EACH { at[s] += come[s] * (1 - above); over[s] += come[s] * above; }
}

static void line(const unit *u, int l, double price, const double *x, const double *premium, int k) {
  int n = u->n, roll = (k + 1) / 2, academic = max(0, (k - 1) >> 1), year = k / 2;
  column base = u->base + (size_t) l * n, into = u->spent[l] ? out : in, follow = ratio;
  switch ((int) u->drivers[l]) {
    case FIXED: case FLOOR_AREA: EACH into[s] += price * base[s]; break;
    case CLASSES: EACH into[s] += price * base[s] * follow[s]; break;
    case PUPILS: {
      column a = funded[roll], b = sixth[roll];
      EACH into[s] += price * base[s] * (a[s] + b[s]);
      break;
    }
    case SIXTH_FORM: {
      column a = sixth[academic];
      EACH into[s] += price * base[s] * a[s];
      break;
    }
    case TEACHERS: {
      column count = classes[0];
      double lead = x[7], each = x[8];
      EACH {
        double moving = base[s] > lead ? base[s] - lead : 0, most = each * count[s];
        if (follow[s] < 1 && most < moving) moving = most;
        into[s] += price * (base[s] + moving * (follow[s] - 1));
      }
      break;
    }
    default: {
      column a = primary[year], b = ks3[year], c = ks4[year];
      column p = u->premium_primary, q = u->premium_secondary;
      double of_primary = premium[0], of_secondary = premium[1];
      EACH into[s] += base[s] * (of_primary * p[s] * a[s] + of_secondary * q[s] * (b[s] + c[s]));
    }
  }
}

static void project(const unit *u, const double *w, double *answers) {
  int n = u->n, width = POINTS + 1 + u->served + u->lines + 2;
  const double *moves = w + 9 * (years + 1), *blocks = moves + 13 * years;
  const double *formulas = blocks + (size_t) width * 2 * years;
  rolls(u, w);
  for (int i = 0; i < years; i++) formula(u, formulas, i);
  for (int p = 0; p < POINTS; p++) memcpy(point[p], u->points + (size_t) p * n, 8 * n);
  memcpy(heads, u->heads, 8 * n);
  memcpy(staff, u->teachers, 8 * n);
  memcpy(reserve, u->opening, 8 * n);
  column held = reserve, earned = in, spent = out, follow = ratio, first = classes[0];
  for (int k = 0; k < 2 * years; k++) {
    int roll = (k + 1) / 2;
    const double *x = w + 9 * roll, *b = blocks + (size_t) width * k;
    column count = classes[roll];
    EACH follow[s] = first[s] > 0 ? 1 + x[6] * (count[s] / first[s] - 1) : 1;
    if (k % 2 == 1) september(u, moves + 13 * (k / 2));
    column p0 = point[0], p1 = point[1], p2 = point[2], p3 = point[3], p4 = point[4];
    column p5 = point[5], p6 = point[6], p7 = point[7], p8 = point[8], h = heads;
    EACH spent[s] = p0[s] * b[0] + p1[s] * b[1] + p2[s] * b[2] + p3[s] * b[3] + p4[s] * b[4]
        + p5[s] * b[5] + p6[s] * b[6] + p7[s] * b[7] + p8[s] * b[8] + h[s] * b[9];
    for (int c = 0; c < u->served; c++) {
      column amounts = u->served_amounts + (size_t) c * n;
      double price = b[POINTS + 1 + c];
      EACH spent[s] += amounts[s] * price;
    }
    double share = k % 2 ? 7 / 12.0 : 5 / 12.0;
    column grant = u->grants + (size_t) k * n, budget = paid[k / 2];
    EACH earned[s] = share * budget[s] + grant[s];
    for (int l = 0; l < u->lines; l++) {
      line(u, l, b[POINTS + 1 + u->served + l], x, b + width - 2, k);
    }
    EACH held[s] += earned[s] - spent[s];
    if (k % 2) memcpy(answers + (size_t) (k / 2) * n, held, 8 * n);
  }
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 2) { fprintf(stderr, "usage: peer FILE\n"); return 2; }
  read_all(argv[1]);
  qsort(records, record_count, sizeof *records, by_name);
  double *all = find(-1, "all");
  int units = all[0], worlds = all[1], schools = all[3], largest = 0;
  years = all[2];
  unit *plan = malloc(units * sizeof *plan);
  double **tables = malloc(units * worlds * sizeof *tables);
  for (int u = 0; u < units; u++) {
    plan[u] = load(u);
    largest = max(largest, plan[u].n);
  }
  make_room(largest);
  double *answers = room(largest, years), worst = 0;
  for (int u = 0; u < units; u++) {
    for (int v = 0; v < worlds; v++) {
      char name[32];
      snprintf(name, sizeof name, "w%d", v);
      tables[u * worlds + v] = find(u, name);
      snprintf(name, sizeof name, "w%d.answers", v);
      double *wanted = find(u, name);
      project(&plan[u], tables[u * worlds + v], answers);
      for (int a = 0; a < years * plan[u].n; a++) {
        double off = fabs(answers[a] - wanted[a]) / fmax(1e6, fabs(wanted[a]));
        if (!(off <= worst)) worst = off;
      }
    }
  }
  if (!(worst <= 1e-11)) { printf("C does not agree: %g\n", worst); return 1; }
  double each[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    double start = seconds();
    for (int u = 0; u < units; u++) {
      for (int v = 0; v < worlds; v++) project(&plan[u], tables[u * worlds + v], answers);
    }
    each[round] = (seconds() - start) * 1e9 / ((double) schools * years * worlds);
  }
  qsort(each, ROUNDS, sizeof *each, ascending);
  printf("C      %6d schools x %d worlds: %7.1f ns a school-year (least %.1f), agrees to %.0e\n",
      schools, worlds, each[ROUNDS / 2], each[0], worst);
  return 0;
}
