"""The real browser, found where deploy/find-browser.sh leaves it."""

import os
import shutil

from playwright.sync_api import Browser, Playwright, sync_playwright

# Debian has a Chromium without a window: the same engine, and half the work for two cores.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--mute-audio",
)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium: the machine's own, else Playwright's."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list_arguments())


def find_chromium() -> str | None:
    """Return the machine's own Chromium, None where Playwright's is to be taken."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def list_arguments() -> list[str]:
    """List what every start of it is told."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, "--no-sandbox"] if is_root else list(QUIET)  # Chromium refuses root a sandbox


if __name__ == "__main__":  # deploy/find-browser.sh asks whether it starts
    with sync_playwright() as started:
        launch(started).close()
