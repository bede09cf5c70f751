#!/usr/bin/env python3
"""A million files that wait and one flux of 1 GB in work: how much memory the daemon takes.

Usage: memory.py ECLUSE FOLDER [FILES]. Makes a root in FOLDER (which needs about 6 GB and as many inodes as FILES),
runs `ecluse watch` under /usr/bin/time -v until the large flux is answered, and prints the peak. Nothing of the
answer is judged here: the tests do that.
"""
import base64
import gzip
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time

PIECE_BYTES = 110_000_000
FLUX_BYTES = 990_000_000
SAMPLE = "FSO1100A_ABC123_ABC1231100000000000000001"


def piece(nth: int, shape: str) -> bytes:
    """An invoice of the samples with one attachment that does not deflate but by its base64."""
    content = base64.b64encode(random.Random(nth).randbytes(PIECE_BYTES * 3 // 4))
    attachment = (
        b"<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>"
        b'<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">' + content +
        b"</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>")
    text = re.sub("<cbc:ID>[^<]*</cbc:ID>", f"<cbc:ID>M{nth}</cbc:ID>", shape, count=1).encode()
    return text.replace(b"<cac:AccountingSupplierParty>", attachment + b"<cac:AccountingSupplierParty>", 1)


def envelope(path: str, shape: str) -> None:
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1) as packed:
        with tarfile.open(fileobj=packed, mode="w") as tar:
            nth = 0
            while raw.tell() + PIECE_BYTES * 0.77 < FLUX_BYTES:
                nth += 1
                data = piece(nth, shape)
                info = tarfile.TarInfo(f"p{nth}.xml")
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
    print(f"one flux of {os.path.getsize(path):,} bytes, {nth} pieces")


def waiting_files(folder: str, count: int) -> None:
    os.makedirs(folder, exist_ok=True)
    for nth in range(count):
        with open(f"{folder}/FSO1100A_ABC123_ABC1231100{nth:015d}", "w") as file:
            file.write("<nothing/>")
    print(f"{count:,} files wait")


def main() -> None:
    ecluse, folder = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    root = os.path.join(folder, "root")
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run([ecluse, "init", root], check=True, stdout=subprocess.DEVNULL)
    with open(f"{root}/ecluse.toml", "w") as file:
        file.write("[pickup]\nquiet_ms = 1000\n")
    samples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../samples")
    with open(f"{samples}/ordinary-ubl/flux/{SAMPLE}", encoding="utf-8") as file:
        shape = file.read()
    waiting_files(f"{root}/inbound/ABC123", count)
    large = "FSO1100A_OPE001_OPE0011100000000000000001"
    envelope(f"{root}/.large", shape)
    os.makedirs(f"{root}/inbound/OPE001", exist_ok=True)
    os.rename(f"{root}/.large", f"{root}/inbound/OPE001/{large}")
    begin = time.time()
    with open(f"{root}/time", "w", encoding="utf-8") as said:
        daemon = subprocess.Popen(["/usr/bin/time", "-v", ecluse, "watch", "--root", root], stderr=said)
    answers = f"{root}/outbound/OPE001"
    while not (os.path.isdir(answers) and os.listdir(answers)) and time.time() - begin < 1800:
        time.sleep(0.2)
    print(f"answered after {time.time() - begin:.1f} s")
    time.sleep(5)
    left = sum(1 for _ in os.scandir(f"{root}/inbound/ABC123"))
    with open(f"/proc/{daemon.pid}/task/{daemon.pid}/children", encoding="ascii") as children:
        os.kill(int(children.read().split()[0]), signal.SIGTERM)
    daemon.wait()
    print(f"{left:,} files still wait")
    for line in open(f"{root}/time", encoding="utf-8", errors="replace"):
        if "Maximum resident" in line or "Elapsed" in line:
            print(line.strip())


if __name__ == "__main__":
    main()
