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
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*QUIET, "--no-sandbox"] if is_root else list(QUIET)  # Chromium refuses root a sandbox
    return playwright.chromium.launch(executable_path=found, args=arguments)


if __name__ == "__main__":  # deploy/find-browser.sh asks whether it starts
    with sync_playwright() as started:
        launch(started).close()
