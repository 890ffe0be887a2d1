"""Prints the Debian packages that Qt needs and this machine lacks, one a line."""

import shutil
import subprocess

from studyapp.services.system_check import missing_packages

wanted = missing_packages()
if shutil.which("apt-cache"):
    # Newer releases carry the 64-bit time suffix.
    known = subprocess.run(["apt-cache", "show", "libglib2.0-0t64"], capture_output=True, check=False)
    if known.returncode == 0:
        wanted = ["libglib2.0-0t64" if name == "libglib2.0-0" else name for name in wanted]
for name in wanted:
    print(name)  # noqa: T201 - its output is its purpose
