"""Knowledge as data: kinds, authorities, places, aliases and tiers, read from `data/reference` once a process."""
