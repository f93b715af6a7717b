"""mitmdump -nr FLOWS -s mitmdump-search.py: which of the literals in $NEEDLES stand in which flow, decoded."""
import os

with open(os.environ["NEEDLES"], "rb") as file:
    NEEDLES = [line for line in file.read().split(b"\n") if line]


class Search:
    def response(self, flow):
        for message in (flow.request, flow.response):
            content = message.content or b""
            for needle in NEEDLES:
                if needle in content:
                    print(f"{flow.request.path}\t{needle.decode()}", flush=False)


addons = [Search()]
