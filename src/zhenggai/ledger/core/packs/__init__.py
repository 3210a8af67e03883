"""Rule packs that ship: what differs by place and year, each value with its source."""
