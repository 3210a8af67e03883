"""What the screen before publication looks at, a file for each thing."""
