"""From checked records to the policy: plain JSON with a hash, placeholders filled in."""
