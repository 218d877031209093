#!/usr/bin/env bash
# Makes the Parquet files of data/completejourney from the CSV files of the R package completejourney.
# usage: scripts/import-completejourney.sh FOLDER [OUTPUT]
#   FOLDER  holds transactions_sample.csv.gz, products.csv.gz, demographics.csv.gz and promotions_sample.csv.gz
#           (see data/completejourney/README.md)
#   OUTPUT  where the Parquet files go (default: data/completejourney)
set -euo pipefail
if [[ $# -lt 1 || $# -gt 2 ]]; then
  sed -n '2,6s/^# //p' "$0" >&2
  exit 2
fi
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
from="$1"
to="${2:-$root/data/completejourney}"

"$root/ecomai" import csv "$from/transactions_sample.csv.gz" --output "$to/transactions.parquet" \
  --columns household_id,product_id,transaction_timestamp,quantity,sales_value,store_id,week,basket_id
"$root/ecomai" import csv "$from/products.csv.gz" --output "$to/products.parquet"
"$root/ecomai" import csv "$from/demographics.csv.gz" --output "$to/demographics.parquet"
"$root/ecomai" import category-sales "$to" --promotions "$from/promotions_sample.csv.gz" --output "$to/category-sales.parquet"
