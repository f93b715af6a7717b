"""make-flows.py MESSAGES FLOWS: writes what the bench wrote (length, request, length, response, again) as mitmproxy keeps it."""
import struct
import sys

from mitmproxy import http, io
from mitmproxy.test import tflow


def parts(raw):
    head, body = raw.split(b"\r\n\r\n", 1)
    first, *fields = head.split(b"\r\n")
    return first.split(b" ", 2), http.Headers([tuple(field.split(b": ", 1)) for field in fields]), body


with open(sys.argv[1], "rb") as messages, open(sys.argv[2], "wb") as flows:
    writer = io.FlowWriter(flows)

    def read():
        length = messages.read(4)
        return messages.read(struct.unpack("<I", length)[0]) if length else None

    while (raw := read()) is not None:
        (method, path, version), headers, body = parts(raw)
        flow = tflow.tflow()
        flow.request = http.Request(
            "example.com", 80, method, b"http", b"", path, version, headers, body, None, 0, 0)
        (version, status, reason), headers, body = parts(read())
        flow.response = http.Response(version, int(status), reason, headers, body, None, 0, 0)
        writer.add(flow)
