#!/bin/sh
# Check a folder of reports; write a table for the office and JSON for programs.
# 0: clean. 1: findings. 2: the job could not be done, so that a result is missing.
folder=${1:-reports}
code=0
govlint check "$folder" --format concise --output csv=govlint.csv --output json=govlint.json || code=$?
case $code in
  0) echo "$folder: clean" ;;
  1) echo "$folder: findings, see govlint.csv" >&2 ;;
  *) echo "$folder: govlint could not do its job" >&2 ;;
esac
exit "$code"
