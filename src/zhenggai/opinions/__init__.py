"""What citizens tell of a book (群众意见): registered, sealed or answered, counted."""
