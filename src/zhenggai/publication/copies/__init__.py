"""A draft that comes back from Word or WPS: read, led back to its parts, taken over."""
