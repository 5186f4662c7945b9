"""pyarrow, the C++ SDK: Parquet in a bucket whose default is SSE-KMS: `python with_pyarrow.py BUCKET KEY_ARN`. The bucket is there."""

import os
import sys

import pyarrow
import pyarrow.dataset
import pyarrow.parquet
from pyarrow.fs import FileSelector, S3FileSystem

bucket, _key = sys.argv[1:]
files = S3FileSystem(
    endpoint_override=os.environ["AWS_ENDPOINT_URL_S3"].removeprefix("http://"),
    scheme="http",
    region=os.environ["AWS_REGION"],
    access_key=os.environ["AWS_ACCESS_KEY_ID"],
    secret_key=os.environ["AWS_SECRET_ACCESS_KEY"],
)
rows = 200_000
table = pyarrow.table(
    {
        "number": range(rows),
        "text": [f"row {number}" for number in range(rows)],
        "half": [number / 2 for number in range(rows)],
    }
)
pyarrow.parquet.write_table(
    table, f"{bucket}/table.parquet", filesystem=files, row_group_size=20_000, compression="none"
)
whole = pyarrow.parquet.read_table(f"{bucket}/table.parquet", filesystem=files)
assert whole.equals(table)

# Ranges: one column, one row group, and a filter.
file = pyarrow.parquet.ParquetFile(files.open_input_file(f"{bucket}/table.parquet"), pre_buffer=True)
assert file.read_row_group(7, columns=["half"]).equals(table.slice(140_000, 20_000).select(["half"]))
few = pyarrow.parquet.read_table(f"{bucket}/table.parquet", filesystem=files, filters=[("number", ">=", rows - 3)])
assert few.column("number").to_pylist() == [rows - 3, rows - 2, rows - 1]

# A data set in partitions, more than one file.
parted = table.append_column("part", pyarrow.array([number % 3 for number in range(rows)]))
pyarrow.dataset.write_dataset(parted, f"{bucket}/set", filesystem=files, format="parquet", partitioning=["part"])
again = pyarrow.dataset.dataset(f"{bucket}/set", filesystem=files, format="parquet", partitioning=["part"])
assert again.count_rows() == rows

# Files: empty ones are multipart uploads too.
with files.open_output_stream(f"{bucket}/empty") as stream:
    pass
content = os.urandom(12 * 1024 * 1024 + 5)
with files.open_output_stream(f"{bucket}/large") as stream:
    stream.write(content)
with files.open_input_stream(f"{bucket}/large") as stream:
    assert stream.read() == content
assert files.get_file_info(f"{bucket}/empty").size == 0
files.copy_file(f"{bucket}/large", f"{bucket}/copy")
files.move(f"{bucket}/copy", f"{bucket}/moved")
names = sorted(info.path for info in files.get_file_info(FileSelector(bucket)))
assert names == [f"{bucket}/{name}" for name in ("empty", "large", "moved", "set", "table.parquet")], names
files.delete_dir_contents(bucket)
assert files.get_file_info(FileSelector(bucket)) == []
print("pyarrow is content")
