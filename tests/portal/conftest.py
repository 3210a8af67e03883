"""The real browser for tests of the public pages."""

import os

# Playwright keeps a loop running in this thread; Django would refuse the database under it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
