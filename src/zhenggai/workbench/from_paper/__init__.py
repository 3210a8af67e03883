"""代录: acts that were done on paper and that a clerk types in, with the scan beside the form."""
