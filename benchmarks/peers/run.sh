#!/bin/sh
# run.sh [SCHOOLS WORLDS]: the projection of the benchmarks in Java, C and numpy, one after another.
# Needs benchmarks/target/benchmarks.jar, gcc and numpy.
set -e
cd "$(dirname "$0")"
schools=${1:-1280}
worlds=${2:-64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O3 -march=native -fno-math-errno -fno-trapping-math -o "$work/peer" peer.c -lm
for round in 1 2 3; do
  java -cp ../target/benchmarks.jar org.perpupil.benchmarks.Peers "$schools" "$worlds" "$work/peers.bin"
  "$work/peer" "$work/peers.bin"
  OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 python3 peer.py "$work/peers.bin"
done
