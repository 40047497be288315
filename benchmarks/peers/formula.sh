#!/bin/sh
# formula.sh [SCHOOLS WORLDS]: the whole formula in Java and numpy, one after another.
# Needs benchmarks/target/benchmarks.jar and numpy.
set -e
cd "$(dirname "$0")"
schools=${1:-20480}
worlds=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for round in 1 2 3; do
  java -cp ../target/benchmarks.jar org.perpupil.benchmarks.FormulaPeers "$schools" "$worlds" "$work/formula.bin"
  OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 python3 formula.py "$work/formula.bin"
done
