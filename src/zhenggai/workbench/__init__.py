"""The working pages: addresses, forms, views, templates; no rule of the trade lives here."""
