#!/usr/bin/env bash
# pyarrow 26.0.1 (PyPI), package pyarrow.parquet.encryption, seen 2026-11-30.
#
# An encrypted Parquet file has a key for each column and one for its footer. double_wrapping=False has KMS wrap each of these itself,
# instead of one key between for all of them. Known: then a file costs a request for each of its keys. That is so for writing. Not
# guessed: of what KMS answers nothing is kept within a read, so that the request for a column's key is made seven times for every ROW
# GROUP of it. A file that was written with 11 requests is read with 701, and one column of it with 71. cache_lifetime does not change
# that, and a stand-in for KMS that answers at once hides it; the bill and the quota do not.
#
# Output seen:
#   1 column,   1 row group     double: 2 to write,   2 to read, 2 to read a column   single:  2 to write,   8 to read,  8 to read a column
#   2 columns,  1 row group     double: 2 to write,   2 to read, 2 to read a column   single:  3 to write,  15 to read,  8 to read a column
#   2 columns,  10 row groups   double: 2 to write,   2 to read, 2 to read a column   single:  3 to write, 141 to read, 71 to read a column
#   10 columns, 10 row groups   double: 2 to write,   2 to read, 2 to read a column   single: 11 to write, 701 to read, 71 to read a column
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1

cat > count.py <<'PY'
import base64, datetime
import pyarrow, pyarrow.parquet as parquet
from pyarrow.parquet.encryption import CryptoFactory, DecryptionConfiguration, EncryptionConfiguration, KmsClient, KmsConnectionConfig

requests = []

class Kms(KmsClient):
    """Wraps a key by its base64, and counts the requests."""
    def __init__(self, config):
        super().__init__()
    def wrap_key(self, key, master):
        requests.append(master)
        return base64.b64encode(key).decode()
    def unwrap_key(self, wrapped, master):
        requests.append(master)
        return base64.b64decode(wrapped)

def counted(work):
    requests.clear()
    work()
    return len(requests)

def file(columns, groups, double):
    table = pyarrow.table({f"c{n}": range(10 * groups) for n in range(columns)})
    to_write = EncryptionConfiguration(footer_key="alias/footer", column_keys={"alias/columns": table.column_names},
                                       double_wrapping=double, cache_lifetime=datetime.timedelta(hours=1))
    to_read = DecryptionConfiguration(cache_lifetime=datetime.timedelta(hours=1))
    def write():
        properties = CryptoFactory(Kms).file_encryption_properties(KmsConnectionConfig(), to_write)
        with parquet.ParquetWriter("file", table.schema, encryption_properties=properties) as writer:
            writer.write_table(table, row_group_size=10)
    def read(names=None):
        properties = CryptoFactory(Kms).file_decryption_properties(KmsConnectionConfig(), to_read)
        assert parquet.read_table("file", columns=names, decryption_properties=properties) == table.select(names or table.column_names)
    return counted(write), counted(read), counted(lambda: read(["c0"]))

for columns, groups in ((1, 1), (2, 1), (2, 10), (10, 10)):
    size = f"{columns} column{'s'[:columns - 1]}, ".ljust(12) + f"{groups} row group{'s'[:groups - 1]}".ljust(16)
    twice = "{:1} to write, {:3} to read, {:1} to read a column".format(*file(columns, groups, True))
    once = "{:2} to write, {:3} to read, {:2} to read a column".format(*file(columns, groups, False))
    print(f"{size}double: {twice}   single: {once}")
PY
venv/bin/python count.py | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
