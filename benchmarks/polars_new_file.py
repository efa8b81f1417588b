"""polars and a new file: `python -m benchmarks.polars_new_file FILE NEW`.

Reads the ledger and the Kontoplan with polars (calamine), sums the ledger by the Kontoplan, and
writes the sums to a new workbook with XlsxWriter: the quickest that a script can do, which leaves
the user's workbook, its reports and its other tabs as they were. Writes the sums as JSON.
"""

import json
import sys

import polars as pl

from benchmarks.plain_way import HEADERS

LEDGER = ["Konto", "Ansvar", "Projekt", "Belopp"]
PLAN = ["Från konto", "Till konto", "Ansvar", "Projekt"]
PLACES = ["Räkning eller not", "Utfall och budget", "Kostnadsfördelning", "Varav", "Trappans bas"]
CODES = {"Ansvar": pl.String, "Projekt": pl.String}


def read(file: str, tab: str, columns: list[str]) -> pl.DataFrame:
    """Return some columns of a data tab."""
    return pl.read_excel(
        file,
        sheet_name=tab,
        engine="calamine",
        columns=columns,
        schema_overrides=CODES,
        read_options={"header_row": HEADERS},
    )


def outcome(file: str) -> pl.DataFrame:
    """Return the sum of the ledger for each place and post that the Kontoplan leads to."""
    keys = LEDGER[:3]
    ledger = read(file, "Huvudbok", LEDGER).group_by(keys).agg(pl.col("Belopp").sum())
    plan = (
        read(file, "Kontoplan", PLAN + PLACES)
        .with_columns(pl.col("Till konto").fill_null(pl.col("Från konto")))
        .unpivot(PLACES, index=PLAN, variable_name="Plats", value_name="Post")
        .drop_nulls("Post")
    )
    led = plan.join_where(
        ledger,
        pl.col("Konto") >= pl.col("Från konto"),
        pl.col("Konto") <= pl.col("Till konto"),
    )
    for code in CODES:
        led = led.filter(pl.col(code).is_null() | (pl.col(code) == pl.col(f"{code}_right")))
    return led.group_by("Plats", "Post", maintain_order=True).agg(pl.col("Belopp").sum())


def main() -> int:
    """Write the sums to a new workbook."""
    sums = outcome(sys.argv[1])
    sums.write_excel(sys.argv[2])
    places: dict[str, dict[str, float]] = {}
    for place, post, amount in sums.iter_rows():
        places.setdefault(place, {})[post] = amount
    print(json.dumps(places, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
