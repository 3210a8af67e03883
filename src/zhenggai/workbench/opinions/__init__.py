"""The pages of citizens' opinions (群众意见)."""
