"""The pages of the joint review (会审) of a plan."""
