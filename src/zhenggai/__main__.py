"""`python -m zhenggai` is the command `zhenggai`."""

import sys

from zhenggai.cli import main

sys.exit(main())
