"""The records that the Java programs write: a name and doubles, each with its length before it."""

import struct

import numpy as np


def read(path):
    """Returns the numbers of a file by name."""
    records = {}
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from("<i", data, at)
        name = data[at + 4 : at + 4 + length].decode()
        (count,) = struct.unpack_from("<i", data, at + 4 + length)
        at += 8 + length
        records[name] = np.frombuffer(data, "<f8", count, at).astype(float)
        at += 8 * count
    return records
