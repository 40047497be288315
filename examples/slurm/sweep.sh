#!/usr/bin/env bash
# A sweep as an array of Slurm jobs: each runs one slice of the worlds, and a last one joins them.
#
#   sweep.sh submit N PLAN OUT.csv [OPTION OF SBATCH...]    N slices, then the table of results
#   sweep.sh slice  N PLAN OUT.csv                          what a job of the array runs
#   sweep.sh merge  N PLAN OUT.csv                          what the last job runs
#
# For example, 200 slices of four threads each, a hundred at a time:
#
#   sweep.sh submit 200%100 deficit-risk.sweep.yaml risk.csv --cpus-per-task=4 --mem=4G --time=2:00:00
#
# Plan, its files and OUT lie where every machine sees them; `perpupil` is on the PATH there, or PERPUPIL
# names it. A slice that was finished is not run again, so that the same array can be submitted anew.
set -euo pipefail

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

if [ $# -lt 4 ]; then
  fail "$0: expected submit, slice or merge, how many slices, a plan and OUT.csv" \
    "Maybe '$0 submit 100 plan.sweep.yaml out.csv' was meant."
fi
what=$1 slices=${2%%%*} plan=$3 out=$4
limit=${2#"$slices"}
if ! [[ $slices =~ ^[1-9][0-9]*$ ]]; then
  fail "$0: found '$2', expected how many slices, such as 200, or 200%100 for a hundred at a time" \
    "Maybe the plan and the number were swapped."
fi
perpupil=${PERPUPIL:-perpupil}
parts=$out.slices

case $what in
  submit)
    array=$(sbatch --parsable --array="1-$slices$limit" "${@:5}" "$0" slice "$slices" "$plan" "$out")
    # Of a federation, sbatch also tells the cluster.
    sbatch --dependency="afterok:${array%%;*}" "$0" merge "$slices" "$plan" "$out"
    ;;
  slice)
    if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
      fail "$0: SLURM_ARRAY_TASK_ID is not set, which tells the slice" \
        "Maybe '$0 submit' was meant, or sbatch --array=1-$slices."
    fi
    # Schools that fail are told of by the last job; the array is no failure for them.
    exec "$perpupil" sweep --plan "$plan" --slice "$SLURM_ARRAY_TASK_ID/$slices" \
      --threads "${SLURM_CPUS_PER_TASK:-1}" --out "$parts/$SLURM_ARRAY_TASK_ID.part" --allow-failures
    ;;
  merge)
    files=() missing=()
    for ((i = 1; i <= slices; i++)); do
      if [ -f "$parts/$i.part" ]; then files+=("$parts/$i.part"); else missing+=("$i"); fi
    done
    if [ ${#missing[@]} -gt 0 ]; then
      again=$(IFS=,; echo "${missing[*]}")
      printf '%s\n' "$0: ${#missing[@]} of $slices slices are missing in $parts" \
        "Maybe 'sbatch --array=$again $0 slice $slices $plan $out' runs them again." >&2
      exit 1
    fi
    exec "$perpupil" merge "${files[@]}" --out "$out"
    ;;
  *)
    fail "$0: found '$what', expected submit, slice or merge" "Maybe 'submit' was meant."
    ;;
esac
