"""Opens a page in headless Chromium and tells what it says on the console and what it asks of the network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_CONSOLE = re.compile(r"CONSOLE[^\]]*\] (.*)")
NOBODY = "not an origin"
"""Who the browser's own requests come from."""


@dataclass(frozen=True)
class Opened:
    """What opening a page came to: lines on its console, addresses it asked for other than its own."""

    console: list[str]
    requests: list[str]
    picture: bytes


def opened(page: Path, folder: Path, size: tuple[int, int] = (1100, 1400)) -> Opened:
    """Open a page with no network there; everything it asks for is noted all the same."""
    assert CHROMIUM, "needs a browser"
    log, picture = folder / "net.json", folder / "page.png"
    ran = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--user-data-dir={folder / 'profile'}",
            f"--log-net-log={log}",
            f"--screenshot={picture}",
            "--hide-scrollbars",
            f"--window-size={size[0]},{size[1]}",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    noted = json.loads(log.read_text(encoding="utf-8"))
    start = noted["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    asked = (
        event["params"] for event in noted["events"] if event["type"] == start and "url" in event.get("params", {})
    )
    requests = [
        each["url"] for each in asked if each.get("initiator") != NOBODY and not each["url"].startswith("file:")
    ]
    return Opened(_CONSOLE.findall(ran.stderr.decode("utf-8", "replace")), requests, picture.read_bytes())
