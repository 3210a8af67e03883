"""An office's own docx templates over the papers of a round: kept, checked, filled."""
