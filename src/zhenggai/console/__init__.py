"""What commands do that need the database; loaded by name after Django is set up, so that the
reader never waits for it."""
