"""Views by noun; each asks who looks, does one thing and renders."""
