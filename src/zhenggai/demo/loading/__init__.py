"""The files of `data/` read into rows: offsets become days, fields in texts are filled."""
