"""What the rooms need of the machine: a cache, work in the background, git, an atomic swap."""
