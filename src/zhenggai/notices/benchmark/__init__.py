"""An open benchmark: clean notices, faults planted by program, traps that must stay silent."""
