"""The slice of a dataset that a window needs, as files that can be sent to where the rest of it is not."""

import io
import json

import pandas as pd

from analysis.datasets.dictionary import describe_package
from analysis.datasets.disk.bounds import Asked, describe_part
from analysis.datasets.disk.files import describe_types, scan_tables
from analysis.datasets.tables import TABLES


def cut_slice(dataset: str, asked: Asked) -> dict[str, bytes]:
    """Return the files of a dataset that has only the rows a window may hold, and says so.

    What is read of it for this window, or for one within it, is what the whole dataset gives. Any other window is
    refused: a slice does not pass for the whole.

    Raises
    ------
    ParameterError, DataError
        As `read_both` does.
    """
    from pyarrow import parquet

    about, tables = scan_tables(dataset, asked, with_bounds=True)
    files, parts = {}, {}
    for name in TABLES:
        # No name that a whole dataset has: whoever opens its files by himself finds none.
        sink, table, path = io.BytesIO(), tables[name].replace_schema_metadata(None), f"slice-{name}.parquet"
        with parquet.ParquetWriter(sink, table.schema, compression="zstd", store_schema=False) as writer:
            writer.add_key_value_metadata(describe_types(name))
            writer.write_table(table)
        files[path] = sink.getvalue()
        parts[name] = [describe_part(path, len(table), pd.DataFrame())]  # one file, which is always looked at
    package = describe_package(dataset, about.model_copy(update={"parts": parts, "holds": asked.tell()}))
    return {**files, "datapackage.json": json.dumps(package, ensure_ascii=False).encode()}
