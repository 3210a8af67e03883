"""The pages of reporting rounds (填报) and their sheets."""
